import Foundation

/// A file without a name that is written once and then read, as often as wanted and from several threads; the system frees
/// it with its last holder, even if the process is killed.
package final class SpooledFile: Sendable {
    private let descriptor: Int32

    /// Where temporary files lie: `TMPDIR`, or `/var/tmp`, which is on a disk where `/tmp` may be in memory.
    package static var folder: URL {
        URL(filePath: ProcessInfo.processInfo.environment["TMPDIR"] ?? "/var/tmp")
    }

    /// Makes an empty one; throws `POSIXError`.
    package init() throws {
        var template = Array("\(Self.folder.path)/banmo-XXXXXX".utf8CString)
        descriptor = mkstemp(&template)
        guard descriptor >= 0 else { throw Self.error }
        unlink(template)
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    }

    deinit { close(descriptor) }

    /// Adds bytes at the end; throws `POSIXError`, as where the disk is full.
    package func append(_ bytes: [UInt8]) throws {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw Self.error }
            rest = rest.dropFirst(count)
        }
    }

    /// How many bytes it has.
    package var count: Int {
        var status = stat()
        return fstat(descriptor, &status) == 0 ? Int(status.st_size) : 0
    }

    /// The bytes from a place on, at most so many, none behind the end; throws `POSIXError`.
    package func bytes(from place: Int, atMost count: Int) throws -> [UInt8] {
        var result = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
            repeat {
                result = pread(descriptor, buffer.baseAddress, count, off_t(place))
            } while result < 0 && errno == EINTR
            initialized = max(0, result)
        }
        guard result >= 0 else { throw Self.error }
        return bytes
    }

    /// A descriptor with a place of its own, for whoever reads and closes it; throws `POSIXError`.
    package func reopened() throws -> Int32 {
        let other = open("/proc/self/fd/\(descriptor)", O_RDONLY | O_CLOEXEC)
        guard other >= 0 else { throw Self.error }
        return other
    }

    private static var error: POSIXError { POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
}
