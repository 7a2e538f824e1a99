/// Why a text is no period, with what was expected.
package enum PeriodFault: Error, Hashable, Sendable {
    /// There is no text.
    case empty
    /// The text has none of the forms that periods have.
    case form(String)
    /// The month is not 1 to 12.
    case month(String, month: Int)
    /// The month has no such day.
    case day(String, day: Int, last: Int)
    /// The year has no such period of the type.
    case number(String, PeriodType, number: Int, last: Int)
    /// Neither a relative period nor a period.
    case relative(String)
    /// No financial year begins in the month named.
    case financialYear(String)

    /// The catalogue's key for the sentence that says so.
    package var messageKey: String {
        switch self {
        case .empty: "periods.faults.empty"
        case .form: "periods.faults.form"
        case .month: "periods.faults.month"
        case .day: "periods.faults.day"
        case .number: "periods.faults.number"
        case .relative: "periods.faults.relative"
        case .financialYear: "periods.faults.financialYear"
        }
    }

    /// What the sentence's placeholders stand for.
    package var arguments: [String: String] {
        switch self {
        case .empty: [:]
        case .form(let text), .relative(let text), .financialYear(let text): ["text": text.shortened]
        case .month(let text, let month): ["text": text.shortened, "found": String(month)]
        case .day(let text, let day, let last):
            ["text": text.shortened, "found": String(day), "last": String(last)]
        case .number(let text, let type, let number, let last):
            ["text": text.shortened, "found": String(number), "last": String(last), "example": type.example]
        }
    }
}

extension String {
    // A message repeats what was typed, but not a page of it.
    fileprivate var shortened: String { count > 40 ? prefix(40) + "…" : self }
}
