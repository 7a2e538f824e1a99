import Calendar
import Number
import Spreadsheet

/// One row of a file of values, as it stands there.
struct ValueRow: Sendable {
    let sheet: String
    /// How the value is hidden from who opens the workbook; nil where it is seen.
    var hiding: Hiding?
    /// As the user's spreadsheet numbers it, from 1.
    let row: Int
    let college: String
    let element: String
    let category: String
    let period: String
    /// What says that the value was deleted; empty where nothing does.
    var deleted = ""
    /// What stands in the value's cell; empty only where a form takes a value back.
    let raw: String
    /// Whether its point groups digits if the file's commas are decimal.
    var hasOpenPoint = false
    /// The exact decimal number in it; nil if it is none, or may be read in two ways.
    let number: Number?
    /// The same where only a whole number is possible, which settles `1,234`.
    let whole: Number?
}

extension ValueRow {
    /// What was typed on a report's page for one of its elements, or for one category of it, as expressions name it:
    /// `ELEMENT.CATEGORY`.
    init(typed text: String, of element: String, row: Int, _ key: ReportKey) {
        let reading = NumberReading(typed: text)
        let parts = element.split(separator: ".", maxSplits: 1).map(String.init)
        self.init(
            sheet: "",
            row: row,
            college: key.collegeCode,
            element: Self.legal(parts.first ?? ""),
            category: Self.legal(parts.count > 1 ? parts[1] : ""),
            period: key.period,
            raw: reading == .empty ? "" : Self.legal(text),
            number: Self.bounded(reading.certain()),
            whole: Self.bounded(reading.certain(wholeOnly: true))
        )
    }

    /// A month written with a dash as the tables write it; any other text as it is.
    static func identifier(_ period: String) -> String {
        guard period.utf8.contains(UInt8(ascii: "-")), let month = Period(period), month.type == .monthly else {
            return period
        }
        return month.identifier
    }

    /// A text that PostgreSQL holds, for it has no NUL, and that fits on a page that tells of it.
    static func legal(_ text: String) -> String {
        if text.utf8.count <= 200, !text.utf8.contains(0) { return text }
        return String(text.prefix(200)).replacing("\0", with: "\u{FFFD}")
    }

    /// A number that `numeric` holds; what is longer is none that anybody reports.
    static func bounded(_ number: Number?) -> Number? {
        guard let number, (-50...50).contains(number.order) && !number.isLong || number.plain.utf8.count <= 100 else {
            return nil
        }
        return number
    }
}

/// Where a file's rows belong when the file doesn't say so: the form of one report names only elements and values.
package struct ValueDefaults: Sendable {
    package let college: String
    package let period: String

    /// The college's code and the period's identifier.
    package init(college: String, period: String) {
        self.college = college
        self.period = period
    }
}
