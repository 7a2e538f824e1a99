import Collection
import Logging
import ServiceLifecycle
import Tenancy

/// Opens the reports that fall due, at the start and every day.
struct ReportService: Service {
    private let calendar: ReportCalendar
    private let logger: Logger

    init(_ database: Database, _ logger: Logger) {
        calendar = ReportCalendar(database: database)
        self.logger = logger
    }

    func run() async throws {
        do {
            try await cancelWhenGracefulShutdown {
                try await calendar.run { outcome in
                    if outcome.opened > 0 { logger.info("opened reports", metadata: ["count": "\(outcome.opened)"]) }
                    for failure in outcome.failures {
                        logger.error("can't open reports", metadata: ["error": "\(String(reflecting: failure))"])
                    }
                }
            }
        } catch is CancellationError {
            // Told to stop.
        }
    }
}
