import Postgres

/// What is wrong with one cell of a file of values, in no language yet.
package struct ImportFault: Sendable, Hashable, Codable {
    /// What is wrong; its words are in the catalogue under `collection.faults`.
    package enum Kind: String, Sendable, Codable, CaseIterable {
        /// A column that every file needs is not in the header.
        case columnMissing = "column-missing"
        /// Two columns may be the same one.
        case columnTwice = "column-twice"
        /// The file has its columns and not a single value.
        case noValues = "no-values"
        case unknownCollege = "unknown-college"
        /// The row is for another college than the report.
        case otherCollege = "other-college"
        case unknownElement = "unknown-element"
        /// The element belongs to another data set than the report's.
        case otherDataSet = "other-data-set"
        /// The element is not divided into categories.
        case unknownCategory = "unknown-category"
        /// The element is divided into other categories.
        case otherCategory = "other-category"
        /// The element is divided into categories, and the row names none.
        case missingCategory = "missing-category"
        case unknownPeriod = "unknown-period"
        /// It is a period, of years that no values are kept for.
        case outsideYears = "outside-years"
        /// The period is not of the element's frequency.
        case wrongFrequency = "wrong-frequency"
        /// The row is for another period than the report.
        case otherPeriod = "other-period"
        /// The period has not begun.
        case future
        case notANumber = "not-a-number"
        case notWhole = "not-whole"
        case negative
        /// It is a part of another element, whose value would be smaller.
        case aboveWhole = "above-whole"
        /// Beyond what a spreadsheet keeps exactly: 10¹⁵ or more, or more than six decimals.
        case tooLong = "too-long"
        /// The same college, element, category and period stand in an earlier row.
        case duplicate
        /// Somebody else is the element's source of record.
        case otherSource = "other-source"
        /// The report was submitted or approved.
        case locked
        /// The row stands in a sheet that who opens the workbook doesn't see.
        case hiddenSheet = "hidden-sheet"
        /// The row is hidden, and not by a filter.
        case hiddenRow = "hidden-row"
        /// The column of values is hidden.
        case hiddenColumn = "hidden-column"
        /// The row tells of a value that was deleted where it comes from.
        case deleted
    }

    /// A column of a file of values.
    package enum Field: String, Sendable, Codable, CaseIterable {
        case college, element, category, period, value
        /// Whether the row's value was deleted, as DHIS2 tells it.
        case deleted
    }

    package let kind: Kind
    package let sheet: String
    /// As the user's spreadsheet numbers it, from 1.
    package let row: Int
    package let field: Field
    /// The column's letter.
    package let column: String
    /// The code of the row's element, as it stands there.
    package let element: String
    /// The row's category, as it stands there; nil where it names none.
    package let category: String?
    /// What stands in the cell.
    package let found: String
    /// What was expected: a code, a frequency, the earlier row …
    package let expected: String

    /// What the row is of, as expressions name it: `ELEMENT` or `ELEMENT.CATEGORY`.
    package var item: String { category.map { "\(element).\($0)" } ?? element }
}

/// A file that was refused whole, with every fault found in it; nothing of it was written.
package struct ImportRefused: Error, Sendable {
    /// At most a thousand, in the order of the file.
    package let faults: [ImportFault]
    /// How many there are.
    package let count: Int
    /// How many rows were looked at.
    package let rows: Int

    /// Refused for one thing about the whole file.
    static func whole(
        _ kind: ImportFault.Kind,
        _ field: ImportFault.Field,
        sheet: String,
        row: Int,
        column: String = "",
        found: String = "",
        expected: String = ""
    ) -> ImportRefused {
        let fault = ImportFault(
            kind: kind,
            sheet: sheet,
            row: row,
            field: field,
            column: column,
            element: "",
            category: nil,
            found: found,
            expected: expected
        )
        return ImportRefused(faults: [fault], count: 1, rows: 0)
    }
}

extension ImportFault.Kind: PostgresCodable {}
extension ImportFault.Field: PostgresCodable {}
