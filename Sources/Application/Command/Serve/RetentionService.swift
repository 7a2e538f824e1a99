import Evidence
import Foundation
import Logging
import Notices
import ServiceLifecycle
import Tenancy

/// Forgets what has been kept long enough, at the start and every day.
struct RetentionService: Service {
    let place: Workplace
    let database: Database
    let logger: Logger

    func run() async throws {
        do {
            try await cancelWhenGracefulShutdown {
                while true {
                    await attempt("addresses") { try await database.forgetAddresses(now: $0) }
                    await attempt("typed work") { try await database.forgetTypedWork(now: $0) }
                    await attempt("notices") { try await database.forgetNotices(now: $0) }
                    await attempt("uploads") { try await database.forgetUploads(now: $0) }
                    await attempt("logs") { try place.forgetLogs(before: $0 - Double(AuditOrigin.days) * 86_400) }
                    try await Task.sleep(for: .seconds(86_400))
                }
            }
        } catch is CancellationError {
            // Told to stop.
        }
    }

    /// What fails today is tried again tomorrow.
    private func attempt(_ what: String, _ forget: (Date) async throws -> Void) async {
        do {
            try await forget(Date())
        } catch is CancellationError {
            // The pause that follows ends at once.
        } catch {
            logger.error("can't forget \(what)", metadata: ["error": "\(String(reflecting: error))"])
        }
    }
}
