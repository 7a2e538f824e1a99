import Calendar
import Foundation
import Indicators
import Language
import Lifecycle
import Number
import Tenancy

/// A target as the terminal and programs read it.
struct TargetRow: Encodable {
    let indicator: String
    /// `ALL` for the whole programme, a country's code or a college's.
    let place: String
    let period: String
    let value: Number
    let since: String
    /// The first day on which it isn't in force any more; nil while it is.
    let until: String?
    let reason: String

    /// Those of a programme, as headquarters reads them.
    static func all(_ options: DatabaseOptions, _ code: String?, isCurrent: Bool) async throws -> [TargetRow] {
        try await Workplace.run(options) { _, database in
            let programme = try await database.programme(coded: code)
            return try await database.reading(as: .onlooker(of: programme)) { scope in
                let colleges = try await scope.colleges(in: .programme)
                let codes = Dictionary(colleges.map { ($0.id, $0.code) }) { first, _ in first }
                return try await scope.targetEntries(current: isCurrent).map { entry in
                    TargetRow(
                        indicator: entry.indicator,
                        place: entry.placeCode(codes),
                        period: entry.period.identifier,
                        value: entry.value,
                        since: "\(entry.since)",
                        until: entry.until.map { "\($0)" },
                        reason: entry.reason
                    )
                }
            }
        }
    }
}

/// What a file changes of one target.
struct TargetChangeRow: Encodable {
    let change: String
    let indicator: String
    let place: String
    let period: String
    let was: Number?
    let value: Number?

    init(_ change: TargetDifferences.Change) {
        self.change = change.kind.rawValue
        (indicator, place) = (change.setting.indicator, change.place)
        (period, was, value) = (change.setting.period.identifier, change.was, change.setting.value)
    }
}

/// What is wrong with a cell of a file of targets.
struct TargetFaultRow: Encodable {
    let sheet: String
    let row: Int
    let column: String
    let found: String
    let message: String
    let expected: String

    init(_ fault: TargetSheetFault, _ messages: TerminalMessages) {
        (sheet, row, column, found) = (fault.sheet, fault.row, fault.column, fault.found)
        message = messages.text("\(fault.kind.messageKey).message", ["found": fault.found])
        expected = messages.text("\(fault.kind.messageKey).expected", ["found": fault.found])
    }
}

extension TerminalMessages {
    /// The headings of a table of targets; without the days, those that a file is read by.
    func targetColumns(withDays: Bool) -> [String] {
        ["indicator", "place", "period", "value"].map { text("targets.sheet.\($0)") }
            + (withDays ? [text("targets.since"), text("targets.ended")] : [])
    }
}
