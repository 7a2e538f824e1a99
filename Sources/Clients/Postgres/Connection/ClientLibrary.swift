import CPostgres

/// The libpq that this process runs with, which may be another than it was built with.
package enum ClientLibrary {
    /// Its major version, such as 15.
    package static var majorVersion: Int { Int(PQlibVersion()) / 10_000 }
}
