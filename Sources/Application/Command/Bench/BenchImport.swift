import ArgumentParser

extension BenchCommand {
    /// `banmo bench import`.
    struct Import: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "import",
            abstract: HelpWords.text("commands.bench.import")
        )

        @OptionGroup var options: DatabaseOptions
        @OptionGroup var bench: BenchOptions
        @OptionGroup var output: OutputOptions

        func run() async throws {
            let messages = try TerminalMessages()
            try bench.check()
            let result = try await Workplace.run(options) { place, _ in
                try await ProgressLine().during(messages.text("commands.bench.importProgress")) {
                    try await ImportBench(place: place, rows: bench.rows).run()
                }
            }
            if output.format == .json { return try output.printJSON(result) }
            try output.print(result.ratios(messages), messages)
        }
    }
}

extension ImportBench.Result {
    /// Against bare COPY.
    func ratios(_ messages: TerminalMessages) -> [BenchRatio] {
        [
            BenchRatio(
                what: messages.text("commands.bench.importing", ["count": "\(rows)"]),
                against: messages.text("commands.bench.against.copy"),
                ratio: BenchRatio.share(ratio)
            )
        ]
    }
}
