import Postgres
import Testing

@Suite struct `A transaction` {
    @Test func `is committed when its body returns, whatever it returns`() async throws {
        final class Unsendable { var count = 0 }
        let connection = try await Database.connection()
        try await connection.execute("CREATE TEMPORARY TABLE entry (id int8)")
        var seen: [Int] = []
        let result = try await connection.transaction { transaction in
            try await transaction.execute("INSERT INTO entry VALUES (1)")
            seen.append(try await transaction.one("SELECT count(*) FROM entry"))
            return Unsendable()
        }
        result.count += 1
        #expect(seen == [1])
        #expect(try await connection.all("SELECT id FROM entry", as: Int.self) == [1])
    }

    @Test func `is undone when its body throws`() async throws {
        struct Refusal: Error {}
        let connection = try await Database.connection()
        try await connection.execute("CREATE TEMPORARY TABLE entry (id int8)")
        await #expect(throws: Refusal.self) {
            try await connection.transaction { transaction in
                try await transaction.execute("INSERT INTO entry VALUES (1)")
                throw Refusal()
            }
        }
        #expect(try await connection.one("SELECT count(*) FROM entry", as: Int.self) == 0)
    }

    @Test func `that hides a failed statement says that nothing was committed`() async throws {
        let connection = try await Database.connection()
        try await connection.execute("CREATE TEMPORARY TABLE entry (id int8)")
        await #expect(throws: NotCommitted.self) {
            try await connection.transaction { transaction in
                try await transaction.execute("INSERT INTO entry VALUES (1)")
                do { try await transaction.execute("SELECT 1 / 0") } catch is PostgresError {}
            }
        }
        #expect(try await connection.one("SELECT count(*) FROM entry", as: Int.self) == 0)
    }

    @Test func `throws the error of its commit`() async throws {
        let connection = try await Database.connection()
        try await connection.execute(
            "CREATE TEMPORARY TABLE entry (id int8 CONSTRAINT entry_once UNIQUE DEFERRABLE INITIALLY DEFERRED)"
        )
        let error = await #expect(throws: PostgresError.self) {
            try await connection.transaction { transaction in
                try await transaction.execute("INSERT INTO entry VALUES (1), (1)")
            }
        }
        #expect(error?.state == .uniqueViolation)
        #expect(error?.constraint == "entry_once")
        #expect(try await connection.one("SELECT count(*) FROM entry", as: Int.self) == 0)
    }

    @Test func `only for reading refuses to write and sees its settings`() async throws {
        let connection = try await Database.connection()
        let opening = [try SQL.setLocal("app.tenant", to: "t1"), try SQL.setLocal("app.role", to: "reporter")]
        let seen = try await connection.transaction(opening: opening, readOnly: true) { transaction in
            try await transaction.one(
                "SELECT current_setting('app.tenant') || current_setting('app.role')",
                as: String.self
            )
        }
        #expect(seen == "t1reporter")
        let error = await #expect(throws: PostgresError.self) {
            try await connection.transaction(readOnly: true) { try await $0.execute("CREATE TABLE never (id int8)") }
        }
        #expect(error?.state == .readOnlyTransaction)
    }

    @Test func `only for reading sees one moment, whatever others commit meanwhile`() async throws {
        let (reader, writer) = (try await Database.connection(), try await Database.connection())
        try await writer.script("CREATE TABLE moment (id int8)")
        let count: SQL = "SELECT count(*) FROM moment"
        try await reader.transaction(readOnly: true) { transaction in
            #expect(try await transaction.one(count, as: Int.self) == 0)
            try await writer.execute("INSERT INTO moment VALUES (1)")
            #expect(try await transaction.one(count, as: Int.self) == 0)
        }
        #expect(try await reader.one(count, as: Int.self) == 1)
    }

    @Test func `cannot be used after it has ended, nor beside itself`() async throws {
        let connection = try await Database.connection()
        let ended = try await connection.transaction { transaction in
            try await transaction.execute("SELECT 1")
            await #expect(throws: Misuse.self) { try await connection.execute("SELECT 1") }
            await #expect(throws: Misuse.self) {
                try await connection.transaction { try await $0.execute("SELECT 1") }
            }
            return transaction
        }
        await #expect(throws: TransactionEnded.self) { try await ended.execute("SELECT 1") }
        let unused = try await connection.transaction { $0 }
        await #expect(throws: TransactionEnded.self) { try await unused.execute("SELECT 1") }
        #expect(try await connection.one("SELECT 1", as: Int.self) == 1)
    }

    @Test func `can go on after a savepoint was undone`() async throws {
        struct Refusal: Error {}
        let connection = try await Database.connection()
        try await connection.execute("CREATE TEMPORARY TABLE entry (id int8 PRIMARY KEY)")
        try await connection.transaction { transaction in
            try await transaction.execute("INSERT INTO entry VALUES (1)")
            let error = await #expect(throws: PostgresError.self) {
                try await transaction.savepoint {
                    try await transaction.execute("INSERT INTO entry VALUES (2)")
                    try await transaction.savepoint { try await transaction.execute("INSERT INTO entry VALUES (3)") }
                    try await transaction.execute("INSERT INTO entry VALUES (1)")
                }
            }
            #expect(error?.state == .uniqueViolation)
            try await transaction.savepoint { try await transaction.execute("INSERT INTO entry VALUES (4)") }
        }
        #expect(try await connection.all("SELECT id FROM entry ORDER BY id", as: Int.self) == [1, 4])
    }

    @Test func `sends several statements at once and says what each affected`() async throws {
        let connection = try await Database.connection()
        try await connection.execute("CREATE TEMPORARY TABLE entry (id int8)")
        let before = await connection.roundTrips
        let affected = try await connection.transaction { transaction in
            try await transaction.pipeline([
                "INSERT INTO entry SELECT generate_series(1, 5)", "UPDATE entry SET id = id + 1 WHERE id > \(2)",
                "DELETE FROM entry WHERE id = \(1)",
            ])
        }
        #expect(affected == [5, 3, 1])
        #expect(await connection.roundTrips - before == 2)
    }

    @Test func `runs a script of several statements`() async throws {
        let connection = try await Database.connection()
        try await connection.transaction { transaction in
            try await transaction.script("CREATE TEMPORARY TABLE entry (id int8); INSERT INTO entry VALUES (1), (2);")
            #expect(try await transaction.one("SELECT count(*) FROM entry", as: Int.self) == 2)
        }
        let error = await #expect(throws: PostgresError.self) {
            try await connection.script("INSERT INTO entry VALUES (3); SELECT nonsense;")
        }
        #expect(error?.state == .undefinedColumn)
        #expect(try await connection.one("SELECT count(*) FROM entry", as: Int.self) == 2)
        await #expect(throws: Misuse.self) {
            try await connection.transaction { try await $0.script("COMMIT; SELECT 1;") }
        }
        #expect(try await connection.one("SELECT count(*) FROM entry", as: Int.self) == 2)
    }

    @Test func `serves tasks that use it at the same time, one after the other`() async throws {
        let connection = try await Database.connection()
        let sum = try await connection.transaction(opening: [try SQL.setLocal("app.tenant", to: "7")]) { transaction in
            try await withThrowingTaskGroup(of: Int.self) { group in
                for number in 1...100 {
                    group.addTask {
                        try await transaction.one("SELECT current_setting('app.tenant')::int8 * \(number)")
                    }
                }
                var sum = 0
                for try await product in group { sum += product }
                return sum
            }
        }
        #expect(sum == 7 * 5050)
    }
}
