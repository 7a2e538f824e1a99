import Calendar
import Collection
import Foundation
import Language
import Number
import Tenancy
import Testing

@testable import ClosedLoop
@testable import Indicators

/// Figures of an indicator whose default target is 90, in the months up to August 2025.
private func figures(_ values: [Number?], target: Number? = nil) throws -> [Figure] {
    let indicator = try Indicator(
        code: "I",
        name: LocalizedText(zh: "指标", en: "Indicator"),
        leg: .do,
        numerator: "#{A}",
        denominator: "#{B}",
        factor: 100,
        better: .higher,
        defaultTarget: 90
    )
    let book = IndicatorBook([indicator], elements: [])
    let last = try Period(identifier: "202508")
    var targets = Targets()
    if let target {
        targets.add(Targets.Version(for: try Period(identifier: "2025"), target, since: last.start - 400), of: "I")
    }
    return values.enumerated().map { index, value in
        let period = last.offset(by: index + 1 - values.count)
        var sums = Sums()
        if let value { sums.add(value, of: "A", in: period.identifier) }
        sums.add(100, of: "B", in: period.identifier)
        return Figure(indicator, of: sums, in: period, book: book.withElements, targets: targets.of(.programme))
    }
}

extension IndicatorBook {
    /// The same with monthly elements A and B.
    fileprivate var withElements: IndicatorBook {
        IndicatorBook(
            indicators,
            elements: ["A", "B"].map {
                Element(
                    code: $0,
                    uid: UIDText.derived(from: $0),
                    name: LocalizedText(zh: $0, en: $0),
                    domain: .teaching,
                    valueType: .number,
                    unit: "hour",
                    overTime: .sum,
                    frequency: .monthly,
                    source: .college,
                    reference: "",
                    dataSet: "M"
                )
            }
        )
    }
}

@Suite struct `A rule warns` {
    private func rule(_ kind: WarningKind, _ limits: [WarningLimit: Number] = [:]) -> WarningRule {
        let named = limits.map { ($0.key.rawValue, $0.value) }
        return WarningRule(kind, isOn: true, days: 14, limits: Dictionary(uniqueKeysWithValues: named))
    }

    @Test(
        arguments: [
            // 80 of an agreed 90 are 88.9 points; 81 are 90, which is close.
            (80, 90, [:], true), (81, 90, [:], false), (90, 90, [:], false), (nil, 90, [:], false),
            // Of the definition's default only where headquarters wants it.
            (80, nil, [:], false), (80, nil, [.agreedOnly: 0], true),
            // Headquarters may ask for more or less.
            (89, 90, [.points: 100], true), (80, 90, [.points: 80], false),
        ] as [(Number?, Number?, [WarningLimit: Number], Bool)]
    )
    func `of a target missed`(value: Number?, target: Number?, limits: [WarningLimit: Number], warns: Bool) throws {
        let figure = try #require(try figures([value], target: target).last)
        let cause = TargetMissed.cause(figure, rule(.targetMissed, limits))
        #expect((cause != nil) == warns)
        if let cause { #expect(cause.key == "target-missed I 202508" && cause.value == value) }
    }

    @Test(
        arguments: [
            // Points of a target of 90: 100, 90, 80.
            ([90, 81, 72], [:], true), ([90, 81, 81], [:], false), ([81, 90, 72], [:], false),
            ([90, nil, 72], [:], false), ([81, 72], [:], false),
            // Above the target attainment is 100 and doesn't fall.
            ([99, 95, 91], [:], false),
            // By less than five points altogether, or by as many as headquarters asks for.
            ([90, 89, 88], [:], false), ([90, 81, 72], [.fall: 20], true), ([90, 81, 72], [.fall: 21], false),
        ] as [([Number?], [WarningLimit: Number], Bool)]
    )
    func `of attainment that fell two periods running`(values: [Number?], limits: [WarningLimit: Number], warns: Bool)
        throws
    {
        let cause = AttainmentFell.cause(try figures(values), rule(.attainmentFell, limits))
        #expect((cause != nil) == warns)
    }

    @Test func `of limits that are the mean and 2.66 mean moving ranges to each side`() throws {
        // Mean 50; moving ranges 2, 4, 2, 2, 2, 4, 2: 18 ÷ 7.
        let limits = try #require(OutsideLimits.limits(of: [50, 52, 48, 50, 52, 50, 46, 48]))
        #expect(limits.mean == Number("49.5"))
        // 2.66 × 18 ÷ 7 = 6.84
        #expect(limits.lower.rounded(decimals: 6) == Number("42.66"))
        #expect(limits.upper.rounded(decimals: 6) == Number("56.34"))
        #expect(OutsideLimits.limits(of: [1]) == nil)
    }

    @Test(
        arguments: [
            ([50, 52, 48, 50, 52, 50, 46, 48, 42], true), ([50, 52, 48, 50, 52, 50, 46, 48, 43], false),
            ([50, 52, 48, 50, 52, 50, 46, 48, 57], true), ([50, 52, 48, 50, 52, 50, 46, 48, 56], false),
            // Seven periods before are too few.
            ([52, 48, 50, 52, 50, 46, 48, 20], false),
            // Eight on one side of the mean of what came before: of 40 eight times and then 50 seven times it is 44.67.
            ([40, 40, 40, 40, 40, 40, 40, 40, 50, 50, 50, 50, 50, 50, 50, 46], true),
            ([40, 40, 40, 40, 40, 40, 40, 40, 40, 50, 50, 50, 50, 50, 50, 45], false),
            ([50, 52, 48, 50, 52, 50, 46, 48, nil], false),
        ] as [([Number?], Bool)]
    )
    func `of a value outside its own limits, or the eighth on one side`(values: [Number?], warns: Bool) throws {
        let cause = OutsideLimits.cause(try figures(values), rule(.outsideLimits))
        #expect((cause != nil) == warns)
    }

    @Test(
        arguments: [
            // Around a half: 0.5 ± 1.959964 × 0.5 ÷ 10 of a hundred, 0.5 ± 3.090232 × 0.5 ÷ 10.
            (100, 95, "40.2002", "59.7998"), (100, Number(mantissa: 998, exponent: -1), "34.5488", "65.4512"),
            // Of 25 twice as wide, and never beyond what a share can be.
            (25, 95, "30.4004", "69.5996"), (4, Number(mantissa: 998, exponent: -1), "0", "100"),
        ] as [(Number, Number, String, String)]
    )
    func `of a funnel that is the wider the smaller the college`(
        whole: Number,
        level: Number,
        lower: String,
        upper: String
    )
        throws
    {
        let limits = OutsideFunnel.limits(around: 500, of: 1000, for: whole, factor: 100, level: level)
        #expect(limits?.lower == Number(lower) && limits?.upper == Number(upper))
    }

    @Test func `of a share outside the funnel of the others`() throws {
        let all = try #require(try figures([50]).last)
        for (value, level, warns) in [
            (40, 95, true), (41, 95, false), (40, Number(mantissa: 998, exponent: -1), false),
            (34, Number(mantissa: 998, exponent: -1), true),
        ]
            as [(Number, Number, Bool)]
        {
            let own = try #require(try figures([value]).last)
            let cause = OutsideFunnel.cause(own, all, factor: 100, rule(.outsideFunnel, [.level: level]))
            #expect((cause != nil) == warns)
        }
    }

    @Test(
        arguments: [
            // On the line 90, 88, 86 the twelve months end at 68 and come to 79.
            ([90, 88, 86], 12, "79"), ([80, 80, 80], 12, "80"), ([80, 90], 12, nil), ([70, 80, 90, 80], 4, "80"),
        ] as [([Number], Int, String?)]
    )
    func `of a forecast on the line through what was`(values: [Number], count: Int, forecast: String?) {
        #expect(ForecastMisses.forecast(values, of: count) == forecast.flatMap { Number($0) })
    }

    @Test func `of a forecast that misses the year's agreed target`() throws {
        let year = try Period(identifier: "2025")
        let own = try figures([90, 88, 86], target: 90)
        let target = try #require(own.last?.target)
        // 79 of 90 are 87.8 points.
        let cause = ForecastMisses.cause(own, of: 12, in: year, target: target, better: .higher, rule(.forecastMisses))
        #expect(cause?.key == "forecast-misses I 2025" && cause?.value == 79)
        let mild = rule(.forecastMisses, [.points: 80])
        #expect(ForecastMisses.cause(own, of: 12, in: year, target: target, better: .higher, mild) == nil)
        let standard = try #require(try figures([90, 88, 86]).last?.target)
        let other = ForecastMisses.cause(
            own,
            of: 12,
            in: year,
            target: standard,
            better: .higher,
            rule(.forecastMisses)
        )
        #expect(other == nil)
    }

    @Test(
        arguments: [
            ("2025-08-10", nil, "2025-08-10", 0, false), ("2025-08-10", nil, "2025-08-11", 0, true),
            ("2025-08-10", "2025-08-10", "2025-09-01", 0, false), ("2025-08-10", "2025-08-12", "2025-09-01", 0, true),
            ("2025-08-10", "2025-08-12", "2025-09-01", 2, false), ("2025-08-10", nil, "2025-08-12", 2, false),
        ] as [(String, String?, String, Number, Bool)]
    )
    func `of a report late and a milestone overdue`(
        due: String,
        came: String?,
        today: String,
        grace: Number,
        warns: Bool
    )
        throws
    {
        let (due, today) = (try #require(Day(due)), try #require(Day(today)))
        let came = came.flatMap { Day($0) }
        let late = rule(.reportLate, [.grace: grace])
        let report = ReportLate.cause("M", in: "202507", due: due, came: came, today: today, late)
        #expect((report != nil) == warns)
        let overdue = rule(.milestoneOverdue, [.grace: grace])
        #expect((MilestoneOverdue.cause(2, due: due, done: came, today: today, overdue) != nil) == warns)
    }

    @Test(arguments: [
        (["2025-01-10", "2025-05-01", "2026-01-09"], 1), (["2025-01-10", "2025-05-01", "2026-01-11"], 0),
        (["2025-01-10", "2025-05-01"], 0), (["2025-01-10", "2025-05-01", "2025-06-01", "2025-07-01"], 2),
    ])
    func `of the same finding for the third time in 12 months`(days: [String], count: Int) {
        #expect(FindingRecurs.causes("I", opened: days.compactMap { Day($0) }, rule(.findingRecurs)).count == count)
    }

    @Test(arguments: [
        ("2025-08-14", Warning.Level.reporter), ("2025-08-15", .approver), ("2025-08-28", .approver),
        ("2025-08-29", .administrator), ("2025-09-12", .headquarters), ("2026-09-12", .headquarters),
    ])
    func `that goes unanswered goes up, a step for each stretch of its days`(today: String, level: Warning.Level) throws
    {
        let due = try #require(Day("2025-08-14"))
        let warning = Warning(
            college: Identifier(),
            tenant: Identifier(),
            number: 1,
            cause: WarningCause(.targetMissed, of: "I", in: "202507"),
            raised: Date(),
            due: due,
            state: .open,
            answeredAt: nil,
            answeredOn: nil,
            answeredBy: nil,
            words: "",
            finding: nil
        )
        #expect(warning.level(on: try #require(Day(today)), days: 14) == level)
    }
}
