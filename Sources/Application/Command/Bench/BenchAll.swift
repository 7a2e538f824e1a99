import ArgumentParser

extension BenchCommand {
    /// `banmo bench`: every ratio, measured one after the other in one run.
    struct All: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "all",
            abstract: HelpWords.text("commands.bench.all")
        )

        @OptionGroup var options: DatabaseOptions
        @OptionGroup var bench: BenchOptions
        @Option(help: .text("commands.bench.cpuSeconds"))
        var cpuSeconds = 0.5
        @OptionGroup var output: OutputOptions

        struct Results: Encodable {
            let read: ReadBench.Result
            let `import`: ImportBench.Result
            let upload: [UploadBench.Result]
            let expressions: [ExpressionBench.Result]
        }

        func run() async throws {
            let messages = try TerminalMessages()
            try bench.check()
            let progress = ProgressLine()
            let results = try await Workplace.run(options) { place, database in
                let read = try await progress.during(messages.text("commands.bench.readProgress")) {
                    try await ReadBench(place: place, database: database, bench).run()
                }
                let imported = try await progress.during(messages.text("commands.bench.importProgress")) {
                    try await ImportBench(place: place, rows: bench.rows).run()
                }
                let upload = try await progress.during(messages.text("commands.bench.uploadProgress")) {
                    try await UploadBench(place: place, bytes: bench.megabytes * 1_000_000).run()
                }
                let expressions = try await progress.during(messages.text("commands.bench.expressionsProgress")) {
                    try ExpressionBench(seconds: cpuSeconds).run()
                }
                return Results(read: read, import: imported, upload: upload, expressions: expressions)
            }
            if output.format == .json { return try output.printJSON(results) }
            let ratios =
                results.read.ratios(messages) + results.import.ratios(messages)
                + results.upload.flatMap { $0.ratios(messages) }
                + ExpressionBench.ratios(of: results.expressions, messages)
            try output.print(ratios, messages)
        }
    }
}
