import Language
import Spreadsheet

/// What is wrong with one cell of a roster, in no language yet.
package struct RosterFault: Sendable, Hashable {
    /// What is wrong; its words are in the catalogue under `roster.faults`.
    package enum Kind: String, Sendable, CaseIterable {
        /// A column that the roster needs is not in the header.
        case columnMissing = "column-missing"
        /// Two columns may be the same one.
        case columnTwice = "column-twice"
        /// There is a column of passwords, which are made here.
        case passwordGiven = "password-given"
        /// The file has its columns and nobody in them.
        case noRows = "no-rows"
        case tooMany = "too-many"
        /// Who opens the workbook doesn't see the sheet, the row or the column.
        case hidden
        /// The cell must be filled in.
        case missing
        /// It has a character that nobody sees.
        case invisible
        /// A line end, a control character or one that turns the direction of the text.
        case unprintable
        case long
        case nameMalformed = "name-malformed"
        /// Somebody of the organisation signs in with this name already.
        case nameTaken = "name-taken"
        /// The same stands in an earlier row.
        case twice
        case roleUnknown = "role-unknown"
        /// The organisation has no such role, or somebody else gives it there.
        case roleElsewhere = "role-elsewhere"
        case kindUnknown = "kind-unknown"
        case countryUnknown = "country-unknown"
        /// Lead colleges are in China, partners are not.
        case countryElsewhere = "country-elsewhere"
        /// An organisation of the programme has this name already.
        case organisationTaken = "organisation-taken"
    }

    /// A column of a roster.
    package enum Field: String, Sendable, CaseIterable {
        case kind, nameZh, nameEn, country, fullName, name, role
    }

    package let kind: Kind
    package let field: Field
    package let sheet: String
    /// As the user's spreadsheet numbers it, from 1.
    package let row: Int
    /// The column's letter; empty where the header has no such column.
    package let column: String
    /// What stands in the cell.
    package let found: String
    /// What the words of its kind need besides: the earlier row, a character, the codes of roles …
    package let detail: String

    /// A text as messages show it: not endless, and nothing in it that can't be kept.
    static func shown(_ text: String) -> String {
        String(text.prefix(200)).replacing("\0", with: "\u{FFFD}")
    }
}

/// A roster that was refused whole, with every fault found in it; nothing of it was written.
package struct RosterRefused: Error, Sendable, Hashable {
    /// In the order of the file.
    package let faults: [RosterFault]
    /// How many rows were looked at.
    package let rows: Int
}

extension RosterFault {
    /// What is wrong with the cell, in a catalogue's language.
    package func message(in catalogue: Catalogue) -> String {
        catalogue.text("roster.faults.\(kind.rawValue).message", arguments(in: catalogue))
    }

    /// What the cell should hold, in a catalogue's language.
    package func expectation(in catalogue: Catalogue) -> String {
        catalogue.text("roster.faults.\(kind.rawValue).expected", arguments(in: catalogue))
    }

    /// What would be right in the cell; nil where that depends on the reader.
    package func example(in catalogue: Catalogue) -> String? {
        switch kind {
        case .columnMissing, .columnTwice, .passwordGiven, .noRows, .tooMany, .hidden, .twice, .nameTaken,
            .organisationTaken:
            nil
        case .roleUnknown, .roleElsewhere,
            .missing where field == .role:
            detail.split(separator: " ").first.flatMap { Role(rawValue: String($0)) }
                .map { catalogue.text("roles.\($0)") }
        default: catalogue.text("roster.examples.\(field.rawValue)")
        }
    }

    private func arguments(in catalogue: Catalogue) -> [String: MessageArgument] {
        let roles = detail.split(separator: " ").compactMap { Role(rawValue: String($0)) }
        return [
            "field": .text(catalogue.text("roster.fields.\(field.rawValue)")), "found": .text(found),
            "detail": .text(detail), "column": .text(column),
            "roles": .text(roles.map { catalogue.text("roles.\($0)") }.joined(separator: catalogue.text("roster.or"))),
            "longest": .integer(PrintedName.longest), "most": .integer(Roster.longest),
        ]
    }
}
