extension Period: LosslessStringConvertible, Codable {
    /// Reads an identifier; nil where it is malformed.
    package init?(_ description: String) {
        guard let period = try? Period(identifier: description) else { return nil }
        self = period
    }

    /// Reads an identifier as DHIS2 writes it, or with the dashes of ISO 8601 in months and days; throws what was
    /// expected.
    package init(identifier text: some StringProtocol) throws(PeriodFault) {
        let bytes = Array(text.utf8.prefix(16))
        guard !bytes.isEmpty else { throw .empty }
        guard bytes.count > 3, bytes.count < 16, let year = Int(digits: bytes[..<4]), year > 0 else {
            throw .form(String(text))
        }
        let rest = bytes[4...]
        if rest.isEmpty {
            self = try Period.numbered(.yearly, year, 1, in: text)
        } else if let (month, day) = Period.monthAndDay(rest) {
            self = try Period.dated(year, month, day, in: text)
        } else if rest.last == UInt8(ascii: "B"), rest.count == 3, let number = Int(digits: rest.dropLast()) {
            self = try Period.numbered(.bimonthly, year, number, in: text)
        } else {
            self = try Period.designated(rest, year, in: text)
        }
    }

    /// The identifier as DHIS2 writes it.
    package var identifier: String {
        let (year, number) = place
        let prefix = year.padded(to: 4)
        switch type {
        case .daily:
            let (_, month, day) = start.components
            return prefix + month.padded(to: 2) + day.padded(to: 2)
        case .monthly: return prefix + number.padded(to: 2)
        case .bimonthly: return prefix + number.padded(to: 2) + "B"
        case _ where type.lastsAYear: return prefix + type.designator
        default: return prefix + type.designator + String(number)
        }
    }

    /// The identifier as DHIS2 writes it.
    package var description: String { identifier }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let period = Period(text) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "expected a period, found \(text)")
        }
        self = period
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(identifier)
    }

    // MM, -MM, MMdd or -MM-dd.
    private static func monthAndDay(_ bytes: ArraySlice<UInt8>) -> (month: Int, day: Int?)? {
        let dash = UInt8(ascii: "-")
        let parts = bytes.split(separator: dash, omittingEmptySubsequences: false)
        switch (parts.count, bytes.count) {
        case (1, 2): return Int(digits: bytes).map { ($0, nil) }
        case (1, 4):
            guard let month = Int(digits: bytes.prefix(2)), let day = Int(digits: bytes.suffix(2)) else { return nil }
            return (month, day)
        case (2, 3) where parts[0].isEmpty: return Int(digits: parts[1]).map { ($0, nil) }
        case (3, 6) where parts[0].isEmpty && parts[1].count == 2:
            guard let month = Int(digits: parts[1]), let day = Int(digits: parts[2]) else { return nil }
            return (month, day)
        default: return nil
        }
    }

    private static func dated(
        _ year: Int,
        _ month: Int,
        _ day: Int?,
        in text: some StringProtocol
    ) throws(PeriodFault) -> Period {
        guard (1...12).contains(month) else { throw .month(String(text), month: month) }
        guard let day else { return Period(.monthly, containing: Day(firstOfMonth: year * 12 + month - 1)) }
        guard let date = Day(year: year, month: month, day: day) else {
            throw .day(String(text), day: day, last: Day.length(ofMonth: month, year: year))
        }
        return Period(.daily, containing: date)
    }

    // W12, NovQ1, April and the like.
    private static func designated(
        _ bytes: ArraySlice<UInt8>,
        _ year: Int,
        in text: some StringProtocol
    ) throws(PeriodFault) -> Period {
        let letters = bytes.prefix { $0 > UInt8(ascii: "9") }
        let digits = bytes.dropFirst(letters.count)
        for type in PeriodType.allCases where type.designator.utf8.elementsEqual(letters) && !letters.isEmpty {
            if type.lastsAYear {
                if digits.isEmpty { return try numbered(type, year, 1, in: text) }
                continue
            }
            guard let number = Int(digits: digits), digits.count <= type.digits else { break }
            return try numbered(type, year, number, in: text)
        }
        throw .form(String(text))
    }

    private static func numbered(
        _ type: PeriodType,
        _ year: Int,
        _ number: Int,
        in text: some StringProtocol
    ) throws(PeriodFault) -> Period {
        guard let period = Period(type, year: year, number: number) else {
            throw .number(String(text), type, number: number, last: type.count(inYear: year))
        }
        return period
    }
}

extension PeriodType {
    // How many digits the number in an identifier may have.
    fileprivate var digits: Int {
        if case .months = cadence { 1 } else { 2 }
    }
}
