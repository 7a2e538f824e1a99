import Foundation
import Testing

@Suite struct `banmo indicators` {
    private struct Answer: Decodable {
        struct Indicator: Decodable {
            let code: String
            let leg: String
            let value: Double?
            let numerator: Double?
            let denominator: Double?
            let factor: Double
            let target: Double
            let attainment: Double?
        }

        let programme: String
        let country: String?
        let college: String?
        let period: String
        let index: Double?
        let indicators: [Indicator]
    }

    private func answer(_ arguments: String...) async throws -> Answer {
        let run = try await Demonstration.shared.banmo.run(["indicators"] + arguments + ["--format", "json"])
        try #require(run.status == 0, "\(run.errors)")
        return try run.json(as: Answer.self)
    }

    @Test func `tells a program numerators and denominators, which make the values`() async throws {
        let answer = try await answer("--country", "LA", "--period", "2025Q3")
        #expect(answer.country == "LA")
        #expect(answer.period == "2025Q3")
        let codes = try Self.codes
        #expect(answer.indicators.map(\.code) == codes)
        var valued = 0
        for indicator in answer.indicators {
            guard let value = indicator.value else { continue }
            valued += 1
            let numerator = try #require(indicator.numerator, "\(indicator.code)")
            let denominator = try #require(indicator.denominator, "\(indicator.code)")
            let computed = numerator / denominator * indicator.factor
            #expect(abs(value - computed) < 1e-9 * max(1, abs(value)), "\(indicator.code)")
        }
        #expect(valued > codes.count / 2)
        let index = try #require(answer.index)
        #expect((0...100).contains(index))
    }

    @Test func `prints the same as a table, in both languages`() async throws {
        let answer = try await answer("--country", "LA", "--period", "2025Q3")
        let arguments = ["indicators", "--country", "LA", "--period", "2025Q3"]
        let english = try await Demonstration.shared.banmo.run(arguments)
        #expect(english.status == 0)
        #expect(english.rows.first?.first?.hasSuffix("Laos · 2025Q3") == true)
        #expect(english.rows[1] == ["Indicator", "Value", "Target", "Attainment"])
        let budget = try #require(answer.indicators.first { $0.code == "PLN_BUDGET_EXECUTION" })
        let value = try #require(budget.value)
        let mark = value >= budget.target ? "▲ met" : value >= budget.target * 0.9 ? "● close" : "▼ missed"
        #expect(
            english.rows.contains([
                "Budget execution", String(format: "%.1f", value) + "%", "≥ \(Int(budget.target))%", mark,
            ])
        )
        // Everything that the programme judges by is made by somebody or counted.
        #expect(!english.rows.contains { $0.contains("not switched on") })
        let index = try #require(answer.index)
        #expect(english.rows.last?.prefix(2) == ["Closed-loop quality index", String(format: "%.1f", index)])
        let chinese = try await Demonstration.shared.banmo.run(arguments, in: .chinese)
        #expect(chinese.output.contains("老挝"))
        #expect(chinese.rows[1] == ["指标", "数值", "目标", "达标情况"])
        #expect(chinese.rows.contains { $0.first == "预算执行率" })
    }

    @Test func `is of a college or of the whole programme as well`() async throws {
        let college = try await answer("--college", "BM-LA-01", "--period", "2025Q3")
        #expect(college.college == "BM-LA-01")
        #expect(college.country == "LA")
        let programme = try await answer("--period", "2025Q3")
        #expect(programme.country == nil)
        func taught(_ answer: Answer) -> Double {
            answer.indicators.first { $0.code == "DO_HOURS_TAUGHT" }?.denominator ?? 0
        }
        #expect(taught(programme) > taught(college))
        #expect(taught(college) > 0)
    }

    @Test(arguments: ["2025", "2025S1", "202508", "2025Sep"])
    func `takes a period of every level that sums are kept for`(period: String) async throws {
        #expect(try await answer("--country", "LA", "--period", period).period == period)
    }

    @Test(arguments: ["2025Q5", "20250901", "2025W3", "third quarter", ""])
    func `says for any other which forms are accepted`(period: String) async throws {
        let banmo = try await Demonstration.shared.banmo
        let run = try await banmo("indicators", "--country", "LA", "--period", period)
        #expect(run.status == 1)
        #expect(
            run.sentence == """
                Figures are kept by month, quarter, half-year, year and academic year; write a period like 202509, \
                2025Q3, 2025S1, 2025 or 2025Sep instead of “\(period)”.
                """
        )
        let chinese = try await banmo("indicators", "--country", "LA", "--period", period, in: .chinese)
        for form in ["202509", "2025Q3", "2025S1", "2025Sep"] { #expect(chinese.sentence.contains(form)) }
    }

    @Test(arguments: [
        (["--country", "XX"], "The programme has no overseas college in “XX”; it has some in: BD, "),
        (["--college", "BM-XX-01"], "There is no overseas college “BM-XX-01” in this programme;"),
        (["--programme", "other"], "There is no programme “other” in the database; there is: "),
    ])
    func `says what there is instead of what it doesn't know`(arguments: [String], words: String) async throws {
        let run = try await Demonstration.shared.banmo.run(["indicators"] + arguments)
        #expect(run.status == 1)
        #expect(run.sentence.hasPrefix(words), "\(run.sentence)")
        #expect(!run.sentence.contains("\n"))
        #expect(run.output == "")
    }

    @Test func `says that there is no programme yet`() async throws {
        let run = try await Demonstration.empty()("indicators")
        #expect(run.status == 1)
        #expect(run.sentence == "The database has no programme yet; load the demonstration with banmo demo.")
    }

    /// The codes of the indicators that go with banmo, in their order.
    private static var codes: [String] {
        get throws {
            let file = URL(filePath: #filePath).appending(path: "../../../Standards/indicators.csv").standardizedFileURL
            return try String(contentsOf: file, encoding: .utf8).split(separator: "\n").dropFirst().map {
                String($0.prefix { $0 != "," })
            }
        }
    }
}
