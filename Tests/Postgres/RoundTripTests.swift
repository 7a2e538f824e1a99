import Postgres
import Support
import Testing

@Suite struct `Round trips, counted by a proxy between client and server` {
    @Test func `a tenant's read is one: begin, settings, query and commit`() async throws {
        let proxy = try Proxy(to: try PostgresServer.shared.get())
        let connection = try await Connection.open(DatabaseAddress(proxy.address))
        let settings = try ["tenant", "programme", "role"].map { name in
            switch name {
            case "tenant": try SQL.setLocal("app.tenant", to: name)
            case "programme": try SQL.setLocal("app.programme", to: name)
            default: try SQL.setLocal("app.role", to: name)
            }
        }
        // Even the first time, when nothing is prepared yet.
        for _ in 0..<3 {
            let before = proxy.turns
            let read = try await connection.readOnce(opening: settings, "SELECT current_setting('app.tenant'), \(1)") {
                (tenant: String, number: Int) in "\(tenant) \(number)"
            }
            #expect(read == ["tenant 1"])
            #expect(proxy.turns - before == 1)
        }
        #expect(await connection.roundTrips == 3)
    }

    @Test func `a transaction is one for each query, and one more to commit if it writes`() async throws {
        let proxy = try Proxy(to: try PostgresServer.shared.get())
        let connection = try await Connection.open(DatabaseAddress(proxy.address))
        let setting = try SQL.setLocal("app.tenant", to: "t")
        var before = proxy.turns
        try await connection.transaction(opening: [setting], readOnly: true) { transaction in
            try await transaction.execute("SELECT \(1)")
            #expect(proxy.turns - before == 1)
            try await transaction.execute("SELECT \(2)")
        }
        // The commit was sent without waiting; nothing says when it arrives.
        #expect((2...3).contains(proxy.turns - before))
        #expect(await connection.roundTrips == 2)
        try await connection.execute("CREATE TEMPORARY TABLE entry (id int8)")
        before = proxy.turns
        try await connection.transaction(opening: [setting]) { try await $0.execute("INSERT INTO entry VALUES (1)") }
        #expect(proxy.turns - before == 2)
    }

    @Test func `a transaction in which nothing happens is none`() async throws {
        let proxy = try Proxy(to: try PostgresServer.shared.get())
        let connection = try await Connection.open(DatabaseAddress(proxy.address))
        let before = proxy.turns
        #expect(try await connection.transaction { _ in 5 } == 5)
        #expect(proxy.turns == before)
    }
}
