import ArgumentParser
import Indicators

/// What evaluating an expression came to: a value, or what is wrong with it.
enum EvaluateAnswer {
    case value(ExpressionValue)
    case fault(message: String, line: Int, column: Int, excerpt: String)

    /// The answer to a fault of an expression.
    init(_ fault: ExpressionFault, in source: String, _ messages: TerminalMessages) {
        let place = SourcePlace(fault.range, in: source)
        self = .fault(
            message: fault.message { messages.text($0, $1) },
            line: place.line,
            column: place.column,
            excerpt: place.excerpt
        )
    }

    /// What is wrong with an entry of a batch before its expression is looked at.
    static func refusal(_ message: String) -> EvaluateAnswer {
        .fault(message: message, line: 1, column: 1, excerpt: "")
    }

    /// `{"value": …}` or `{"error": {"message", "line", "column"}}`.
    var json: String {
        switch self {
        case .value(let value): "{\"value\": \(EvaluateAnswer.json(value))}"
        case .fault(let message, let line, let column, _):
            "{\"error\": {\"message\": \(JSONText(message)), \"line\": \(line), \"column\": \(column)}}"
        }
    }

    /// Prints the fault, as JSON or as a sentence with the place shown on standard error; what to throw to exit with 1.
    func refusal(_ format: OutputOptions.Format, _ messages: TerminalMessages) -> ExitCode {
        if format == .json {
            print(json)
        } else if case .fault(let message, let line, let column, let excerpt) = self {
            let sentence = messages.text(
                "expressions.refused",
                ["message": message, "line": String(line), "column": String(column)]
            )
            TerminalMessages.complain(sentence + "\n" + excerpt)
        }
        return .failure
    }

    private static func json(_ value: ExpressionValue) -> String {
        switch value {
        case .missing: "null"
        case .number, .boolean: value.asText
        case .notANumber, .infinity, .text: JSONText(value.asText).description
        }
    }
}

/// A text as JSON writes it, in quotes.
struct JSONText: CustomStringConvertible {
    let description: String

    init(_ text: String) {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": quoted += "\\\""
            case "\\": quoted += "\\\\"
            case "\n": quoted += "\\n"
            case "\r": quoted += "\\r"
            case "\t": quoted += "\\t"
            case _ where scalar.value < 0x20:
                quoted += "\\u00" + String(scalar.value / 16) + String(scalar.value % 16, radix: 16)
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        description = quoted + "\""
    }
}
