import Postgres
import Testing

@Suite struct `A calendar day` {
    @Test func `goes to PostgreSQL and comes back, from the first to the last`() async throws {
        let connection = try await Database.connection()
        let days: [CalendarDay] = [
            .infinity, .negativeInfinity, .earliest, .latest,
        ]
        for day in days {
            #expect(try await connection.one("SELECT \(day)", as: CalendarDay.self) == day)
        }
        #expect(try await connection.one("SELECT \(days)", as: [CalendarDay].self) == days)
        #expect(
            try await connection.all("SELECT unnest(\(days))::text") == [
                "infinity", "-infinity", "4714-11-24 BC", "5874897-12-31",
            ]
        )
    }

    @Test func `is the same day for PostgreSQL, every 37 days over 900 years`() async throws {
        let connection = try await Database.connection()
        let days = try await connection.all(
            """
            SELECT day::date, extract(year FROM day)::int8, extract(month FROM day)::int8, extract(day FROM day)::int8
            FROM generate_series('1580-01-01'::timestamp, '2480-12-31', '37 days') AS day
            """
        ) { (day: CalendarDay, year: Int, month: Int, number: Int) in (day, year, month, number) }
        #expect(days.count > 8000)
        for (day, year, month, number) in days {
            #expect(day.components == (year, month, number))
            #expect(CalendarDay(year: year, month: month, day: number) == day)
        }
    }

    @Test func `has a text and is read from it`() throws {
        let day = try #require(CalendarDay(year: 2025, month: 7, day: 31))
        #expect("\(day)" == "2025-07-31")
        for text in [
            "2025-07-31", "2024-02-29", "0001-01-01", "0000-12-31", "-4712-01-01", "12025-01-01", "infinity",
            "-infinity",
        ] {
            #expect(CalendarDay(text)?.description == text)
        }
        for text in [
            "2025-02-29", "1900-02-29", "2025-13-01", "2025-00-10", "2025-7-31", "25-07-31", "", "--2025-01-01",
            "+2025-01-01", "2025-07-31 ",
        ] {
            #expect(CalendarDay(text) == nil, "\(text)")
        }
    }

    @Test func `that PostgreSQL does not hold is none, beginning with the day beside the first and the last`() throws {
        #expect(CalendarDay(year: -4713, month: 11, day: 24) == .earliest)
        #expect(CalendarDay("-4713-11-24") == .earliest)
        #expect(CalendarDay(year: 5_874_897, month: 12, day: 31) == .latest)
        #expect(CalendarDay("5874897-12-31") == .latest)
        #expect(CalendarDay(year: -4713, month: 11, day: 23) == nil)
        #expect(CalendarDay(year: 5_874_898, month: 1, day: 1) == nil)
        for text in [
            "-4713-11-23", "-4714-12-31", "-5000000-01-01", "5874898-01-01", "5900000-01-01", "6000000-12-31",
            "9223372036854775807-01-01", "9223372036854775808-01-01", "-9223372036854775808-01-01",
        ] {
            #expect(CalendarDay(text) == nil, "\(text)")
        }
    }

    @Test func `comes before a later one`() {
        #expect(CalendarDay(days: 1) < CalendarDay(days: 2))
        #expect(CalendarDay.negativeInfinity < CalendarDay(days: -2_451_545))
    }
}
