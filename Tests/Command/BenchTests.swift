import Testing

@Suite struct `banmo bench` {
    private struct Results: Decodable {
        struct Read: Decodable {
            let ofLimit: Double
            let ofPgbench: Double
            let ofEmptyRoute: Double
        }

        struct Import: Decodable {
            let rows: Int
            let ratio: Double
        }

        struct Expression: Decodable {
            let what: String
            let value: Double
        }

        let read: Read
        let `import`: Import
        let expressions: [Expression]
    }

    @Test func `measures every ratio in one run`() async throws {
        let run = try await Demonstration.copy().banmo(
            "bench",
            "--seconds",
            "1",
            "--rounds",
            "1",
            "--rows",
            "500",
            "--megabytes",
            "1",
            "--cpu-seconds",
            "0.001",
            "--format",
            "json"
        )
        try #require(run.status == 0, "\(run.errors)")
        let results = try run.json(as: Results.self)
        #expect(results.read.ofLimit > max(results.read.ofPgbench, results.read.ofEmptyRoute))
        #expect(results.import.rows == 500)
        #expect(results.import.ratio > 0)
        #expect(Set(results.expressions.map(\.what)).isSuperset(of: ["evaluated", "parsed", "sum", "sumOfDecimals"]))
    }

    @Test func `prints tables in both languages`() async throws {
        let banmo = try await Demonstration.shared.banmo
        let english = try await banmo("bench", "import", "--rows", "500")
        #expect(english.status == 0, "\(english.errors)")
        #expect(english.rows.first == ["measured", "against", "ratio"])
        #expect(english.rows.last?.prefix(2) == ["An import of 500 values", "bare COPY of the same rows"])
        let chinese = try await banmo("bench", "import", "--rows", "500", in: .chinese)
        #expect(chinese.rows.first == ["测量项", "对照", "比值"])
        #expect(chinese.rows.last?.first == "导入500项数据")
        let expressions = try await Banmo()("bench", "expressions", "--seconds", "0.001")
        #expect(expressions.status == 0, "\(expressions.errors)")
        #expect(expressions.rows.contains { $0.first == "Indicator of 12 items evaluated" && $0.last == "a second" })
    }

    @Test func `says what it needs`() async throws {
        let read = try await Demonstration.empty()("bench", "read")
        #expect(read.status == 1)
        #expect(read.sentence == "The benchmark reads the demonstration; run banmo demo first.")
        let rounds = try await Banmo()("bench", "--rounds", "0")
        #expect(rounds.status == 1)
        #expect(rounds.sentence == "Seconds, rounds, rows and megabytes are numbers above 0.")
        let pages = try await Banmo()("bench", "pages", "--rounds", "0")
        #expect(pages.sentence == "Seconds, rounds and millions of values are numbers above 0.")
        let role = try await Banmo()("bench", "pages", "--role", "nobody")
        #expect(role.sentence.hasPrefix("There is no role “nobody”; there are: "))
    }
}
