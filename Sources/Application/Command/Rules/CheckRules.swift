import ArgumentParser
import Calendar
import Collection
import Foundation
import Indicators
import Language
import Lifecycle
import Number
import Tenancy

/// `banmo rules check`: asks the rules now of a college, a country or the whole programme in a period.
struct CheckRules: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: HelpWords.text("commands.rules.check")
    )

    @OptionGroup var options: DatabaseOptions
    @Option(help: .text("commands.indicators.country"))
    var country: String?
    @Option(help: .text("commands.indicators.college"))
    var college: String?
    @Option(help: .text("commands.indicators.period"))
    var period: String?
    @Option(help: .text("commands.indicators.programme"))
    var programme: String?
    @OptionGroup var output: OutputOptions

    /// What is broken.
    struct Row: Encodable {
        let country: String
        let college: String
        let rule: String
        let importance: RuleImportance
        let period: Period
        let left: Number?
        let `operator`: RuleOperator
        let right: Number?
    }

    func run() async throws {
        let messages = try TerminalMessages()
        let chosen = try period.map { try Period(ofFigures: $0) }
        let run = try await Workplace.run(options) { _, database in
            let programme = try await database.programme(coded: programme)
            let today = Day(Date(), in: programme.zone)
            return try await database.reading(as: .onlooker(of: programme)) { scope in
                let book = try await scope.ruleBook()
                return try await scope.run(
                    book.rules,
                    book,
                    in: try await place(scope, messages),
                    during: chosen ?? LatestPeriod.quarter(before: today),
                    on: today
                )
            }
        }
        let rows = run.broken.map { found in
            Row(
                country: found.college.country,
                college: found.college.code,
                rule: found.result.rule.code,
                importance: found.result.rule.importance,
                period: found.result.period,
                left: found.result.left.value,
                operator: found.result.rule.operator,
                right: found.result.right.value
            )
        }
        if output.format == .json || !rows.isEmpty {
            let columns = ["checks.rule", "checks.importanceTitle"] + ["left", "right"].map { "checks.sides.\($0)" }
            let names = columns.map { messages.text($0) }
            try output.print(
                rows,
                columns: messages.columns("country", "college", "period")
                    + [names[0], names[1], names[2], messages.text("checks.operator"), names[3]]
            ) { row in
                [
                    row.country, row.college, row.period.identifier, row.rule,
                    messages.text("checks.importance.\(row.importance.rawValue)"), side(row.left, messages),
                    messages.text("checks.operators.\(row.operator.key)"), side(row.right, messages),
                ]
            }
        }
        if output.format == .table {
            let counts = ["count": "\(run.results.count)", "failed": "\(rows.count)"]
            print(messages.text("checks.summary", counts))
        }
    }

    private func place(_ scope: Scope, _ messages: TerminalMessages) async throws -> Place {
        if let code = college {
            guard let found = try await scope.colleges(in: .programme, code: code).first,
                country == nil || country?.uppercased() == found.country
            else { throw messages.refusal("indicators.unknownCollege", ["college": code]) }
            return .college(found.id)
        }
        guard let country = country?.uppercased() else { return .programme }
        let known = try await scope.submittedCountries()
        guard known.contains(country) else {
            let list = known.joined(separator: ", ")
            throw messages.refusal("indicators.unknownCountry", ["country": country, "known": list])
        }
        return .country(country)
    }

    private func side(_ value: Number?, _ messages: TerminalMessages) -> String {
        value.map { messages.catalogue.conventions.numbers.number($0, decimals: nil) } ?? messages.text("words.noData")
    }
}
