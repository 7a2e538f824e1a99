import ArgumentParser
import Calendar
import Collection
import Foundation

/// `banmo period`: what periods are, by identifier or relative to a day.
struct PeriodCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "period",
        abstract: HelpWords.text("commands.period.about"),
        discussion: HelpWords.text("commands.period.discussion")
    )

    @Argument(help: .text("commands.period.periods"))
    var periods: [String]

    @Option(help: .text("commands.period.on"))
    var on: String?

    @Option(help: .text("commands.period.financialYearStart"))
    var financialYearStart = "October"

    @Option(help: .text("commands.output.format"))
    var format: OutputOptions.Format?

    func run() throws {
        let day = try self.day()
        let financialYear = try PeriodType(financialYearFrom: financialYearStart)
        let found = try periods.flatMap { text in try PeriodCommand.periods(text, on: day, financialYear) }
        let isOne = periods.count == 1 && RelativePeriod(rawValue: periods[0]) == nil
        switch format ?? (isatty(STDOUT_FILENO) == 1 ? .table : .json) {
        case .table: for period in found { print(PeriodCommand.row(period)) }
        case .json:
            let objects = found.map(PeriodCommand.json)
            print(isOne ? objects[0] : "[" + objects.joined(separator: ",\n ") + "]")
        }
    }

    private func day() throws -> Day {
        guard let on else { return Day(Date()) }
        guard let day = Day(on) else { throw Complaint("periods.faults.date", ["text": on]) }
        return day
    }

    private static func periods(
        _ text: String,
        on day: Day,
        _ financialYear: PeriodType
    ) throws(PeriodFault) -> [Period] {
        if let relative = RelativePeriod(rawValue: text) {
            return relative.periods(on: day, financialYear: financialYear)
        }
        // A word in capitals was meant as a relative period.
        if text.contains("_"), text.first?.isLetter == true { throw .relative(text) }
        return [try Period(identifier: text)]
    }

    private static func json(_ period: Period) -> String {
        """
        {"id": "\(period)", "type": "\(period.type.rawValue)", "start": "\(period.start)", "end": "\(period.end)"}
        """
    }

    private static func row(_ period: Period) -> String {
        let columns = [period.identifier.padded(to: 12), period.type.rawValue.padded(to: 16), period.start.description]
        return columns.joined(separator: " ") + " – " + period.end.description
    }
}
