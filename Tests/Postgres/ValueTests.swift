import Foundation
import Postgres
import Testing

/// What goes in as a parameter comes back from a column, through the server.
private func roundTrip<Value: PostgresCodable & Equatable>(
    _ values: [Value],
    as type: SQL,
    _ source: SourceLocation = #_sourceLocation
) async throws {
    let connection = try await Database.connection()
    for value in values {
        let back = try await connection.one("SELECT \(value)::\(type)", as: Value.self)
        #expect(back == value, sourceLocation: source)
    }
    let optionals = values.map(Optional.some) + [nil]
    let array = try await connection.one("SELECT \(optionals)::\(type)[]", as: [Value?].self)
    #expect(array == optionals, sourceLocation: source)
    #expect(try await connection.one("SELECT \(values)::\(type)[]", as: [Value].self) == values, sourceLocation: source)
    let unnested = try await connection.all("SELECT unnest(\(values))", as: Value.self)
    #expect(unnested == values, sourceLocation: source)
    let none = try await connection.one("SELECT \([Value]())::\(type)[]", as: [Value].self)
    #expect(none.isEmpty, sourceLocation: source)
    #expect(try await connection.one("SELECT \(Value?.none)::\(type)", as: Value?.self) == nil, sourceLocation: source)
}

@Suite struct `Values go to PostgreSQL and come back` {
    @Test func booleans() async throws { try await roundTrip([true, false], as: "boolean") }

    @Test func integers() async throws {
        try await roundTrip([Int16.min, -1, 0, 1, .max], as: "smallint")
        try await roundTrip([Int32.min, -1, 0, 1, .max], as: "integer")
        try await roundTrip([Int64.min, -1, 0, 1, .max], as: "bigint")
        try await roundTrip([Int.min, -1, 0, 1, .max], as: "bigint")
    }

    @Test func `floating point, with infinities, signed zero and the smallest and largest`() async throws {
        let doubles = [
            0, -0.0, 1.1, -.infinity, .infinity, .greatestFiniteMagnitude, .leastNonzeroMagnitude, 0.1 + 0.2,
        ]
        try await roundTrip(doubles, as: "double precision")
        try await roundTrip([Float(0), 1.1, -.infinity, .greatestFiniteMagnitude, .leastNonzeroMagnitude], as: "real")
        let connection = try await Database.connection()
        #expect(try await connection.one("SELECT \(Double.nan)", as: Double.self).isNaN)
        #expect(try await connection.one("SELECT \(-0.0)", as: Double.self).sign == .minus)
    }

    @Test func `text in every plane of Unicode, with quotes and controls`() async throws {
        var texts = [
            "", "'", "''", "\"", "\\", "$1", "%s", "\t\r\n\u{1}\u{7F}", "NULL", "Collège", "海外学院", "👩🏽‍🎓", "e\u{301}",
        ]
        for plane in 0...16 {
            let scalars = (1...64).compactMap { Unicode.Scalar(UInt32(plane) << 16 + UInt32($0) * 1021) }
            texts.append(String(String.UnicodeScalarView(scalars)))
        }
        texts.append("\u{FFFF}\u{10FFFF}\u{FEFF}\u{202E}")
        texts.append(String(repeating: "長い", count: 100_000))
        try await roundTrip(texts, as: "text")
        let connection = try await Database.connection()
        for text in texts {
            let bytes = try await connection.one("SELECT convert_to(\(text), 'UTF8')", as: [UInt8].self)
            #expect(bytes == Array(text.utf8))
        }
    }

    @Test func `bytes, with every value`() async throws {
        let all = [UInt8](0...255)
        try await roundTrip([[], [0], all, all + all], as: "bytea")
        try await roundTrip([Data(), Data(all)], as: "bytea")
        let connection = try await Database.connection()
        #expect(try await connection.one("SELECT octet_length(\(all))", as: Int.self) == 256)
    }

    @Test func `UUIDs`() async throws {
        try await roundTrip([UUID(), UUID()], as: "uuid")
        let connection = try await Database.connection()
        let id = UUID()
        #expect(try await connection.one("SELECT \(id)::text", as: String.self) == id.uuidString.lowercased())
    }

    @Test func `moments to the microsecond, at the edges and infinite`() async throws {
        let moments = [Timestamp(microseconds: 0), .earliest, .latest, .infinity, .negativeInfinity]
        try await roundTrip(moments + [Timestamp(microseconds: -1)], as: "timestamptz")
        try await roundTrip(
            [Date(timeIntervalSince1970: 0), Date(timeIntervalSince1970: 1_753_920_000.25)],
            as: "timestamptz"
        )
        let connection = try await Database.connection()
        func text(_ timestamp: Timestamp) async throws -> String {
            try await connection.one("SELECT (\(timestamp) AT TIME ZONE 'UTC')::text")
        }
        #expect(try await text(.latest) == "294276-12-31 23:59:59.999999")
        #expect(try await text(.earliest) == "4714-11-24 00:00:00 BC")
        #expect(try await text(try #require(Timestamp(Date(timeIntervalSince1970: 0)))) == "1970-01-01 00:00:00")
        #expect(try await connection.one("SELECT \(Date.distantFuture)", as: Date.self) == .distantFuture)
        #expect(try await connection.one("SELECT \(Date.distantPast)", as: Date.self) == .distantPast)
        #expect(Timestamp(Date(timeIntervalSinceReferenceDate: .infinity)) == .infinity)
        #expect(Timestamp(Date(timeIntervalSinceReferenceDate: 1e18)) == nil)
        await #expect(throws: UnsendableParameter.self) {
            try await connection.execute("SELECT \(Date(timeIntervalSinceReferenceDate: 1e18))")
        }
        await #expect(throws: DecodingFault.self) {
            try await connection.one("SELECT 'infinity'::timestamptz", as: Date.self)
        }
    }

    @Test func `a value as JSON`() async throws {
        struct Note: Codable, Hashable {
            var title: String
            var count: Int?
            var at: Date
        }
        let note = Note(title: "\"quoted\" / 引用 \n", count: nil, at: Date(timeIntervalSince1970: 1_000_000))
        try await roundTrip([JSON(note)], as: "jsonb")
        let connection = try await Database.connection()
        #expect(try await connection.one("SELECT \(JSON(note))->>'title'", as: String.self) == note.title)
        #expect(try await connection.one("SELECT \(JSON(note))", as: String.self).contains("1970-01-12T13:46:40Z"))
        #expect(try await connection.one("SELECT '[1, 2]'::json", as: JSON<[Int]>.self).value == [1, 2])
    }

    @Test func `enums of strings and of integers, and arrays of them`() async throws {
        enum Stage: String, PostgresCodable { case proposed, approved }
        enum Level: Int16, PostgresCodable { case low = 1, high }
        try await roundTrip([Stage.proposed, .approved], as: "text")
        try await roundTrip([Level.low, .high], as: "smallint")
        let connection = try await Database.connection()
        let fault = await #expect(throws: DecodingFault.self) {
            try await connection.one("SELECT 'gone' AS stage", as: Stage.self)
        }
        #expect(fault?.cause == .value("no case has the raw value gone"))
    }

    @Test func `types of the user's own, read as text`() async throws {
        let connection = try await Database.connection()
        try await connection.script(
            "CREATE TYPE pg_temp.mood AS ENUM ('glad', 'sad'); CREATE DOMAIN pg_temp.code AS text;"
        )
        #expect(try await connection.one("SELECT \("sad")::pg_temp.mood", as: String.self) == "sad")
        #expect(try await connection.one("SELECT 'x'::pg_temp.code", as: String.self) == "x")
    }
}
