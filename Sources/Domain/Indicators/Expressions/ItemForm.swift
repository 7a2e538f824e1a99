/// The forms of items: what may stand between their braces or brackets.
enum ItemForm {
    /// Whether it can name something: a letter, then letters, digits, `_` and `-`, at most 50 of them. DHIS2's
    /// identifiers of 11 letters and digits are of this form.
    static func isIdentifier(_ bytes: some Collection<UInt8>) -> Bool {
        guard let first = bytes.first, first.isLetter, bytes.count <= 50 else { return false }
        return bytes.allSatisfy { $0.isLetter || $0.isDigit || $0 == UInt8(ascii: "-") }
    }

    /// Whether it can name a category: an identifier, or one of DHIS2's groups of categories (`co:`, `coGroup:` with
    /// `&` between several).
    static func isCategory(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        if bytes.starts(with: "co:".utf8) { return isIdentifier(bytes.dropFirst(3)) }
        guard bytes.starts(with: "coGroup:".utf8) else { return isIdentifier(bytes) }
        let groups = bytes.dropFirst(8).split(separator: UInt8(ascii: "&"), omittingEmptySubsequences: false)
        return groups.allSatisfy { isIdentifier($0) }
    }

    /// Whether it can name a data element: an identifier, or DHIS2's `deGroup:` and one.
    static func isElement(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        isIdentifier(bytes.starts(with: "deGroup:".utf8) ? bytes.dropFirst(8) : bytes)
    }
}

extension ExpressionItem.Source {
    /// What an item with braces asks for.
    static func item(_ range: Range<Int>, _ lexer: Lexer) throws(ExpressionFault) -> ExpressionItem.Source {
        let bytes = lexer.bytes[range]
        let prefix = bytes.prefix { $0 != UInt8(ascii: "{") }
        let inner = bytes[(prefix.endIndex + 1)..<(range.upperBound - 1)]
        let parts = inner.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        let text = String(decoding: inner, as: UTF8.self)
        switch prefix.first {
        case UInt8(ascii: "#"):
            if let element = element(parts) { return element }
            throw ExpressionFault(.item(lexer.text(range), form: "#{ABC}, #{ABC.DEF}, #{ABC.*.DEF}"), at: range)
        case UInt8(ascii: "R"):
            guard parts.count == 2, ItemForm.isIdentifier(parts[0]) else {
                throw ExpressionFault(.item(lexer.text(range), form: "R{ABC.REPORTING_RATE}"), at: range)
            }
            let name = String(decoding: parts[1], as: UTF8.self)
            guard let metric = ReportingMetric(rawValue: name) else {
                throw ExpressionFault(.metric(name), at: parts[1].startIndex..<parts[1].endIndex)
            }
            return .reportingRate(dataSet: String(decoding: parts[0], as: UTF8.self), metric)
        default:
            let name = String(decoding: prefix, as: UTF8.self)
            guard ItemForm.isIdentifier(inner) else {
                throw ExpressionFault(.item(lexer.text(range), form: name + "{ABC}"), at: range)
            }
            return name == "C" ? .constant(text) : name == "N" ? .indicator(text) : .organisationGroup(text)
        }
    }

    // #{e}, #{e.*}, #{e.c}, #{e.c.*}, #{e.*.a}, #{e.c.a}.
    private static func element(_ parts: [Slice<UnsafeBufferPointer<UInt8>>]) -> ExpressionItem.Source? {
        guard (1...3).contains(parts.count), ItemForm.isElement(parts[0]) else { return nil }
        let named: [String?] = parts.map { part in
            part.elementsEqual("*".utf8) ? nil : String(decoding: part, as: UTF8.self)
        }
        if parts.count > 1, named[1] != nil, !ItemForm.isCategory(parts[1]) { return nil }
        if parts.count > 2, named[2] != nil, !ItemForm.isIdentifier(parts[2]) { return nil }
        return .dataElement(
            named[0] ?? "",
            category: parts.count > 1 ? named[1] : nil,
            attribute: parts.count > 2 ? named[2] : nil
        )
    }

    /// What an item in brackets asks for.
    static func bracket(_ range: Range<Int>, _ lexer: Lexer) throws(ExpressionFault) -> ExpressionItem.Source {
        switch lexer.text(range) {
        case "[days]": return .days
        case "[periodInYear]": return .periodInYear
        case "[yearlyPeriodCount]": return .yearlyPeriodCount
        case let text: throw ExpressionFault(.bracket(text), at: range)
        }
    }
}

extension ExpressionParser {
    /// An item, if the mode allows it.
    mutating func item(_ source: ExpressionItem.Source) throws(ExpressionFault) -> Int32 {
        let range = token.range
        if let mode, !mode.isIndicator {
            switch source {
            case .indicator, .periodInYear, .yearlyPeriodCount:
                throw ExpressionFault(.notInMode(lexer.text(range), mode), at: range)
            default: break
            }
        }
        written.append((source, lexer.text(range)))
        try advance()
        return node(.item(Int32(written.count - 1), .stays), from: range.lowerBound)
    }
}
