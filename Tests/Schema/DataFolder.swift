import Foundation
import Schema

/// A data folder of a test's own.
struct DataFolder {
    let url = URL(filePath: "/tmp/banmo-data-\(UUID().uuidString.prefix(8))")

    /// Runs `body`, then stops the cluster and removes the folder whatever happened.
    nonisolated(nonsending) func emptied(
        after cluster: Cluster,
        _ body: nonisolated(nonsending) () async throws -> Void
    ) async throws {
        do {
            try await body()
        } catch {
            try await cluster.stop()
            try FileManager.default.removeItem(at: url)
            throw error
        }
        try await cluster.stop()
        try FileManager.default.removeItem(at: url)
    }
}
