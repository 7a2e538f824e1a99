import ArgumentParser
import Indicators

extension ExpressionMode: ExpressibleByArgument {}
extension MissingValueStrategy: ExpressibleByArgument {}

/// `banmo evaluate`: the value of an expression in DHIS2's language, with values from a file.
struct EvaluateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "evaluate",
        abstract: HelpWords.text("commands.evaluate.about"),
        discussion: HelpWords.text("commands.evaluate.discussion")
    )

    // Unrecognised options may be expressions that begin with a minus.
    @Argument(
        parsing: .allUnrecognized,
        help: .text("commands.evaluate.expression", ["example": "'#{TCH_HOURS_TAUGHT} / #{TCH_HOURS_PLANNED}'"])
    )
    var expression: [String] = []

    @Option(help: .text("commands.evaluate.items"))
    var items: JSONFile?

    @Option(help: .text("commands.evaluate.mode"))
    var mode: ExpressionMode?

    @Option(help: .text("commands.evaluate.missing"))
    var missing: MissingValueStrategy?

    @Option(help: .text("commands.evaluate.batch"))
    var batch: JSONFile?

    @Option(help: .text("commands.output.format"))
    var format: OutputOptions.Format = .table

    func run() throws {
        let messages = try TerminalMessages()
        let given = try ExpressionArgument.expressions(in: expression, of: "evaluate")
        switch (given.count, batch) {
        case (1, nil): try evaluate(given[0], messages)
        case (0, let file?): try evaluate(batch: file, messages)
        case (2..., nil): throw messages.refusal("expressions.one")
        default: throw messages.refusal("expressions.either")
        }
    }

    private func evaluate(_ expression: String, _ messages: TerminalMessages) throws {
        let values = try items?.read(EvaluateItems.self, else: "expressions.itemsFile", messages)
        do {
            let items = values ?? EvaluateItems()
            let value = try items.evaluate(
                expression,
                mode: mode ?? .indicator,
                missing: missing ?? .skipIfAllValuesMissing
            )
            print(format == .json ? EvaluateAnswer.value(value).json : shown(value, messages))
        } catch {
            throw EvaluateAnswer(error, in: expression, messages).refusal(format, messages)
        }
    }

    private func shown(_ value: ExpressionValue, _ messages: TerminalMessages) -> String {
        value == .missing ? messages.text("expressions.noData") : value.asText
    }

    private func evaluate(batch file: JSONFile, _ messages: TerminalMessages) throws {
        guard items == nil, mode == nil, missing == nil else { throw messages.refusal("expressions.batchAlone") }
        let requests = try file.read([EvaluateRequest].self, else: "expressions.batch", messages)
        print("[" + requests.map { $0.answer(messages).json }.joined(separator: ",\n ") + "]")
    }
}
