import ArgumentParser
import Foundation
import Indicators
import Language

/// `banmo describe`: an expression in words, with the names of what it asks for.
struct DescribeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "describe",
        abstract: HelpWords.text("commands.describe.about")
    )

    // An unrecognised option may be an expression that begins with a minus.
    @Argument(
        parsing: .allUnrecognized,
        help: .text("commands.evaluate.expression", ["example": "'#{TCH_HOURS_TAUGHT} / #{TCH_HOURS_PLANNED}'"])
    )
    var expressions: [String]

    @Option(help: .text("commands.evaluate.mode"))
    var mode: ExpressionMode?

    @Option(help: .text("commands.output.format"))
    var format: OutputOptions.Format = .table

    func run() throws {
        let messages = try TerminalMessages()
        let given = try ExpressionArgument.expressions(in: expressions, of: "describe")
        guard given.count == 1 else { throw messages.refusal("expressions.one") }
        let expression = given[0]
        let parsed: IndicatorExpression
        do {
            parsed = try IndicatorExpression(expression, mode: mode ?? .indicator)
        } catch {
            throw EvaluateAnswer(error, in: expression, messages).refusal(format, messages)
        }
        let names = try DescribeNames(from: Content.find().standards, in: messages.catalogue.language)
        let words = ExpressionWords(name: names.name(of:)) { messages.text($0, $1) }
        if format == .json {
            let items = parsed.items.map { item in
                "{\"item\": \(JSONText(item.description)), \"name\": \(JSONText(words.describe(item)))}"
            }
            let list = items.joined(separator: ", ")
            print("{\"description\": \(JSONText(words.describe(parsed))), \"items\": [\(list)]}")
            return
        }
        print(words.describe(parsed))
        if parsed.items.isEmpty { return print("\n" + messages.text("expressions.noItems")) }
        let width = parsed.items.map(\.description.count).max() ?? 0
        print("\n" + messages.text("expressions.items"))
        for item in parsed.items {
            let space = String(repeating: " ", count: width - item.description.count)
            let name = names.knows(item) ? words.describe(item) : messages.text("expressions.unknownName")
            print("  \(item.description)\(space)  \(name)")
        }
    }
}
