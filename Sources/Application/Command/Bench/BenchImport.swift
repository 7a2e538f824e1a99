import ArgumentParser

extension BenchCommand {
    /// `banmo bench import`.
    struct Import: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "import",
            abstract: "An import of 200,000 values, checked, with history and sums, against bare COPY of the same rows."
        )

        @OptionGroup var options: DatabaseOptions
        @Option(help: "How many values.")
        var rows = 200_000
        @OptionGroup var output: OutputOptions

        func run() async throws {
            let result = try await Workplace.run(options) { place, _ in
                try await ImportBench(place: place, rows: rows).run()
            }
            if output.format == .json { return try output.printJSON(result) }
            let share = "\(Int((result.ratio * 100).rounded())) %"
            try output.print([["of bare COPY of the same rows", share]], columns: ["An import reaches", ""]) { $0 }
        }
    }
}
