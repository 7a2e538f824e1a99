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
        @Option(help: .text("commands.bench.loop.decisions"))
        var decisions = 100
        @OptionGroup var output: OutputOptions

        struct Results: Encodable {
            let evidence: EvidenceBench.Result
            let decision: DecisionBench.Result
            let tick: TickBench.Result
        }

        func run() async throws {
            let messages = try TerminalMessages()
            guard megabytes > 0, colleges > 0, decisions > 0 else { throw Complaint("commands.bench.loop.positive") }
            let results = try await Workplace.run(options) { place, _ in
                let progress = ProgressLine()
                let evidence = try await progress.during(messages.text("commands.bench.loop.evidenceProgress")) {
                    try await EvidenceBench(place: place, bytes: megabytes * 1_000_000).run()
                }
                let decision = try await progress.during(messages.text("commands.bench.loop.decisionProgress")) {
                    try await DecisionBench(place: place, decisions: decisions).run()
                }
                let tick = try await progress.during(messages.text("commands.bench.loop.tickProgress")) {
                    try await TickBench(place: place, colleges: colleges).run()
                }
                return Results(evidence: evidence, decision: decision, tick: tick)
            }
            if output.format == .json { return try output.printJSON(results) }
            let ratios = [
                results.evidence.ratios(messages), results.decision.ratios(messages), results.tick.ratios(messages),
            ]
            try output.print(ratios.flatMap(\.self), messages)
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

extension DecisionBench.Result {
    /// Against psql.
    func ratios(_ messages: TerminalMessages) -> [BenchRatio] {
        [
            BenchRatio(
                what: messages.text("commands.bench.loop.decision"),
                against: messages.text("commands.bench.loop.psql"),
                ratio: BenchRatio.share(ofPsql)
            )
        ]
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
