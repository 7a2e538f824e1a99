import Postgres
import Support
import Testing

@Suite struct `An address` {
    @Test func `names the application and limits statements`() async throws {
        let address = DatabaseAddress(
            try Database.address().conninfo + " options='-c work_mem=7MB'",
            applicationName: "a test",
            statementTimeout: .milliseconds(150)
        )
        let connection = try await Connection.open(address)
        #expect(try await connection.one("SELECT current_setting('application_name')", as: String.self) == "a test")
        #expect(try await connection.one("SELECT current_setting('work_mem')", as: String.self) == "7MB")
        let error = await #expect(throws: PostgresError.self) { try await connection.execute("SELECT pg_sleep(60)") }
        #expect(error?.state == .queryCanceled)
    }

    @Test func `may hold several hosts, of which the first suitable one is taken`() async throws {
        let server = try PostgresServer.shared.get()
        let several = "host=/nowhere,127.0.0.1,\(server.folder) port=1,1,\(server.port) dbname=postgres user=postgres"
        let connection = try await Connection.open(DatabaseAddress(several + " target_session_attrs=read-write"))
        #expect(try await connection.one("SELECT 1", as: Int.self) == 1)
        let error = await #expect(throws: ConnectFailed.self) {
            try await Connection.open(DatabaseAddress(several + " target_session_attrs=standby"))
        }
        #expect(error?.reason.contains("not in hot standby") == true)
    }

    @Test func `is made from keywords, whatever is in them`() async throws {
        let server = try PostgresServer.shared.get()
        let name = "it's a \\ \"test\""
        let address = DatabaseAddress(keywords: [
            "host": server.folder, "port": "\(server.port)", "user": "postgres", "dbname": "postgres",
            "application_name": name,
        ])
        let connection = try await Connection.open(address)
        #expect(try await connection.one("SELECT current_setting('application_name')", as: String.self) == name)
    }

    @Test func `works over TCP too`() async throws {
        let server = try PostgresServer.shared.get()
        let connection = try await Connection.open(DatabaseAddress(server.address(overTCP: true)))
        #expect(try await connection.one("SELECT inet_server_port()", as: Int.self) == server.port)
    }
}
