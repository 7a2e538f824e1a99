import Foundation
import Spreadsheet

/// A file that lists who or what is to be added, row by row, as it stands there.
package struct Roster: Sendable {
    /// How many rows a roster has at most: each first password takes a tenth of a second to hash.
    package static let longest = 500

    /// The rows below the headers that say something.
    private(set) var lines: [RosterLine] = []
    /// What is wrong with the file before one looks at what its rows say.
    private(set) var faults: [RosterFault] = []

    /// Reads a file of rows with these columns, those that may be missing apart. Throws `SheetFault`.
    init(_ file: SheetFile, of fields: [RosterFault.Field], optional: [RosterFault.Field] = []) async throws {
        var headers: [String: RosterHeader] = [:]
        var first: SheetRow?
        for try await row in file.rows {
            first = first ?? row
            guard let header = headers[row.sheet] else {
                headers[row.sheet] = RosterHeader(row, of: fields)
                if let header = headers[row.sheet] { check(header, at: row, fields.filter { !optional.contains($0) }) }
                continue
            }
            guard let line = RosterLine(row, header) else { continue }
            guard lines.count < Self.longest else {
                faults.append(line.fault(.tooMany, fields[0]))
                break
            }
            if row.hiding != nil || header.positions.values.contains(where: { row.hiding(in: $0) != nil }) {
                faults.append(line.fault(.hidden, fields[0]))
            }
            lines.append(line)
        }
        if headers.isEmpty {
            for field in fields where !optional.contains(field) {
                faults.append(Self.fault(.columnMissing, field, first))
            }
        } else if lines.isEmpty {
            faults.append(Self.fault(.noRows, fields[0], first))
        }
    }

    private mutating func check(_ header: RosterHeader, at row: SheetRow, _ needed: [RosterFault.Field]) {
        for field in needed where header.positions[field] == nil {
            faults.append(Self.fault(.columnMissing, field, row))
        }
        for (field, column, first) in header.twice {
            faults.append(
                Self.fault(.columnTwice, field, row, in: column, detail: ColumnLetters.letters(of: first))
            )
        }
        if let password = header.password { faults.append(Self.fault(.passwordGiven, .name, row, in: password)) }
    }

    private static func fault(
        _ kind: RosterFault.Kind,
        _ field: RosterFault.Field,
        _ row: SheetRow?,
        in column: Int? = nil,
        detail: String = ""
    ) -> RosterFault {
        RosterFault(
            kind: kind,
            field: field,
            sheet: row?.sheet ?? "",
            row: row?.number ?? 1,
            column: column.map { ColumnLetters.letters(of: $0) } ?? "",
            found: column.flatMap { row?[$0].code }.map(RosterFault.shown) ?? "",
            detail: detail
        )
    }
}

/// A row of a roster.
struct RosterLine: Sendable {
    let sheet: String
    let row: Int
    private let cells: [RosterFault.Field: CellContent]
    private let positions: [RosterFault.Field: Int]

    /// Nil for a row in which none of the columns says anything.
    init?(_ row: SheetRow, _ header: RosterHeader) {
        (sheet, self.row, positions) = (row.sheet, row.number, header.positions)
        cells = header.positions.mapValues { row[$0] }
        guard cells.values.contains(where: { $0.code != nil }) else { return nil }
    }

    /// What stands in a column, without blanks around it; empty for an error or a lone formula too.
    subscript(field: RosterFault.Field) -> String { cells[field]?.trimmed ?? "" }

    /// The same as a word of a list: what nobody sees doesn't make it another one.
    func word(_ field: RosterFault.Field) -> String { cells[field]?.code ?? "" }

    /// A fault of one of its cells.
    func fault(_ kind: RosterFault.Kind, _ field: RosterFault.Field, detail: String = "") -> RosterFault {
        RosterFault(
            kind: kind,
            field: field,
            sheet: sheet,
            row: row,
            column: positions[field].map { ColumnLetters.letters(of: $0) } ?? "",
            found: RosterFault.shown(cells[field]?.code ?? ""),
            detail: detail
        )
    }

    /// What is wrong with a name that is printed; nil for a good one.
    func fault(ofPrinted field: RosterFault.Field) -> RosterFault? {
        let text = self[field]
        switch PrintedName.fault(of: text) {
        case .missing: return fault(.missing, field)
        case .unprintable: return fault(.unprintable, field)
        case .invisible: return fault(.invisible, field, detail: PrintedName.strayInvisible(in: text) ?? "")
        case .long: return fault(.long, field)
        case nil: return nil
        }
    }

    /// What is wrong with the name that somebody is to sign in with; nil for one that may be given.
    func fault(ofName name: String) -> RosterFault? {
        if name.isEmpty { return fault(.missing, .name) }
        if let scalar = name.unicodeScalars.first(where: \.isInvisible) {
            return fault(.invisible, .name, detail: PrintedName.code(of: scalar))
        }
        return SignInName.isOwnPart(name) ? nil : fault(.nameMalformed, .name)
    }
}
