import ArgumentParser

extension BenchCommand {
    /// `banmo bench loop`.
    struct Loop: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "loop",
            abstract: HelpWords.text("commands.bench.loop.about")
        )

        @OptionGroup var options: DatabaseOptions
        @Option(help: .text("commands.bench.loop.megabytes"))
        var megabytes = 50
        @Option(help: .text("commands.bench.loop.colleges"))
        var colleges = 1_900
        @OptionGroup var output: OutputOptions

        struct Results: Encodable {
            let evidence: EvidenceBench.Result
            let tick: TickBench.Result
        }

        func run() async throws {
            let messages = try TerminalMessages()
            guard megabytes > 0, colleges > 0 else { throw Complaint("commands.bench.loop.positive") }
            let results = try await Workplace.run(options) { place, _ in
                let progress = ProgressLine()
                let evidence = try await progress.during(messages.text("commands.bench.loop.evidenceProgress")) {
                    try await EvidenceBench(place: place, bytes: megabytes * 1_000_000).run()
                }
                let tick = try await progress.during(messages.text("commands.bench.loop.tickProgress")) {
                    try await TickBench(place: place, colleges: colleges).run()
                }
                return Results(evidence: evidence, tick: tick)
            }
            if output.format == .json { return try output.printJSON(results) }
            try output.print(results.evidence.ratios(messages) + results.tick.ratios(messages), messages)
        }
    }
}

extension EvidenceBench.Result {
    /// In and out, against COPY.
    func ratios(_ messages: TerminalMessages) -> [BenchRatio] {
        [("in", attached, ofCopyIn), ("out", read, ofCopyOut)].map { way, speed, ratio in
            BenchRatio(
                what: messages.text("commands.bench.loop.\(way)", ["speed": "\(Int(speed.rounded()))"]),
                against: messages.text("commands.bench.loop.copy"),
                ratio: BenchRatio.share(ratio)
            )
        }
    }
}

extension TickBench.Result {
    /// Colleges a second, and whether twice as many take twice as long.
    func ratios(_ messages: TerminalMessages) -> [BenchRatio] {
        [
            BenchRatio(
                what: messages.text(
                    "commands.bench.loop.tick",
                    ["colleges": "\(2 * colleges)", "indicators": "\(indicators)"]
                ),
                against: messages.text("commands.bench.units.perSecond"),
                ratio: "\(Int(collegesPerSecond.rounded()))"
            ),
            BenchRatio(
                what: messages.text("commands.bench.loop.twice"),
                against: messages.text("commands.bench.loop.once"),
                ratio: BenchRatio.times(growth)
            ),
        ]
    }
}
