import Calendar
import Collection

extension ExpressionParser {
    /// The most periods that one modifier may look ahead or back.
    static let offsetLimit = 100_000

    /// A modifier, its argument and its closing parenthesis.
    mutating func modifier(_ name: ItemModifier.Name) throws(ExpressionFault) -> ItemModifier {
        let opening = token.range
        if let mode, !mode.isIndicator { throw ExpressionFault(.notInMode(".\(name.rawValue)()", mode), at: opening) }
        guard let parts = try lexer.arguments(), let first = parts.first, let last = parts.last else {
            throw ExpressionFault(.unclosed(lexer.text(opening)), at: opening)
        }
        let range = first.lowerBound..<last.upperBound
        let text = lexer.text(range)
        token.end = lexer.position
        try advance()
        switch name {
        case .aggregationType:
            guard let type = AggregationType(rawValue: text) else {
                throw ExpressionFault(.aggregation(text), at: range)
            }
            return .aggregation(type)
        case .periodOffset:
            guard let offset = ExpressionParser.offset(text) else { throw ExpressionFault(.offset(text), at: range) }
            return .periodOffset(offset)
        case .minDate: return .minDate(try date(range))
        case .maxDate: return .maxDate(try date(range))
        case .yearToDate:
            guard text.isEmpty else { throw ExpressionFault(.yearToDate, at: range) }
            return .yearToDate
        }
    }

    // A sign and digits without needless zeros.
    private static func offset(_ text: String) -> Int? {
        let digits = text.utf8.first.map { $0.isDigit } == true ? Substring(text) : text.dropFirst()
        guard digits.utf8.allSatisfy(\.isDigit), digits == "0" || digits.first != "0", let value = Int(text) else {
            return nil
        }
        return abs(value) <= offsetLimit ? value : nil
    }

    // Four digits that don't begin with 0, one or two, one or two, with dashes.
    private func date(_ range: Range<Int>) throws(ExpressionFault) -> Day {
        let parts = lexer.bytes[range].split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        let widths = parts.map(\.count)
        guard parts.count == 3, widths[0] == 4, (1...2).contains(widths[1]), (1...2).contains(widths[2]),
            parts.allSatisfy({ $0.allSatisfy(\.isDigit) }), parts[0].first != UInt8(ascii: "0"),
            let day = Day(year: value(parts[0]), month: value(parts[1]), day: value(parts[2]))
        else {
            throw ExpressionFault(.date(lexer.text(range)), at: range)
        }
        return day
    }

    private func value(_ digits: Slice<UnsafeBufferPointer<UInt8>>) -> Int {
        digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
    }

    /// A question about the organisation: identifiers between commas, and the closing parenthesis.
    mutating func organisation(_ test: OrganisationTest) throws(ExpressionFault) -> Int32 {
        let opening = token.range
        if let mode, mode != .validation {
            throw ExpressionFault(.notInMode(lexer.text(opening) + ")", mode), at: opening)
        }
        guard let parts = try lexer.arguments() else {
            throw ExpressionFault(.unclosed(lexer.text(opening)), at: opening)
        }
        for part in parts where !ItemForm.isIdentifier(lexer.bytes[part]) {
            throw ExpressionFault(.identifier(lexer.text(part)), at: part)
        }
        let identifiers = parts.map(lexer.text)
        token.end = lexer.position
        try advance()
        let text = "orgUnit.\(test.rawValue)(\(identifiers.joined(separator: ",")))"
        written.append((.organisation(test, identifiers), text))
        return node(.item(Int32(written.count - 1), .stays), from: opening.lowerBound)
    }
}
