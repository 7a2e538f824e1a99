import Logging
import Outbox
import ServiceLifecycle

/// Tells whoever must hear of it what transactions have left in the outbox, as long as the service runs.
struct OutboxService: Service {
    let reader: OutboxReader
    let logger: Logger

    func run() async throws {
        do {
            try await cancelWhenGracefulShutdown {
                try await reader.run { outcome in
                    for failure in outcome.failures {
                        logger.error(
                            "can't tell what is in the outbox",
                            metadata: ["error": "\(String(reflecting: failure))"]
                        )
                    }
                }
            }
        } catch is CancellationError {
            // Told to stop.
        }
        do {
            try await reader.giveBack()
        } catch {
            logger.notice("the outbox's lease ends by itself", metadata: ["error": "\(String(reflecting: error))"])
        }
    }
}
