import Postgres
import Support

/// The server that all tests share; each works in temporary tables or tables of its own.
enum Database {
    static func address() throws -> DatabaseAddress {
        DatabaseAddress(try PostgresServer.shared.get().address())
    }

    static func connection(statementLimit: Int = 256) async throws -> Connection {
        try await Connection.open(try address(), statementLimit: statementLimit)
    }

    static func pool(limit: Int = 8, change: (inout Pool.Configuration) -> Void = { _ in }) throws -> Pool {
        var configuration = Pool.Configuration(try address())
        configuration.maximumConnections = limit
        change(&configuration)
        return Pool(configuration)
    }
}
