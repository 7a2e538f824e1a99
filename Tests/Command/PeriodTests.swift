import Testing

@Suite struct `banmo period` {
    private let banmo = Banmo()

    private struct Period: Decodable, Equatable {
        let id: String
        let type: String
        let start: String
        let end: String
    }

    @Test(arguments: [[], ["--format", "json"]])
    func `prints one period as an object`(format: [String]) async throws {
        let run = try await banmo.run(["period", "2024Q3"] + format)
        #expect(run.status == 0)
        #expect(
            run.output == """
                {"id": "2024Q3", "type": "Quarterly", "start": "2024-07-01", "end": "2024-09-30"}

                """
        )
    }

    @Test func `prints several as an array in their order`() async throws {
        let run = try await banmo("period", "2025Sep", "202402", "2024W1")
        let periods = try run.json(as: [Period].self)
        #expect(periods.map(\.id) == ["2025Sep", "202402", "2024W1"])
        #expect(periods.map(\.start) == ["2025-09-01", "2024-02-01", "2024-01-01"])
        #expect(periods.map(\.end) == ["2026-08-31", "2024-02-29", "2024-01-07"])
    }

    @Test func `prints relative periods as an array`() async throws {
        let run = try await banmo("period", "LAST_12_MONTHS", "--on", "2025-11-21")
        let periods = try run.json(as: [Period].self)
        #expect(periods.count == 12)
        #expect(periods.first?.id == "202411")
        #expect(periods.last == Period(id: "202510", type: "Monthly", start: "2025-10-01", end: "2025-10-31"))
    }

    @Test func `counts financial years from the month it is told`() async throws {
        let run = try await banmo(
            "period",
            "THIS_FINANCIAL_YEAR",
            "--on",
            "2025-11-21",
            "--financial-year-start",
            "April"
        )
        #expect(
            try run.json(as: [Period].self)
                == [Period(id: "2025April", type: "FinancialApril", start: "2025-04-01", end: "2026-03-31")]
        )
    }

    @Test func `prints a table for people`() async throws {
        let run = try await banmo("period", "2024Q3", "2024", "--format", "table")
        #expect(
            run.rows == [
                ["2024Q3", "Quarterly", "2024-07-01 – 2024-09-30"], ["2024", "Yearly", "2024-01-01 – 2024-12-31"],
            ]
        )
    }

    @Test(arguments: [
        (["2024Q5"], "“2024Q5” has a number 5; that year has 1 to 4, as in 2024Q2."),
        (
            ["quarter"],
            "“quarter” is no period; write one like 20251121, 2025W47, 202511, 2025Q3, 2025S1, 2025 or 2025Sep."
        ),
        (
            ["LAST_13_MONTHS"],
            "“LAST_13_MONTHS” is neither a period nor a relative period such as LAST_12_MONTHS or THIS_QUARTER."
        ),
        (["THIS_QUARTER", "--on", "2025-02-30"], "“2025-02-30” is no date; write one like 2025-11-21."),
        (
            ["THIS_YEAR", "--financial-year-start", "May"],
            "No financial year begins in “May”; use February, April, July, August, September, October or November."
        ),
    ])
    func `exits with 1 and one sentence for a malformed one`(arguments: [String], sentence: String) async throws {
        let run = try await banmo.run(["period"] + arguments)
        #expect(run.status == 1)
        #expect(run.errors == sentence + "\n")
        #expect(run.output == "")
    }

    @Test func `speaks Chinese`() async throws {
        let run = try await banmo("period", "2024Q5", in: .chinese)
        #expect(run.status == 1)
        #expect(run.sentence.contains("“2024Q5”"))
        #expect(run.sentence.hasSuffix("。"))
    }
}
