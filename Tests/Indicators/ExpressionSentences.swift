import Support

/// Random expressions that are right, with random spaces, comments and needless parentheses.
struct ExpressionSentences {
    private var random: SeededRandom

    init(seed: UInt64) {
        random = SeededRandom(seed: seed)
    }

    /// A number, of so many levels.
    mutating func number(_ depth: Int) -> String {
        guard depth > 0 else { return leaf() }
        switch random.below(12) {
        case 0...4: return joined(depth, by: ["+", "-", "*", "/", "%"]) { $0.number(depth - 1) }
        case 5: return space() + pick(["-", "+", "- -"]) + number(depth - 1)
        case 6: return number(depth - 1) + "^" + space() + number(depth - 1)
        case 7: return "if(" + boolean(depth - 1) + "," + number(depth - 1) + "," + number(depth - 1) + ")"
        case 8:
            return pick(["greatest(", "least(", "firstNonNull("]) + number(depth - 1) + "," + number(depth - 1) + ")"
        case 9:
            return "(" + number(depth - 1) + ")"
                + pick([".periodOffset(-1)", ".yearToDate()", " .aggregationType( MAX )"])
        case 10: return pick(["log(", "log10(", "removeZeros("]) + number(depth - 1) + ")"
        default: return "(" + number(depth - 1) + ")"
        }
    }

    /// A boolean, of so many levels.
    mutating func boolean(_ depth: Int) -> String {
        guard depth > 0 else { return pick(["true", "false", "1 < 2", "'a' == \"b\""]) }
        switch random.below(7) {
        case 0: return number(depth - 1) + pick([" < ", ">", "<=", " >= ", "==", "!="]) + number(depth - 1)
        case 1...2: return joined(depth, by: ["&&", " and ", "||", " or "]) { "(" + $0.boolean(depth - 1) + ")" }
        case 3: return pick(["!", "not "]) + "(" + boolean(depth - 1) + ")"
        case 4: return pick(["isNull(", "isNotNull("]) + number(depth - 1) + ")"
        case 5: return "is(" + number(depth - 1) + " in " + number(depth - 1) + "," + leaf() + ")"
        default: return "contains('it\\'s, \\u4e2d', 'a\\\\b')"
        }
    }

    private mutating func joined(
        _ depth: Int,
        by joints: [String],
        _ operand: (inout ExpressionSentences) -> String
    ) -> String {
        var text = operand(&self)
        for _ in 0...random.below(3) { text += space() + pick(joints) + space() + operand(&self) }
        return random.below(2) == 0 ? text : "(" + text + ")"
    }

    private mutating func leaf() -> String {
        pick([
            "1", "0", "2.50", ".5", "1e-3", "12345678901234567890.123456789", "#{a}", "#{a.b}", "#{a.*.c}", "C{k}",
            "N{q}",
            "R{d.ACTUAL_REPORTS}", "OUG{g}", "[days]", "[periodInYear]", "#{a}.periodOffset(2)", "null",
            "#{x}.minDate(2020-1-1)", "'7'",
        ])
    }

    private mutating func space() -> String { pick(["", " ", "\n\t", "/* c */", " /*)*/ "]) }

    private mutating func pick(_ choices: [String]) -> String { choices[random.below(choices.count)] }
}
