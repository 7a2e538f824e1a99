import CMagic
import Foundation
import Synchronization

/// What libmagic makes of bytes. Its table, 10 MB mapped from a file, is opened with the first question and kept; one
/// question is answered at a time, for a table is one thread's.
package final class Magic: Sendable {
    private struct Table: ~Copyable, @unchecked Sendable {
        // Used under the lock alone.
        let cookie: magic_t

        deinit { magic_close(cookie) }
    }

    /// The table is not installed, or can't be read.
    package struct Unusable: Error, Sendable {
        /// What libmagic says.
        package let reason: String
    }

    /// The one table of the process.
    package static let shared = Magic()

    private let table = Mutex<Table?>(nil)

    private init() {}

    /// Bytes of a file's beginning that are looked at.
    private static let looked = 256 << 10

    /// The media type of an open file, such as `image/png`; throws `Unusable`.
    package func mediaType(of descriptor: Int32) throws -> String {
        try table.withLock { table in
            if table == nil { table = try Self.opened() }
            guard let cookie = table?.cookie, let name = magic_descriptor(cookie, descriptor) else {
                throw Self.fault(table?.cookie)
            }
            return String(cString: name)
        }
    }

    private static func opened() throws -> Table {
        guard let cookie = magic_open(MAGIC_MIME_TYPE) else { throw fault(nil) }
        let table = Table(cookie: cookie)
        var looked = Self.looked
        guard magic_load(cookie, nil) == 0, magic_setparam(cookie, MAGIC_PARAM_BYTES_MAX, &looked) == 0 else {
            throw fault(cookie)
        }
        return table
    }

    private static func fault(_ cookie: magic_t?) -> Unusable {
        Unusable(reason: cookie.flatMap { magic_error($0) }.map { String(cString: $0) } ?? "no memory")
    }
}
