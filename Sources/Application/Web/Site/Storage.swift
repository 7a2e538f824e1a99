import Foundation
import Postgres
import Spreadsheet

/// The disks that the service writes to: where uploads wait, and where its private database is.
struct Storage: Sendable {
    var folders = [SpooledFile.folder]
    /// Bytes below which nothing more can be written: two files of PostgreSQL's log.
    private static let needed = 32 << 20

    /// Throws `DiskFull` where one has no room left.
    func check() throws(DiskFull) {
        for folder in folders where Self.free(folder) < Self.needed { throw DiskFull() }
    }

    /// A folder that can't be looked at says nothing of its disk: what fails there tells why.
    private static func free(_ folder: URL) -> Int {
        var disk = statvfs()
        guard statvfs(folder.path, &disk) == 0 else { return .max }
        return Int(disk.f_bavail) * Int(disk.f_frsize)
    }
}

/// A disk has no room left for what was to be written.
struct DiskFull: Error {
    init() {}

    /// Nil where an error says something else.
    init?(_ error: any Error) {
        switch error {
        case let error as PostgresError where error.state == .diskFull: break
        case let error as POSIXError where [.ENOSPC, .EDQUOT].contains(error.code): break
        case is DiskFull: break
        default: return nil
        }
    }
}
