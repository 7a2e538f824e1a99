import Calendar
import Collection

/// A day as somebody typed it into a form.
enum TypedDay: Hashable {
    case missing
    /// It is not written as a day is, or the calendar has no such day.
    case malformed
    /// Its year is a slip of the finger.
    case outside
    case day(Day)

    /// The years that a form takes.
    static let years = 1900...2100

    /// Reads `yyyy-MM-dd`; browsers send years of more than four digits too.
    init(_ text: String) {
        guard !text.isEmpty else {
            self = .missing
            return
        }
        guard let parts = text.wholeMatch(of: /(-?[0-9]{4,})-[0-9]{2}-[0-9]{2}/) else {
            self = .malformed
            return
        }
        guard let year = Int(parts.1), Self.years.contains(year) else {
            self = .outside
            return
        }
        self = Day(text).map { .day($0) } ?? .malformed
    }
}
