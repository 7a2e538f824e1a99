import ArgumentParser
import Calendar
import Collection
import Foundation
import Indicators
import Language
import Lifecycle
import Tenancy

/// `banmo indicators`: the figures, legs and closed-loop index of a country, a college or the whole programme.
struct IndicatorsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "indicators",
        abstract: HelpWords.text("commands.indicators.about")
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

    func run() async throws {
        let messages = try TerminalMessages()
        let chosen = try period.map { try Period(ofFigures: $0) }
        let answer = try await Workplace.run(options) { _, database in
            let programme = try await database.programme(coded: programme)
            let period = chosen ?? LatestPeriod.quarter(before: Day(Date(), in: programme.zone))
            return try await database.reading(as: .onlooker(of: programme)) {
                try await read($0, programme, period, messages)
            }
        }
        switch output.format {
        case .table: print(IndicatorsTable(answer: answer, messages: messages).text)
        case .json: try output.printJSON(answer)
        }
    }

    private func read(
        _ scope: Scope,
        _ programme: Programme,
        _ period: Period,
        _ messages: TerminalMessages
    ) async throws -> IndicatorsAnswer {
        let book = try await scope.indicatorBook()
        let coverages = try await scope.coverages(in: period)
        var answer = IndicatorsAnswer(programme: programme, country: nil, college: nil, book: book, card: nil)
        answer.coverage = coverages.whole
        if let code = college {
            guard let found = try await scope.colleges(in: .programme, code: code).first,
                country == nil || country?.uppercased() == found.country
            else { throw messages.refusal("indicators.unknownCollege", ["college": code]) }
            answer.college = found
            answer.coverage = coverages.of(.college(found.id))
            answer.country = found.country
            answer.card = try await scope.scorecards(book, ofColleges: [found.key], in: [period])[found.id]?.first
        } else if let country = country?.uppercased() {
            let known = try await scope.submittedCountries()
            guard known.contains(country) else {
                let list = known.joined(separator: ", ")
                throw messages.refusal("indicators.unknownCountry", ["country": country, "known": list])
            }
            answer.country = country
            answer.coverage = coverages.of(.country(country))
            answer.card = try await scope.scorecards(book, ofCountry: country, in: [period]).first
        } else {
            answer.card = try await scope.scorecards(book, in: [period]).programme.first
        }
        return answer
    }
}

/// The scorecard that was asked for, with what it is of.
struct IndicatorsAnswer: Encodable {
    let programme: Programme
    var country: String?
    var college: CollegeOfPlace?
    let book: IndicatorBook
    var card: Scorecard?
    /// What the figures rest on.
    var coverage: Coverage?

    private enum Key: String, CodingKey { case programme, country, college }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(programme.code, forKey: .programme)
        try container.encode(country, forKey: .country)
        try container.encode(college?.code, forKey: .college)
        if let card { try ScorecardAnswer(card, book, coverage).encode(to: encoder) }
    }
}
