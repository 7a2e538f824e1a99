import ArgumentParser

extension BenchCommand {
    /// `banmo bench upload`.
    struct Upload: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "upload",
            abstract: HelpWords.text("commands.bench.upload")
        )

        @OptionGroup var options: DatabaseOptions
        @OptionGroup var bench: BenchOptions
        @OptionGroup var output: OutputOptions

        func run() async throws {
            let messages = try TerminalMessages()
            try bench.check()
            let results = try await Workplace.run(options) { place, _ in
                try await ProgressLine().during(messages.text("commands.bench.uploadProgress")) {
                    try await UploadBench(place: place, bytes: bench.megabytes * 1_000_000).run()
                }
            }
            if output.format == .json { return try output.printJSON(results) }
            try output.print(results.flatMap { $0.ratios(messages) }, messages)
        }
    }
}

extension UploadBench.Result {
    /// Memory above idle, against the aim.
    func ratios(_ messages: TerminalMessages) -> [BenchRatio] {
        [
            BenchRatio(
                what: messages.text("commands.bench.uploading.\(kind)", ["size": Self.megabytes(bytes)]),
                against: messages.text("commands.bench.against.memory", ["aim": Self.megabytes(aim)]),
                ratio: "\(Self.megabytes(peak)) MB"
            )
        ]
    }

    private static func megabytes(_ bytes: Int) -> String { "\((Double(bytes) / 100_000).rounded() / 10)" }
}
