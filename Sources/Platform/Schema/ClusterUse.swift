import Foundation

/// Somebody's use of a private PostgreSQL, during which nobody stops it: whoever comes first starts it, whoever leaves
/// last stops it, whichever process that is.
///
/// Everyone who uses it holds a shared lock; starting and stopping happen one at a time, behind a door. A process that
/// is killed leaves without stopping PostgreSQL, and the next one's leaving does that.
package struct ClusterUse: Sendable {
    let cluster: Cluster
    let door: FileLock
    private let users: FileLock
    /// Held by who serves the pages; one at a time does.
    private let service: FileLock?

    fileprivate init(_ cluster: Cluster, serving: Bool) async throws {
        let folder = cluster.files.deletingLastPathComponent()
        do {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        } catch {
            throw ClusterFault.folderUnusable(folder.path, reason: error.localizedDescription)
        }
        self.cluster = cluster
        service = serving ? try FileLock(folder.appending(path: "service.lock")) : nil
        if let service, !service.take(.alone) {
            throw ClusterFault.served(folder.deletingLastPathComponent().path)
        }
        door = try FileLock(folder.appending(path: "door.lock"))
        users = try FileLock(folder.appending(path: "users.lock"))
        try await door.wait()
        defer { door.release() }
        guard users.take(.shared) else { throw ClusterFault.served(folder.deletingLastPathComponent().path) }
        do {
            try await cluster.start()
        } catch {
            // What was started half must not stay; why it failed is what the caller must hear.
            do { try await stopIfLast() } catch is ClusterFault {}
            throw error
        }
    }

    /// Leaves; stops PostgreSQL if nobody else uses it. Not to be called in a task that was cancelled.
    package func end() async throws {
        try await door.wait()
        defer { door.release() }
        try await stopIfLast()
        service?.release()
    }

    /// Deletes what it has logged and not written to since a moment.
    package func forgetLogs(before moment: Date) throws {
        try cluster.forgetLogs(before: moment)
    }

    private func stopIfLast() async throws {
        users.release()
        guard users.take(.alone) else { return }
        defer { users.release() }
        try await cluster.stop()
    }
}

extension Cluster {
    /// Makes the cluster if it is not there, starts it if it does not run, and keeps it running until the use ends.
    ///
    /// One at a time may be `serving`; another is refused as ``ClusterFault/served(_:)``.
    package func use(serving: Bool = false) async throws -> ClusterUse {
        try await ClusterUse(self, serving: serving)
    }
}
