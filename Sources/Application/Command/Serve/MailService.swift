import Logging
import Notices
import ServiceLifecycle

/// Sends the mail that waits in the queue, as long as the service runs.
struct MailService: Service {
    let sender: MailSender
    let logger: Logger

    func run() async throws {
        do {
            try await cancelWhenGracefulShutdown {
                try await sender.run { outcome in
                    for failure in outcome.failures {
                        logger.error("can't send mail", metadata: ["error": "\(String(reflecting: failure))"])
                    }
                    if outcome.sent > 0 { logger.info("sent mail", metadata: ["count": "\(outcome.sent)"]) }
                }
            }
        } catch is CancellationError {
            // Told to stop.
        }
        do {
            try await sender.giveBack()
        } catch {
            logger.notice("the mail's lease ends by itself", metadata: ["error": "\(String(reflecting: error))"])
        }
    }
}
