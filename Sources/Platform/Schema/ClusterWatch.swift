import Foundation

/// What a watch over a private PostgreSQL saw.
package enum ClusterEvent: Sendable {
    /// It is gone, though nobody stopped it.
    case died
    /// It runs again.
    case restarted
    /// It could not be started, and is tried again after a pause.
    case failed(any Error, pause: Duration)
}

extension ClusterUse {
    /// Watches over it until the task is cancelled: one that died is started again at once, and while that fails after
    /// pauses that grow from a quarter of a second to half a minute. Throws `CancellationError` alone.
    ///
    /// - Parameter interval: how often it is looked at, which costs a look at a file and a process.
    package func watch(every interval: Duration = .seconds(1), _ tell: @Sendable (ClusterEvent) -> Void) async throws {
        while true {
            try await Task.sleep(for: interval)
            guard !cluster.isAlive else { continue }
            tell(.died)
            try await restart(tell)
        }
    }

    private func restart(_ tell: @Sendable (ClusterEvent) -> Void) async throws {
        var pause = Duration.milliseconds(250)
        while true {
            do {
                try await startedAgain()
                return tell(.restarted)
            } catch let error as CancellationError {
                throw error
            } catch {
                // What its last processes hold of it goes with them, a full disk is cleared by somebody.
                tell(.failed(error, pause: pause))
                try await Task.sleep(for: pause)
                pause = min(pause * 2, .seconds(30))
            }
        }
    }

    private func startedAgain() async throws {
        try await door.wait()
        defer { door.release() }
        try await cluster.start()
    }
}

extension Cluster {
    /// Whether the process that its files name is there.
    var isAlive: Bool {
        // A file that is not there, or is being written, names no process.
        let content = FileManager.default.contents(atPath: files.appending(path: "postmaster.pid").path) ?? Data()
        let line = String(decoding: content, as: UTF8.self).split(whereSeparator: \.isNewline).first
        guard let number = line.flatMap({ pid_t($0) }) else { return false }
        return kill(number, 0) == 0 || errno == EPERM
    }

    /// Whether the pages are being served from it now.
    package func isServed() throws -> Bool {
        let lock = files.deletingLastPathComponent().appending(path: "service.lock")
        guard FileManager.default.fileExists(atPath: lock.path) else { return false }
        let service = try FileLock(lock)
        guard service.take(.alone) else { return true }
        service.release()
        return false
    }
}
