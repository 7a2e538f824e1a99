import ClosedLoop
import Logging
import ServiceLifecycle
import Tenancy

/// Decides on the findings on which only time has to decide, at the start and every hour.
struct FindingService: Service {
    private let calendar: FindingCalendar
    private let logger: Logger

    init(_ database: Database, _ logger: Logger) {
        calendar = FindingCalendar(database: database)
        self.logger = logger
    }

    func run() async throws {
        do {
            try await cancelWhenGracefulShutdown {
                try await calendar.run { outcome in
                    if outcome.decided > 0 {
                        logger.info("findings decided", metadata: ["count": "\(outcome.decided)"])
                    }
                    for failure in outcome.failures {
                        logger.error("can't decide on findings", metadata: ["error": "\(String(reflecting: failure))"])
                    }
                }
            }
        } catch is CancellationError {
            // Told to stop.
        }
    }
}
