import Foundation

/// A lock on a file that other processes respect; it ends with the process that holds it, however that ends.
final class FileLock: Sendable {
    /// Whether others may hold it too.
    enum Kind: Sendable {
        case shared, alone
    }

    private let descriptor: Int32

    /// Opens the file, making it if it is not there; nothing is locked yet.
    init(_ file: URL) throws(ClusterFault) {
        // No program that is started meanwhile may inherit it, or the lock would live as long as PostgreSQL does.
        descriptor = open(file.path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw .folderUnusable(file.deletingLastPathComponent().path, reason: String(cString: strerror(errno)))
        }
    }

    deinit {
        close(descriptor)
    }

    /// Locks the file at once; false if others hold it.
    func take(_ kind: Kind) -> Bool {
        flock(descriptor, (kind == .alone ? LOCK_EX : LOCK_SH) | LOCK_NB) == 0
    }

    /// Locks the file when nobody else holds it any more.
    func wait() async throws {
        while !take(.alone) { try await Task.sleep(for: .milliseconds(50)) }
    }

    /// Lets the others have it.
    func release() {
        flock(descriptor, LOCK_UN)
    }
}
