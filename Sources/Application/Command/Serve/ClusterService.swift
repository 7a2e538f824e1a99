import Logging
import Schema
import ServiceLifecycle

/// Starts the private PostgreSQL again when it has died, as long as the service runs.
struct ClusterService: Service {
    let place: Workplace
    let logger: Logger

    func run() async throws {
        do {
            try await cancelWhenGracefulShutdown {
                try await place.watch { event in
                    switch event {
                    case .died: logger.error("PostgreSQL has ended, though nobody stopped it; it is started again")
                    case .restarted: logger.notice("PostgreSQL runs again")
                    case .failed(let error, let pause):
                        logger.error("can't start PostgreSQL", metadata: ["error": "\(error)", "pause": "\(pause)"])
                    }
                }
            }
        } catch is CancellationError {
            // Told to stop.
        }
    }
}
