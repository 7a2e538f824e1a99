import ArgumentParser
import Collection
import Foundation
import Indicators
import Language
import Tenancy

/// `banmo indicators`: the figures, legs and closed-loop index of a country, a college or the whole programme.
struct IndicatorsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "indicators",
        abstract: "Prints the indicators of a country, a college or the whole programme in a period."
    )

    @OptionGroup var options: DatabaseOptions

    @Option(help: "The country, as ISO 3166-1 codes it: LA. The whole programme unless told.")
    var country: String?

    @Option(help: "An overseas college's code: BM-LA-01.")
    var college: String?

    @Option(help: "The period: 2025Q3, 202509, 2025S1, 2025 or 2025Sep; the last quarter that is over unless told.")
    var period: String?

    @Option(help: "The programme's code, where the database has several.")
    var programme: String?

    @Option(help: "How the indicators are printed.")
    var format: OutputOptions.Format = .table

    func run() async throws {
        let messages = try TerminalMessages()
        let period = try chosenPeriod(messages)
        let answer = try await Workplace.run(options) { _, database in
            let programme = try await chosenProgramme(database, messages)
            // Reads as headquarters does, and can write nothing.
            let reader = Member(
                name: "banmo",
                fullName: "banmo",
                role: .leader,
                organisation: Identifier(),
                programme: programme.id
            )
            return try await database.reading(as: reader) { try await read($0, programme, period, messages) }
        }
        switch format {
        case .table: print(IndicatorsTable(answer: answer, messages: messages).text)
        case .json:
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
            print(String(decoding: try encoder.encode(answer), as: UTF8.self))
        }
    }

    private func read(
        _ scope: Scope,
        _ programme: Programme,
        _ period: Period,
        _ messages: TerminalMessages
    ) async throws -> IndicatorsAnswer {
        let book = try await scope.indicatorBook()
        var answer = IndicatorsAnswer(programme: programme, country: nil, college: nil, book: book, card: nil)
        if let code = college {
            guard let found = try await scope.colleges(in: .programme, code: code).first,
                country == nil || country?.uppercased() == found.country
            else { throw messages.refusal("indicators.unknownCollege", ["college": code]) }
            answer.college = found
            answer.country = found.country
            answer.card = try await scope.scorecards(book, ofColleges: [found.key], in: [period])[found.id]?.first
        } else if let country = country?.uppercased() {
            let known = try await scope.countries()
            guard known.contains(country) else {
                let list = known.joined(separator: ", ")
                throw messages.refusal("indicators.unknownCountry", ["country": country, "known": list])
            }
            answer.country = country
            answer.card = try await scope.scorecards(book, ofCountry: country, in: [period]).first
        } else {
            answer.card = try await scope.scorecards(book, in: [period]).programme.first
        }
        return answer
    }

    private func chosenPeriod(_ messages: TerminalMessages) throws -> Period {
        guard let period else { return LatestPeriod.quarter(before: Day(Date())) }
        do {
            let chosen = try Period(identifier: period)
            guard Period.rollupTypes.contains(chosen.type) else {
                throw messages.refusal("indicators.unusablePeriod", ["period": period])
            }
            return chosen
        } catch let fault as PeriodFault {
            throw messages.refusal(fault.messageKey, fault.arguments)
        }
    }

    private func chosenProgramme(_ database: Database, _ messages: TerminalMessages) async throws -> Programme {
        let programmes = try await database.programmes()
        let known = programmes.map(\.code).joined(separator: ", ")
        guard let first = programmes.first else { throw messages.refusal("indicators.noProgramme") }
        guard let programme else {
            guard programmes.count == 1 else { throw messages.refusal("indicators.whichProgramme", ["known": known]) }
            return first
        }
        guard let chosen = programmes.first(where: { $0.code == programme }) else {
            throw messages.refusal("indicators.unknownProgramme", ["programme": programme, "known": known])
        }
        return chosen
    }
}

/// The scorecard that was asked for, with what it is of.
struct IndicatorsAnswer: Encodable {
    let programme: Programme
    var country: String?
    var college: CollegeOfPlace?
    let book: IndicatorBook
    var card: Scorecard?

    private enum Key: String, CodingKey { case programme, country, college }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(programme.code, forKey: .programme)
        try container.encode(country, forKey: .country)
        try container.encode(college?.code, forKey: .college)
        if let card { try ScorecardAnswer(card, book).encode(to: encoder) }
    }
}
