import Foundation
import Logging
import ServiceLifecycle
import Tenancy

/// Forgets what has been kept long enough, at the start and every day.
struct RetentionService: Service {
    let database: Database
    let logger: Logger

    func run() async throws {
        do {
            try await cancelWhenGracefulShutdown {
                while true {
                    do {
                        try await database.forgetAddresses(now: Date())
                        try await database.forgetTypedWork(now: Date())
                    } catch let error where !(error is CancellationError) {
                        logger.error(
                            "can't forget what was kept long enough",
                            metadata: ["error": "\(String(reflecting: error))"]
                        )
                    }
                    try await Task.sleep(for: .seconds(86_400))
                }
            }
        } catch is CancellationError {
            // Told to stop.
        }
    }
}
