/// What a number format makes of a number.
enum NumberFormat {
    case plain, percent
    /// A day, a time of day or both.
    case moment
    /// Hours, minutes or seconds that are counted beyond a day: `[h]:mm`.
    case elapsed

    /// The formats that every workbook has (ECMA-376, part 1, 18.8.30), those of East Asian Excel too.
    init(builtIn id: Int) {
        switch id {
        case 9, 10: self = .percent
        case 46: self = .elapsed
        case 14...22, 27...36, 45, 47, 50...58: self = .moment
        default: self = .plain
        }
    }

    /// Looks for letters of days and times outside quoted text, escapes, colours and conditions, in every section.
    init(code: String) {
        var rest = code.prefix(1000)
        var found = NumberFormat.plain
        while let character = rest.popFirst() {
            switch character {
            case "\"": rest = rest.drop { $0 != "\"" }.dropFirst()
            case "\\", "_", "*", "!": rest = rest.dropFirst()
            case "[":
                let inner = rest.prefix { $0 != "]" }
                rest = rest.dropFirst(inner.count + 1)
                if Self.isElapsed(inner) { found = .elapsed }
            case "%":
                if found == .plain { found = .percent }
            case "E", "e":
                // With a sign it is an exponent, without one the year of an era.
                if let sign = rest.first, sign == "+" || sign == "-" { continue }
                if found != .elapsed { found = .moment }
            case "G", "g":
                // `General`, which East Asian programs write in their language behind `G/`.
                if rest.prefix(6).lowercased() == "eneral" {
                    rest = rest.dropFirst(6)
                } else if rest.hasPrefix("/") {
                    rest = rest.drop { $0 != ";" }
                } else if found != .elapsed {
                    found = .moment
                }
            case _ where Self.letters.contains(character):
                if found != .elapsed { found = .moment }
            default: break
            }
        }
        self = found
    }

    /// Years, months, days, weekdays, hours, minutes and seconds; `b` and `r` are years of eras.
    private static let letters: Set<Character> = Set("yYmMdDhHsSaAbBrR年月日")

    private static func isElapsed(_ bracketed: Substring) -> Bool {
        let letters = Set(bracketed.lowercased())
        return letters.count == 1 && letters.isSubset(of: ["h", "m", "s"])
    }
}
