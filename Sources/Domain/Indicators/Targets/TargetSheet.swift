import Calendar
import Foundation
import Language
import Number
import Spreadsheet

/// A file of targets, a row a target, as it stands there: what of it can be read, and what is wrong with the rest.
struct TargetSheet: Sendable {
    /// A row whose cells say something.
    struct Line: Sendable {
        let indicator: String
        let place: String
        let period: String
        /// What its target's cell holds.
        let value: NumberReading
        let row: SheetRow
        let header: [TargetSheetFault.Field: Int]

        /// What is wrong with one of its cells.
        func fault(_ kind: TargetSheetFault.Kind, _ field: TargetSheetFault.Field) -> TargetSheetFault {
            let column = header[field]
            return TargetSheetFault(
                kind: kind,
                field: field,
                sheet: row.sheet,
                row: row.number,
                column: column.map { ColumnLetters.letters(of: $0) } ?? "",
                found: String((column.flatMap { row[$0].code } ?? "").prefix(200)).replacing("\0", with: "\u{FFFD}")
            )
        }
    }

    /// How many rows a file has at most.
    static let longest = 4_000

    private(set) var lines: [Line] = []
    private(set) var faults: [TargetSheetFault] = []

    /// Reads a file whose columns are named by their codes, in Chinese, in English or in both. Throws `SheetFault`.
    init(_ file: SheetFile) async throws {
        var headers: [String: [TargetSheetFault.Field: Int]] = [:]
        for try await row in file.rows {
            guard let header = headers[row.sheet] else {
                if let header = Self.header(row) { headers[row.sheet] = header }
                continue
            }
            func text(_ field: TargetSheetFault.Field) -> String { header[field].flatMap { row[$0].code } ?? "" }
            let value = header[.value].map { row.number(in: $0) } ?? .empty
            let line = Line(
                indicator: text(.indicator),
                place: text(.place).uppercased(),
                period: text(.period),
                value: value,
                row: row,
                header: header
            )
            if line.indicator.isEmpty, line.period.isEmpty, value == .empty { continue }
            guard lines.count < Self.longest else {
                faults.append(line.fault(.tooMany, .indicator))
                break
            }
            lines.append(line)
        }
        if headers.isEmpty { faults.append(TargetSheetFault(kind: .columnMissing, field: .indicator)) }
    }

    /// Which column holds what; nil for a row that doesn't name all of them: titles may stand above it.
    private static func header(_ row: SheetRow) -> [TargetSheetFault.Field: Int]? {
        var found: [TargetSheetFault.Field: Int] = [:]
        for cell in row.cells {
            let heading = (cell.content.trimmed ?? "").lowercased().filter { $0.isLetter || $0.isNumber }
            for field in TargetSheetFault.Field.allCases where found[field] == nil {
                if field.headings.contains(where: heading.contains) {
                    found[field] = cell.column
                    break
                }
            }
        }
        return found.count == TargetSheetFault.Field.allCases.count ? found : nil
    }
}

/// What is wrong with one cell of a file of targets, in no language yet.
package struct TargetSheetFault: Sendable, Hashable {
    /// What is wrong; its words are in the catalogue under `targets.sheet.faults`.
    package enum Kind: String, Sendable, CaseIterable {
        /// No row names all the columns.
        case columnMissing
        case tooMany
        case indicatorUnknown
        case placeUnknown
        case periodUnusable
        case periodOver
        case periodShort
        case valueWrong
        /// The same stands in an earlier row.
        case twice

        /// Where the catalogue says so.
        package var messageKey: String { "targets.sheet.faults.\(rawValue)" }
    }

    /// A column.
    package enum Field: String, Sendable, CaseIterable {
        case indicator, place, period, value

        /// What its heading is called in English or Chinese, without blanks.
        fileprivate var headings: [String] {
            switch self {
            case .indicator: ["indicatorcode", "指标代码"]
            case .place: ["placecode", "范围代码"]
            case .period: ["periodcode", "期间代码"]
            case .value: ["targetvalue", "目标值"]
            }
        }
    }

    package let kind: Kind
    package let field: Field
    package let sheet: String
    /// As the user's spreadsheet numbers it, from 1.
    package let row: Int
    /// The column's letter; empty where there is none.
    package let column: String
    /// What stands in the cell.
    package let found: String

    init(kind: Kind, field: Field, sheet: String = "", row: Int = 1, column: String = "", found: String = "") {
        (self.kind, self.field, self.sheet) = (kind, field, sheet)
        (self.row, self.column, self.found) = (row, column, found)
    }
}

/// A file of targets that was refused whole; nothing of it was set.
package struct TargetSheetRefused: Error, Sendable, Hashable {
    /// In the order of the file.
    package let faults: [TargetSheetFault]
    /// How many rows were looked at.
    package let rows: Int
}
