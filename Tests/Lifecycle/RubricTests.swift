import Demonstration
import Foundation
import Language
import Lifecycle
import Number
import Support
import Testing

@Suite struct `The acceptance rubric` {
    let rubric: Rubric

    init() throws {
        rubric = try .forTests()
    }

    private func verdict(_ scores: [String: Number]..., vetoes: Set<Veto.Ground> = []) throws -> Verdict {
        try #require(rubric.verdict(scores, vetoes: vetoes))
    }

    @Test(
        arguments: [
            (1, .pass), (0.8, .pass), (0.79999, .conditional), (0.7, .conditional), (0.69999, .fail), (0, .fail),
        ] as [(Number, Verdict.Outcome)]
    )
    func `passes at 80, on conditions at 70`(share: Number, outcome: Verdict.Outcome) throws {
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

    @Test func `bars are the version's own`() throws {
        let bars = Rubric.Bars(
            pass: 90,
            conditional: 60,
            weakBelow: 50,
            weakOnConditions: 2,
            minimumExperts: 4,
            trimmedFrom: 4
        )
        let strict = try Rubric.version("2", from: .distantPast, bars: bars)
        let points = Rubric.points(0.8, except: ["SUS": 2.4, "INF": 3.4])
        #expect(strict.verdict([points, points, points]) == nil)
        let generous = Rubric.points(1)
        let verdict = try #require(strict.verdict([points, points, generous, Rubric.points(0)]))
        #expect(verdict.dimensions.filter(\.isWeak).map(\.dimension.code) == ["INF", "SUS"])
        #expect(verdict.outcome == .conditional)
        #expect(strict.verdict([generous, generous, generous, points])?.outcome == .pass)
    }

    @Test func `a rubric that means nothing is refused with what to mend`() throws {
        func fault(_ weights: [(code: String, weight: Number)], _ bars: Rubric.Bars = .usual, version: String = "2")
            -> RubricFault?
        {
            #expect(throws: RubricFault.self) {
                _ = try Rubric.version(version, from: .distantPast, weights: weights, bars: bars)
            }
        }
        func bars(_ pass: Number, _ conditional: Number, weak: Int = 1, experts: Int = 3, trimmed: Int = 5)
            -> Rubric.Bars
        {
            Rubric.Bars(
                pass: pass,
                conditional: conditional,
                weakBelow: 60,
                weakOnConditions: weak,
                minimumExperts: experts,
                trimmedFrom: trimmed
            )
        }
        #expect(fault([("GOV", 50)]) == .weights(sum: 50))
        #expect(fault([]) == .weights(sum: 0))
        #expect(fault([("GOV", 50), ("GOV", 50)]) == .repeated(code: "GOV"))
        #expect(fault([("GOV", 100), ("CON", 0)]) == .weight(code: "CON"))
        #expect(fault([("ALL", 100)]) == .code("ALL"))
        #expect(fault([("gov", 100)]) == .code("gov"))
        #expect(fault(Rubric.acceptance, version: " ") == .version(" "))
        #expect(fault(Rubric.acceptance, bars(70, 80)) == .totals)
        #expect(fault(Rubric.acceptance, bars(101, 80)) == .totals)
        #expect(fault(Rubric.acceptance, bars(80, 70, weak: 9)) == .weakOnConditions)
        #expect(fault(Rubric.acceptance, bars(80, 70, experts: 2)) == .experts)
        #expect(fault(Rubric.acceptance, bars(80, 70, trimmed: 2)) == .trimming)
        let nameless = Rubric.Dimension(code: "GOV", name: LocalizedText(zh: "治理"), weight: 100)
        #expect(throws: RubricFault.unnamed(code: "GOV")) {
            try Rubric(version: "2", validFrom: .distantPast, dimensions: [nameless], bars: .usual)
        }
    }

    @Test func `the file in Standards is the nine dimensions of the rulebook`() throws {
        let rubric = try Rubric(from: DemonstrationFiles.standards.appending(path: "rubric.yaml"))
        #expect(rubric.dimensions.map(\.code) == Rubric.acceptance.map(\.code))
        #expect(rubric.dimensions.map(\.weight) == Rubric.acceptance.map(\.weight))
        #expect(rubric.bars == .usual)
        #expect(rubric.dimensions[1].name[.english]?.text == "Conditions: premises, equipment, funding")
        #expect(rubric.dimensions[8].name[.chinese]?.text == "可持续、安全与风险")
    }

    @Test func `what was filed is judged by the version in force then`() throws {
        let strict = try Rubric.version(
            "2",
            from: Cast.start + 86_400 * 100,
            bars: Rubric.Bars(
                pass: 95,
                conditional: 92,
                weakBelow: 60,
                weakOnConditions: 1,
                minimumExperts: 3,
                trimmedFrom: 5
            )
        )
        var life = try Life(at: .panelReview)
        life.dossier.rubrics.append(strict)
        try life.score(Rubric.points(0.9))
        // The decision comes long after the new version began; the request came before.
        life.day = Cast.start + 86_400 * 200
        #expect(try life.take(.accept).rubric == "1")
        var later = try Life(at: .implementing)
        later.dossier.rubrics.append(strict)
        later.day = Cast.start + 86_400 * 200
        try later.reach(.panelReview)
        try later.score(Rubric.points(0.9))
        #expect(throws: College.Refusal.verdict(.fail, total: 90, need: .pass)) { try later.take(.accept) }
        #expect(try later.take(.fail, reason: "不足").rubric == "2")
        var bare = try Life(at: .panelReview)
        bare.dossier.rubrics = []
        #expect(throws: College.Refusal.rubricMissing) { try bare.score(Rubric.points(0.9)) }
        #expect(throws: College.Refusal.rubricMissing) { try bare.take(.accept) }
    }
}
