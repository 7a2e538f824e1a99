import Calendar
import Postgres
import Support
import Testing

@Suite struct `A day in PostgreSQL` {
    private func connection() async throws -> Connection {
        try await Connection.open(DatabaseAddress(try PostgresServer.shared.get().address()))
    }

    @Test func `is the same day there, every 37 days over 900 years`() async throws {
        let days = try await connection().all(
            """
            SELECT day::date, extract(year FROM day)::int8, extract(month FROM day)::int8, extract(day FROM day)::int8
            FROM generate_series('1580-01-01'::timestamp, '2480-12-31', '37 days') AS day
            """
        ) { (day: Day, year: Int, month: Int, number: Int) in (day, year, month, number) }
        #expect(days.count > 8000)
        for (day, year, month, number) in days {
            #expect(day.components == (year, month, number))
            #expect(Day(year: year, month: month, day: number) == day)
        }
    }

    @Test func `goes there and comes back, from the first to the last`() async throws {
        let connection = try await connection()
        let days = [Day(year: -4713, month: 11, day: 24), Day(year: 5_874_897, month: 12, day: 31)].compactMap(\.self)
        #expect(try await connection.one("SELECT \(days)", as: [Day].self) == days)
        #expect(try await connection.all("SELECT unnest(\(days))::text") == ["4714-11-24 BC", "5874897-12-31"])
        for beyond in [days[0] - 1, days[1] + 1] {
            var bytes: [UInt8] = []
            #expect(throws: EncodingFault.self) { try beyond.encode(into: &bytes) }
        }
    }

    @Test(arguments: ["infinity", "-infinity"]) func `is none where it is infinite`(text: String) async throws {
        let connection = try await connection()
        await #expect(throws: DecodingFault.self) {
            try await connection.one("SELECT \(text)::text::date", as: Day.self)
        }
    }
}
