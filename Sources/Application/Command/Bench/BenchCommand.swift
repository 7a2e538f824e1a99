import ArgumentParser

/// `banmo bench`: what the product does against what the same machine does without it, as ratios of one run.
struct BenchCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bench",
        abstract: "Measures against bare PostgreSQL and an empty route in the same run, as ratios.",
        subcommands: [Read.self, Import.self, ExpressionBench.self]
    )

    /// `banmo bench read`.
    struct Read: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "A tenant's read over HTTP, against pgbench in pipeline mode and an empty route."
        )

        @OptionGroup var options: DatabaseOptions
        @Option(help: "Seconds of each measurement.")
        var seconds = 5
        @Option(help: "Rounds; the best of each counts.")
        var rounds = 3
        @OptionGroup var output: OutputOptions

        func run() async throws {
            let result = try await Workplace.run(options) { place, database in
                try await ReadBench(place: place, database: database, seconds: seconds, rounds: rounds).run()
            }
            let lines = [
                ["of what the two limits together allow", "\(percent(result.ofLimit))"],
                ["of the same read by pgbench in pipeline mode", "\(percent(result.ofPgbench))"],
                ["of an empty route", "\(percent(result.ofEmptyRoute))"],
            ]
            if output.format == .json { return try output.printJSON(result) }
            try output.print(lines, columns: ["A tenant's read over HTTP reaches", ""]) { $0 }
        }

        private func percent(_ ratio: Double) -> String { "\(Int((ratio * 100).rounded())) %" }
    }
}
