import Postgres
import Testing

@Suite struct `A numeric` {
    static let texts = [
        "0", "1", "-1", "10000", "9999", "-10000.0001", "0.1", "0.0001", "0.00001", "1.50", "-0.000000000000000000001",
        "123456789012345678901234567890.123456789", "100000000", "1000000000000.00", "0.00", "12345.6789",
        "99999999.99999999",
        "NaN", "Infinity", "-Infinity", String(repeating: "7", count: 131_072),
        "0." + String(repeating: "0", count: 16_382) + "3",
        "1" + String(repeating: "0", count: 131_071), "9." + String(repeating: "9", count: 16_383),
    ]

    @Test(arguments: texts) func `is what PostgreSQL reads and writes`(text: String) async throws {
        let connection = try await Database.connection()
        let numeric = try #require(Numeric(text))
        #expect(numeric.description == text)
        let (written, isEqual, back) = try await connection.one(
            "SELECT \(numeric)::text, \(numeric) = \(text)::numeric, \(text)::numeric"
        ) { (text: String, isEqual: Bool, back: Numeric) in (text, isEqual, back) }
        #expect(written == text)
        #expect(isEqual)
        #expect(back == numeric)
        #expect(back.description == text)
        #expect(back.scale == numeric.scale)
    }

    @Test func `agrees with PostgreSQL on a thousand random ones`() async throws {
        let connection = try await Database.connection()
        let pairs = try await connection.all(
            """
            SELECT number, number::text
            FROM (SELECT ((random() - 0.5) * 10 ^ (random() * 40 - 20)::int)::numeric * (random() * 1e9)::int8 AS number
                FROM generate_series(1, 1000)) AS random
            """
        ) { (number: Numeric, text: String) in (number, text) }
        for (number, text) in pairs {
            #expect(number.description == text)
            #expect(Numeric(text) == number)
        }
    }

    @Test func `is read with exponents, signs and bare points`() {
        #expect(Numeric("1e3")?.description == "1000")
        #expect(Numeric("+1.5E-3")?.description == "0.0015")
        #expect(Numeric("-.5")?.description == "-0.5")
        #expect(Numeric("007.10")?.description == "7.10")
        #expect(Numeric("-0")?.description == "0")
        #expect(Numeric("0e5")?.description == "0")
        #expect(Numeric("5.")?.description == "5")
    }

    @Test(arguments: [
        "", "-", ".", "1,5", "1 ", " 1", "1e", "1e+", "0x10", "1_000", "--1", "nan", "１", "1e131072",
        "1e-16384", "1" + String(repeating: "0", count: 131_072),
    ])
    func `is not read from anything else`(text: String) {
        #expect(Numeric(text) == nil)
    }

    @Test func `is equal by value`() {
        #expect(Numeric("1.5") == Numeric("1.50"))
        #expect(Numeric("1.5")?.hashValue == Numeric("1.50")?.hashValue)
        #expect(Numeric(-10_000) == Numeric("-10000.0"))
        #expect(Numeric(0) == Numeric("0.000"))
        #expect(Numeric(Int.min).description == "\(Int.min)")
        #expect(Numeric("1") != Numeric("10000"))
    }

    @Test func `shows its parts`() {
        let numeric = Numeric("-123456.7800")
        #expect(numeric?.sign == .minus)
        #expect(numeric?.digits == [12, 3456, 7800])
        #expect(numeric?.weight == 1)
        #expect(numeric?.scale == 4)
    }

    @Test func `is read from integer columns too, and from arrays`() async throws {
        let connection = try await Database.connection()
        #expect(try await connection.one("SELECT count(*) FROM generate_series(1, 3)", as: Numeric.self) == Numeric(3))
        let numbers = Self.texts.compactMap { Numeric($0) }
        #expect(try await connection.one("SELECT \(numbers)", as: [Numeric].self) == numbers)
    }
}
