import ArgumentParser

extension BenchCommand {
    /// `banmo bench read`.
    struct Read: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "read",
            abstract: HelpWords.text("commands.bench.read")
        )

        @OptionGroup var options: DatabaseOptions
        @OptionGroup var bench: BenchOptions
        @OptionGroup var output: OutputOptions

        func run() async throws {
            let messages = try TerminalMessages()
            try bench.check()
            let result = try await Workplace.run(options) { place, database in
                try await ProgressLine().during(messages.text("commands.bench.readProgress")) {
                    try await ReadBench(place: place, database: database, bench).run()
                }
            }
            if output.format == .json { return try output.printJSON(result) }
            try output.print(result.ratios(messages), messages)
        }
    }
}

extension ReadBench.Result {
    /// Against the two limits together and each by itself.
    func ratios(_ messages: TerminalMessages) -> [BenchRatio] {
        [("limit", ofLimit), ("pgbench", ofPgbench), ("emptyRoute", ofEmptyRoute)].map { against, ratio in
            BenchRatio(
                what: messages.text("commands.bench.reading"),
                against: messages.text("commands.bench.against.\(against)"),
                ratio: BenchRatio.share(ratio)
            )
        }
    }
}
