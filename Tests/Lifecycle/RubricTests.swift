import Foundation
import Lifecycle
import Testing

@Suite struct `The acceptance rubric` {
    let rubric: Rubric

    init() throws {
        rubric = try .forTests()
    }

    private func verdict(_ scores: [String: Decimal]..., vetoes: Set<Veto.Ground> = []) throws -> Verdict {
        try #require(rubric.verdict(scores, vetoes: vetoes))
    }

    @Test(
        arguments: [
            (1, .pass), (0.8, .pass), (0.79999, .conditional), (0.7, .conditional), (0.69999, .fail), (0, .fail),
        ] as [(Decimal, Verdict.Outcome)]
    )
    func `passes at 80, on conditions at 70`(share: Decimal, outcome: Verdict.Outcome) throws {
        let points = Rubric.points(share)
        let verdict = try verdict(points, points, points)
        #expect(verdict.total == share * 100)
        #expect(verdict.outcome == outcome)
    }

    @Test func `one dimension under 60 % makes a pass conditional, exactly 60 % doesn't`() throws {
        let weak = Rubric.points(0.9, except: ["SUS": 2.99])
        let enough = Rubric.points(0.9, except: ["SUS": 3])
        #expect(try verdict(weak, weak, weak).outcome == .conditional)
        #expect(try verdict(weak, weak, weak).dimensions.filter(\.isWeak).map(\.dimension.code) == ["SUS"])
        #expect(try verdict(enough, enough, enough).outcome == .pass)
    }

    @Test func `one weak dimension between 70 and 80 is still conditional, two fail whatever the total`() throws {
        let one = Rubric.points(0.78, except: ["SUS": 1])
        let two = Rubric.points(0.95, except: ["SUS": 1, "INF": 1])
        #expect(try verdict(one, one, one).outcome == .conditional)
        #expect(try verdict(two, two, two).total > 80)
        #expect(try verdict(two, two, two).outcome == .fail)
    }

    @Test(arguments: Veto.Ground.allCases)
    func `a veto fails the best total`(ground: Veto.Ground) throws {
        let points = Rubric.points(1)
        #expect(try verdict(points, points, points, vetoes: [ground]).outcome == .fail)
    }

    @Test func `five experts up, the highest and lowest of each dimension are dropped`() throws {
        let usual = Rubric.points(0.8)
        let generous = Rubric.points(1, except: ["GOV": 0])
        let stern = Rubric.points(0, except: ["GOV": 10])
        let four = try verdict(usual, usual, generous, stern)
        let five = try verdict(usual, usual, usual, generous, stern)
        #expect(five.total == 80)
        #expect(five.outcome == .pass)
        #expect(four.total == 65)
        #expect(four.outcome == .fail)
    }

    @Test func `thirds of a point add up without a rounding that would cost a pass`() throws {
        let low = Rubric.points(0.8, except: ["GOV": 7])
        let high = Rubric.points(0.8, except: ["GOV": 8.5])
        #expect(try verdict(low, high, high).outcome == .pass)
    }

    @Test func `fewer than three experts, a missing dimension or impossible points give no verdict`() {
        let points = Rubric.points(0.8)
        #expect(rubric.verdict([points, points]) == nil)
        #expect(rubric.verdict([]) == nil)
        var missing = points
        missing["DAT"] = nil
        #expect(rubric.verdict([points, points, missing]) == nil)
        #expect(rubric.verdict([points, points, Rubric.points(0.8, except: ["DAT": 8.1])]) == nil)
        #expect(rubric.verdict([points, points, Rubric.points(0.8, except: ["DAT": -1])]) == nil)
    }

    @Test func `weights that don't add up, repeated codes and broken rows are refused`() {
        let row = ["code": "GOV", "name_zh": "治理", "name_en": "Governance", "weight": "50"]
        #expect(throws: Rubric.Fault.weights(sum: 50)) { try Rubric(rows: [row]) }
        #expect(throws: Rubric.Fault.repeated(code: "GOV")) { try Rubric(rows: [row, row]) }
        let unweighed = row.merging(["weight": "many"]) { $1 }
        #expect(throws: Rubric.Fault.row(2)) { try Rubric(rows: [row, unweighed]) }
    }

    @Test func `the file in Standards is the nine dimensions of the rulebook`() throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../Standards/rubric.csv").standardizedFileURL
        let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").dropFirst()
        let rows = lines.map { line in
            let code = line.prefix { $0 != "," }
            let weight = line.reversed().prefix { $0 != "," }.reversed()
            let names = line.dropFirst(code.count + 1).dropLast(weight.count + 1)
            let zh = names.prefix { $0 != "," }
            return [
                "code": String(code), "name_zh": String(zh), "weight": String(weight),
                "name_en": names.dropFirst(zh.count + 1).trimmingCharacters(in: ["\""]),
            ]
        }
        let rubric = try Rubric(rows: rows)
        #expect(rubric.dimensions.map(\.code) == Rubric.acceptance.map(\.code))
        #expect(rubric.dimensions.map(\.weight) == Rubric.acceptance.map(\.weight))
        #expect(rubric.dimensions[1].nameEn == "Conditions: premises, equipment, funding")
        #expect(rubric.dimensions[8].nameZh == "可持续、安全与风险")
    }
}
