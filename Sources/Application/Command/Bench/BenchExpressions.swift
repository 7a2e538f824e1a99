import ArgumentParser
import Foundation
import Language
import Number

extension BenchCommand {
    /// `banmo bench expressions`.
    struct Expressions: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "expressions",
            abstract: HelpWords.text("commands.bench.expressions")
        )

        @Option(help: .text("commands.bench.cpuSeconds"))
        var seconds = 0.5
        @OptionGroup var output: OutputOptions

        func run() async throws {
            let messages = try TerminalMessages()
            guard seconds > 0 else { throw messages.refusal("commands.bench.positive") }
            let results = try await ProgressLine().during(messages.text("commands.bench.expressionsProgress")) {
                try ExpressionBench(seconds: seconds).run()
            }
            guard output.format == .table else { return try output.printJSON(results) }
            try output.print(results, columns: messages.columns("measured", "value", "unit")) { result in
                let digits = messages.catalogue.conventions.numbers.number(
                    Number(result.value) ?? .zero,
                    decimals: result.value < 100 ? 2 : 0
                )
                return [result.words(messages), digits, messages.text("commands.bench.units.\(result.unit.rawValue)")]
            }
        }
    }
}

extension ExpressionBench.Result {
    /// What was measured, in words.
    func words(_ messages: TerminalMessages) -> String {
        messages.text("commands.bench.measured.\(what.rawValue)", ["count": "\(size)"])
    }
}

extension ExpressionBench {
    /// Evaluations against the aim of a million a second, exact numbers against Foundation's.
    static func ratios(of results: [Result], _ messages: TerminalMessages) -> [BenchRatio] {
        let evaluated = results.filter { $0.what == .evaluated }.map { result in
            BenchRatio(
                what: result.words(messages),
                against: messages.text("commands.bench.against.aim"),
                ratio: BenchRatio.times(result.value / 1_000_000)
            )
        }
        let pairs: [(Result.What, Result.What)] = [
            (.sum, .sumOfDecimals), (.product, .productOfDecimals), (.quotient, .quotientOfDecimals),
        ]
        let calculated = pairs.compactMap { ours, theirs -> BenchRatio? in
            guard let our = results.first(where: { $0.what == ours }),
                let their = results.first(where: { $0.what == theirs })
            else { return nil }
            return BenchRatio(
                what: our.words(messages),
                against: messages.text("commands.bench.against.decimal"),
                ratio: BenchRatio.times(their.value / our.value)
            )
        }
        return evaluated + calculated
    }
}
