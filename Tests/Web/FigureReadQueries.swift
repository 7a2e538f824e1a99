import Calendar
import ClosedLoop
import Collection
import Foundation
import Indicators
import Lifecycle
import Number
import Postgres
import Spreadsheet
import Support
import Tenancy

@testable import Web

extension ReadQuery {
    private static let memory = FigureMemory()

    /// Of findings, warnings and targets.
    static let ofLoop = [
        ReadQuery(signature: "coverages(in:of:)") { scope, planted in
            try await scope.coverages(in: planted.period)[planted.college.id]
        },
        ReadQuery(signature: "targets(over:ofColleges:)") { scope, planted in
            let key = CollegeKey(id: planted.college.id, tenant: planted.college.tenant)
            return try await scope.targets(over: [planted.period], ofColleges: [key])
        },
        ReadQuery(signature: "targetEntries(in:current:)") { scope, _ in try await scope.targetEntries() },
        ReadQuery(signature: "targetDifferences(in:at:)") { scope, planted in
            // A file without any takes all back that the reader sees.
            let heading = Data("Indicator code,Place code,Period code,Target value\n".utf8)
            return try await scope.targetDifferences(in: try SheetFile(.bytes(heading), as: .csv), at: planted.now)
                .changes
        },
        ReadQuery(signature: "targetSettings(_:)", isShared: true) { scope, _ in
            try await scope.targetSettings("DO_ATTENDANCE ALL 2049 91")
        },
        ReadQuery(signature: "targetProposals(of:)") { scope, _ in try await scope.targetProposals() },
        ReadQuery(signature: "targetCounts(of:in:_:)", isShared: true) { scope, planted in
            let key = CollegeKey(id: planted.college.id, tenant: planted.college.tenant)
            return try await scope.targetCounts(of: [key], in: [planted.period], try await scope.indicatorBook())
                .filter { $0.value != nil }
        },
        ReadQuery(signature: "warningRules()", isShared: true) { scope, _ in try await scope.warningRules() },
        ReadQuery(signature: "watchedColleges(of:among:at:)") { scope, planted in
            try await scope.watchedColleges(at: planted.now)
        },
        ReadQuery(signature: "warningCounts(of:in:)") { scope, planted in
            try await scope.warningCounts(of: planted.college.tenant, in: [planted.college.id: ["202506"]])
                .filter { $0.value != 0 }
        },
        ReadQuery(signature: "warnings(_:)") { scope, _ in try await scope.warnings(WarningFilter()).entries },
        ReadQuery(signature: "warning(_:of:)") { scope, planted in
            try await scope.warning(1, of: planted.college.id)
        },
        ReadQuery(signature: "steps(of:)") { scope, planted in
            let found = try await scope.warnings(WarningFilter()).entries
            guard let first = found.first else { return [WarningStep]() }
            return try await scope.steps(of: first.warning)
        },
        ReadQuery(signature: "preview(of:at:)", isShared: true) { scope, planted in
            let rule = WarningRule(.targetMissed, isOn: true, days: 14)
            return try await scope.preview(of: rule, at: planted.now).filter { $0.warnings > 0 }
        },
        ReadQuery(signature: "warningCountDifferences(at:)") { scope, planted in
            try await scope.warningCountDifferences(at: planted.now)
        },
    ]

    /// Of validation rules and what they find.
    static let ofChecks = [
        ReadQuery(signature: "ruleBook()", isShared: true) { scope, _ in
            try await scope.ruleBook().rules.map { "\($0.code) \($0.left.source)" }
        },
        ReadQuery(signature: "results(of:_:at:in:)") { scope, planted in
            let book = try await scope.ruleBook()
            let found = try await scope.results(of: book.rules, book, at: [planted.collegeKey]) { _ in [planted.period]
            }
            return found.values.flatMap { $0 }.filter { $0.isBroken != nil }.map { "\($0.rule.code) \($0.period)" }
        },
        ReadQuery(signature: "run(_:_:in:during:on:)") { scope, planted in
            let (book, today) = (try await scope.ruleBook(), Day(planted.now, in: .china))
            let run = try await scope.run(book.rules, book, in: .programme, during: planted.period, on: today)
            return run.results.map { "\($0.college.code) \($0.result.rule.code)" }
        },
        ReadQuery(signature: "run(_:_:in:last:before:)") { scope, planted in
            let (book, today) = (try await scope.ruleBook(), Day(planted.now, in: .china))
            guard let rule = book.rules.first else { return [String]() }
            let run = try await scope.run(rule, book, in: .programme, last: 8, before: today)
            return run.results.map { "\($0.college.code) \($0.result.period)" }
        },
        ReadQuery(signature: "opened(_:_:at:in:)") { scope, planted in
            let book = try await scope.ruleBook()
            guard let rule = book.rules.first else { return [String]() }
            let (result, _) = try await scope.opened(rule, book, at: planted.collegeKey, in: planted.period)
            return [result.left.value, result.right.value].compactMap { $0?.description }
        },
        ReadQuery(signature: "checks(of:at:)") { scope, planted in
            try await scope.checks(of: planted.report, at: planted.now).found
        },
        ReadQuery(signature: "checks(of:_:)") { scope, planted in
            try await scope.checks(of: planted.report, planted.reportKey)
        },
        ReadQuery(signature: "checkCounts(in:of:)") { scope, planted in
            try await scope.checkCounts(in: [planted.college.id: ["202504"]], of: planted.college.tenant)
        },
        ReadQuery(signature: "checkCounts()") { scope, _ in try await scope.checkCounts() },
    ]

    /// Of figures.
    static let ofIndicators = [
        ReadQuery(signature: "indicatorBook()", isShared: true) { scope, _ in
            try await scope.indicatorBook().indicators
        },
        ReadQuery(signature: "indicatorBook(_:)", isShared: true) { scope, _ in
            try await scope.indicatorBook(memory).indicators
        },
        ReadQuery(signature: "scorecards(_:in:_:)") { scope, planted in
            try await scope.scorecards(planted.book, in: [planted.period], memory)
        },
        ReadQuery(signature: "scorecards(_:of:in:_:)") { scope, planted in
            try await scope.scorecards(
                planted.book,
                of: .country(planted.college.country),
                in: [planted.period],
                memory
            )
        },
        ReadQuery(signature: "scorecards(_:ofColleges:in:_:)") { scope, planted in
            try await scope.scorecards(planted.book, ofColleges: [planted.collegeKey], in: [planted.period], memory)
        },
        ReadQuery(signature: "colleges(in:code:)") { scope, _ in try await scope.colleges(in: .programme) },
        ReadQuery(signature: "contributions(to:_:in:period:)") { scope, planted in
            try await scope.contributions(
                to: planted.indicator,
                planted.book,
                in: .country(planted.college.country),
                period: planted.period
            )
        },
        ReadQuery(signature: "figures(of:_:in:periods:)") { scope, planted in
            let place = Place.country(planted.college.country)
            return try await scope.figures(of: planted.indicator, planted.book, in: place, periods: [planted.period])
        },
        ReadQuery(signature: "scorecards(_:in:)") { scope, planted in
            try await scope.scorecards(planted.book, in: [planted.period])
        },
        ReadQuery(signature: "scorecards(_:of:in:)") { scope, planted in
            try await scope.scorecards(planted.book, of: .country(planted.college.country), in: [planted.period])
        },
        ReadQuery(signature: "firstReportedPeriod(of:)") { scope, _ in
            try await scope.firstReportedPeriod(of: .programme) as Any
        },
        ReadQuery(signature: "scorecards(_:ofCountry:in:)") { scope, planted in
            try await scope.scorecards(planted.book, ofCountry: planted.college.country, in: [planted.period])
        },
        ReadQuery(signature: "scorecards(_:ofColleges:in:)") { scope, planted in
            try await scope.scorecards(planted.book, ofColleges: [planted.collegeKey], in: [planted.period])
        },
        ReadQuery(signature: "sums(ofCountries:in:book:elements:)") { scope, planted in
            let periods = planted.book.periods(for: [planted.period])
            return try await scope.sums(ofCountries: [planted.college.country], in: periods, book: planted.book)
        },
        ReadQuery(signature: "sums(ofColleges:in:book:elements:)") { scope, planted in
            let periods = planted.book.periods(for: [planted.period])
            return try await scope.sums(ofColleges: [planted.collegeKey], in: periods, book: planted.book)
        },
        ReadQuery(signature: "collegeSummaries(in:)") { scope, _ in try await scope.collegeSummaries() },
        ReadQuery(signature: "waitingColleges()") { scope, _ in try await scope.waitingColleges() },
        ReadQuery(signature: "adding(_:_:to:_:_:)") { scope, planted in
            try await scope.adding(planted.book, [planted.period], to: try await scope.collegeSummaries(), memory)
        },
    ]
}
