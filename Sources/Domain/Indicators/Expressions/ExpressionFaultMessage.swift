extension ExpressionFault {
    /// A value that a message has in it: text as it is, or another message.
    package enum Argument: Hashable, Sendable {
        case text(String)
        /// The key of a text in the catalogue.
        case key(String)
    }

    /// The catalogue's key for the sentence that says what is wrong.
    package var messageKey: String { "expressions.faults." + parts.key }

    /// What the sentence's placeholders stand for.
    package var arguments: [String: Argument] { parts.arguments }

    /// The sentence, in the language of a catalogue that maps a key and arguments to text.
    package func message(_ text: (_ key: String, _ arguments: [String: String]) -> String) -> String {
        let resolved = arguments.mapValues { argument in
            switch argument {
            case .text(let value): value.count > 60 ? value.prefix(40) + "…" : value
            case .key(let key): text(key, [:])
            }
        }
        return text(messageKey, resolved)
    }

    private var parts: (key: String, arguments: [String: Argument]) {
        switch reason {
        case .empty: ("empty", ["example": .text("#{ABC} / #{DEF}")])
        case .tooLong(let limit): ("tooLong", ["limit": .text(String(limit))])
        case .tooDeep(let limit): ("tooDeep", ["limit": .text(String(limit))])
        case .character(let found): ("character", ["found": .text(found)])
        case .fullWidth(let found, let instead): ("fullWidth", ["found": .text(found), "instead": .text(instead)])
        case .written(let found, let instead): ("written", ["found": .text(found), "instead": .text(instead)])
        case .unclosed(let opening): ("unclosed", ["opening": .text(opening)])
        case .expectedValue(let found): ("expectedValue", found.found)
        case .expectedOperator(let found): ("expectedOperator", found.found)
        case .expectedClose(let found): ("expectedClose", found.found)
        case .expectedIn(let found): ("expectedIn", found.found)
        case .spaceAroundIn: ("spaceAroundIn", [:])
        case .unknownWord(let word): ("unknownWord", ["found": .text(word), "example": .text("#{\(word)}")])
        case .unknownFunction(let name): ("unknownFunction", ["found": .text(name)])
        case .spaceAfterFunction(let name): ("spaceAfterFunction", ["found": .text(name)])
        case .notInMode(let what, let mode):
            ("notInMode", ["found": .text(what), "mode": .key("expressions.modes.\(mode.rawValue)")])
        case .arguments(let function, let count, let atLeast, let atMost):
            argumentParts(function, count, atLeast, atMost)
        case .item(let found, let form): ("item", ["found": .text(found), "form": .text(form)])
        case .programItem(let found): ("programItem", ["found": .text(found)])
        case .bracket(let found): ("bracket", ["found": .text(found)])
        case .metric(let found): ("metric", ["found": .text(found)])
        case .unknownModifier(let found): ("unknownModifier", ["found": .text(found)])
        case .misplacedModifier(let found): ("misplacedModifier", ["found": .text(found)])
        case .date(let found): ("date", ["found": .text(found)])
        case .aggregation(let found): ("aggregation", ["found": .text(found)])
        case .offset(let found): ("offset", ["found": .text(found)])
        case .yearToDate: ("yearToDate", [:])
        case .identifier(let found): ("identifier", ["found": .text(found)])
        case .number(let found): ("number", ["found": .text(found)])
        case .escape(let found): ("escape", ["found": .text(found)])
        case .type(let found, let expected): ("type", typeArguments(found, expected))
        case .result(let found, let expected): ("result", typeArguments(found, expected))
        case .textAsNumber(let found): ("textAsNumber", ["found": .text(found)])
        case .asBoolean(let found): ("asBoolean", ["found": .text(found)])
        case .notComparable(let found): ("notComparable", ["found": .text(found)])
        case .subExpressionItems: ("subExpressionItems", [:])
        case .noItem(let found): ("noItem", ["found": .text(found)])
        case .unknownItem(let found): ("unknownItem", ["found": .text(found)])
        case .notKept(let found): ("notKept", ["found": .text(found)])
        case .endless(let found, let limit): ("endless", ["found": .text(found), "limit": .text(String(limit))])
        }
    }

    private func typeArguments(_ found: ExpressionType, _ expected: ExpressionType) -> [String: Argument] {
        [
            "found": .key("expressions.types.\(found.rawValue)"),
            "expected": .key("expressions.types.\(expected.rawValue)"),
        ]
    }

    private func argumentParts(
        _ function: String,
        _ count: Int,
        _ atLeast: Int,
        _ atMost: Int
    ) -> (key: String, arguments: [String: Argument]) {
        let arguments: [String: Argument] = [
            "function": .text(function), "found": .text(String(count)), "count": .text(String(atLeast)),
            "most": .text(String(atMost)),
        ]
        if atLeast == atMost { return ("argumentsExactly", arguments) }
        return (atMost == .max ? "argumentsAtLeast" : "argumentsBetween", arguments)
    }
}

extension String {
    // What was found, where the end of the expression has no text of its own.
    fileprivate var found: [String: ExpressionFault.Argument] {
        ["found": isEmpty ? .key("expressions.end") : .text("“\(self)”")]
    }
}
