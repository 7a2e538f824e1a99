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

/// Asks again and again until the answer is yes; gives up after minutes, for the machine may be busy.
func eventually(_ question: () async throws -> Bool) async throws -> Bool {
    for _ in 0..<20_000 {
        if try await question() { return true }
        try await Task.sleep(for: .milliseconds(10))
    }
    return false
}
