import ClosedLoop
import Collection
import Logging
import ServiceLifecycle
import Tenancy

/// Opens the reports that fall due, and warns of what a day has made true, at the start and every day.
struct ReportService: Service {
    private let calendar: ReportCalendar
    private let logger: Logger

    init(_ database: Database, _ logger: Logger) {
        let day = WarningDay(database: database)
        calendar = ReportCalendar(
            database: database,
            also: {
                let outcome = await day.decide()
                if outcome.raised > 0 { logger.info("raised warnings", metadata: ["count": "\(outcome.raised)"]) }
                return outcome.failures
            }
        )
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
