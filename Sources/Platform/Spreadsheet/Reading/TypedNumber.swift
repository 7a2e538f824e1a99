import Number

/// A number as somebody typed it, in ASCII and without the spaces around it.
struct TypedNumber {
    private var isNegative = false
    /// Digits, points, commas, single inner spaces and perhaps a percent sign.
    private var body: Substring

    var isEmpty: Bool { body.isEmpty && !isNegative }

    /// Nil if there is a character that no number has.
    init?(_ text: String) {
        guard text.utf8.count <= 200 else { return nil }
        var ascii = ""
        for scalar in text.unicodeScalars where !scalar.isInvisible {
            guard let character = Self.ascii(scalar) else { return nil }
            ascii.append(character)
        }
        body = ascii[...].drop { $0 == " " }
        while body.last == " " { body.removeLast() }
        if let sign = body.first, sign == "-" || sign == "+" {
            isNegative = sign == "-"
            body = body.dropFirst().drop { $0 == " " }
            if body.isEmpty { return nil }
        }
    }

    /// Removes a percent sign at the end and says whether there was one.
    mutating func takePercent() -> Bool {
        guard body.last == "%" else { return false }
        body.removeLast()
        while body.last == " " { body.removeLast() }
        return true
    }

    func reading(_ marks: NumberReading.Marks) -> NumberReading {
        let used = Set(body.filter { !$0.isNumber })
        switch used {
        case []: return number(body)
        case ["."]: return onlyPoints(marks)
        case [","]: return onlyCommas(marks)
        case [" "]: return number(grouped(body, by: " "))
        case [",", "."]: return lastMarkIsDecimal()
        case [" ", "."]: return decimal(".", groupedBy: " ")
        case [" ", ","]: return decimal(",", groupedBy: " ")
        default: return .none
        }
    }

    private func onlyPoints(_ marks: NumberReading.Marks) -> NumberReading {
        let parts = body.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 2 else { return number(grouped(body, by: ".")) }
        let decimal = number(joined(parts[0], parts[1]))
        guard marks == .open, case .number(let asDecimal) = decimal,
            case .number(let asGroups) = number(grouped(body, by: "."))
        else { return decimal }
        return .grouped(asGroups, orDecimal: asDecimal)
    }

    private func onlyCommas(_ marks: NumberReading.Marks) -> NumberReading {
        let groups = number(grouped(body, by: ","))
        let parts = body.split(separator: ",", omittingEmptySubsequences: false)
        guard parts.count == 2 else { return groups }
        let decimal = number(joined(parts[0], parts[1]))
        guard case .number(let asGroups) = groups, case .number(let asDecimal) = decimal else { return decimal }
        return .grouped(asGroups, orDecimal: asDecimal)
    }

    private func lastMarkIsDecimal() -> NumberReading {
        guard let point = body.lastIndex(of: "."), let comma = body.lastIndex(of: ",") else { return .none }
        return point > comma ? decimal(".", groupedBy: ",") : decimal(",", groupedBy: ".")
    }

    private func decimal(_ mark: Character, groupedBy group: Character) -> NumberReading {
        let parts = body.split(separator: mark, omittingEmptySubsequences: false)
        guard parts.count == 2, let whole = grouped(parts[0], by: group) else { return .none }
        return number(joined(whole, parts[1]))
    }

    /// The digits of groups of three, the first of one to three and not 0 alone; nil if they are not so.
    private func grouped(_ text: Substring, by mark: Character) -> Substring? {
        let groups = text.split(separator: mark, omittingEmptySubsequences: false)
        guard let first = groups.first, (1...3).contains(first.count), first.first != "0" else { return nil }
        guard groups.dropFirst().allSatisfy({ $0.count == 3 && $0.allSatisfy(\.isNumber) }) else { return nil }
        return Substring(groups.joined())
    }

    /// A decimal from its two sides, both of which must have digits.
    private func joined(_ whole: Substring, _ fraction: Substring) -> Substring? {
        let isNumber = !whole.isEmpty && !fraction.isEmpty && (whole + fraction).allSatisfy(\.isNumber)
        return isNumber ? Substring("\(whole).\(fraction)") : nil
    }

    private func number(_ digits: Substring?) -> NumberReading {
        guard let number = digits.flatMap({ Number(String($0)) }) else { return .none }
        return .number(isNegative ? -number : number)
    }

    private static func ascii(_ scalar: Unicode.Scalar) -> Character? {
        switch scalar {
        case "0"..."9", ".", ",", "%", "-", "+", " ": Character(scalar)
        case "\u{FF10}"..."\u{FF19}": Unicode.Scalar(scalar.value - 0xFF10 + 0x30).map(Character.init)
        case "\u{FF0E}": "."
        case "\u{FF0C}": ","
        case "\u{FF05}": "%"
        case "\u{FF0D}", "\u{2212}": "-"
        case "\u{FF0B}": "+"
        case "\t", "\n", "\r", "\u{A0}", "\u{2009}", "\u{202F}", "\u{3000}": " "
        default: nil
        }
    }
}
