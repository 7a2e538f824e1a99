import Glibc
import SystemPackage

/// A terminal without a person: what a program writes to its one end is read at the other.
struct Terminal {
    /// What the program writes to.
    let end: FileDescriptor
    private let other: FileDescriptor

    init() throws {
        other = try .open("/dev/ptmx", .readWrite)
        var (number, locked): (Int32, Int32) = (0, 0)
        // TIOCSPTLCK and TIOCGPTN, which libc wraps in functions that Swift doesn't see.
        guard ioctl(other.rawValue, 0x4004_5431, &locked) == 0, ioctl(other.rawValue, 0x8004_5430, &number) == 0 else {
            throw Errno(rawValue: errno)
        }
        end = FileDescriptor(rawValue: open("/dev/pts/\(number)", O_RDWR | O_NOCTTY))
        guard end.rawValue >= 0 else { throw Errno(rawValue: errno) }
    }

    /// All that was written, once no program holds the one end.
    func read() throws -> String {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 4096)
        while true {
            let count = Glibc.read(other.rawValue, &buffer, buffer.count)
            // When the last writer has gone, reading is an error.
            guard count > 0 else { break }
            bytes += buffer[..<count]
        }
        try other.close()
        return String(decoding: bytes, as: UTF8.self)
    }
}
