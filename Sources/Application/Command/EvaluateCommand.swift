import ArgumentParser
import Foundation
import Indicators

extension ExpressionMode: ExpressibleByArgument {}
extension MissingValueStrategy: ExpressibleByArgument {}

/// `banmo evaluate`: the value of an expression in DHIS2's language, with values from a file.
struct EvaluateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "evaluate",
        abstract: HelpWords.text("commands.evaluate.about")
    )

    // Unrecognised options are expressions that begin with a minus.
    @Argument(
        parsing: .allUnrecognized,
        help: .text("commands.evaluate.expression", ["example": "'#{TCH_HOURS_TAUGHT} / #{TCH_HOURS_PLANNED}'"])
    )
    var expression: [String] = []

    @Option(help: .text("commands.evaluate.items"))
    var items: String?

    @Option(help: .text("commands.evaluate.mode"))
    var mode: ExpressionMode = .indicator

    @Option(help: .text("commands.evaluate.missing"))
    var missing: MissingValueStrategy = .skipIfAllValuesMissing

    @Option(help: .text("commands.evaluate.batch"))
    var batch: String?

    @Option(help: .text("commands.output.format"))
    var format: OutputOptions.Format = .table

    func run() throws {
        let messages = try TerminalMessages()
        let given = expression.filter { $0 != "--" }
        switch (given.count, batch) {
        case (1, nil): try evaluate(given[0], messages)
        case (0, let file?): try evaluate(batch: file, messages)
        default: throw messages.refusal("expressions.either")
        }
    }

    private func evaluate(_ expression: String, _ messages: TerminalMessages) throws {
        let values = try items.map { file in
            try EvaluateCommand.read(EvaluateItems.self, file, else: "expressions.itemsFile", messages)
        }
        do {
            let items = values ?? EvaluateItems()
            let value = try items.evaluate(expression, mode: mode, missing: missing)
            print(format == .json ? EvaluateAnswer.value(value).json : shown(value, messages))
        } catch {
            throw EvaluateAnswer(error, in: expression, messages).refusal(format, messages)
        }
    }

    private func shown(_ value: ExpressionValue, _ messages: TerminalMessages) -> String {
        value == .missing ? messages.text("expressions.noData") : value.asText
    }

    private func evaluate(batch file: String, _ messages: TerminalMessages) throws {
        let requests = try EvaluateCommand.read([EvaluateRequest].self, file, else: "expressions.batch", messages)
        print("[" + requests.map { $0.answer(messages).json }.joined(separator: ",\n ") + "]")
    }

    /// A file's JSON; a file that can't be read or decoded ends the command with one sentence.
    private static func read<Content: Decodable>(
        _ type: Content.Type,
        _ file: String,
        else key: String,
        _ messages: TerminalMessages
    ) throws -> Content {
        let data: Data
        do {
            data = try Data(contentsOf: URL(filePath: file))
        } catch {
            throw messages.refusal("expressions.file", ["file": file])
        }
        do {
            return try JSONDecoder().decode(type, from: data)
        } catch is DecodingError {
            throw messages.refusal(key)
        }
    }
}
