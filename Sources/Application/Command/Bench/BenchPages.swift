import ArgumentParser
import Tenancy

extension BenchCommand {
    /// `banmo bench pages`.
    struct Pages: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "pages",
            abstract: HelpWords.text("commands.bench.pagesAbout")
        )

        @OptionGroup var options: DatabaseOptions
        @Option(help: .text("commands.bench.pageSeconds"))
        var seconds = 1
        @Option(help: .text("commands.bench.pageRounds"))
        var rounds = 1
        @Option(help: .text("commands.bench.pageRole"))
        var role: String?
        @Option(help: .text("commands.bench.history"))
        var history: Int?
        @OptionGroup var output: OutputOptions

        func run() async throws {
            let messages = try TerminalMessages()
            guard seconds > 0, rounds > 0, history ?? 1 > 0 else {
                throw messages.refusal("commands.bench.pagesPositive")
            }
            let audience = role.flatMap { Role(rawValue: $0) }
            if let role, audience == nil {
                let known = Role.allCases.map(\.rawValue).joined(separator: ", ")
                throw messages.refusal("commands.members.unknownRole", ["role": role, "known": known])
            }
            let bench = PagesBench(role: audience, seconds: seconds, rounds: rounds)
            if let history { return try await measure(bench, history, messages) }
            let result = try await Workplace.run(options) { place, database in
                try await ProgressLine().during(messages.text("commands.bench.pagesProgress")) {
                    try await bench.run(database, at: place.address)
                }
            }
            if output.format == .json { return try output.printJSON(result) }
            try output.print(
                result.pages,
                columns: messages.columns("role", "page", "times", "atEight", "atSixtyFour")
            ) { page in
                [
                    messages.text("roles.\(page.role)"), messages.text("commands.bench.pages.\(page.page)"),
                    BenchRatio.times(page.ratio), "\(Int(page.atEight.rounded()))",
                    "\(Int(page.atSixtyFour.rounded()))",
                ]
            }
            print()
            try output.print(result.ratios(messages), messages)
        }

        private func measure(_ bench: PagesBench, _ millions: Int, _ messages: TerminalMessages) async throws {
            let result = try await Workplace.run(options) { place, _ in
                try await ProgressLine().during(messages.text("commands.bench.historyProgress")) {
                    try await HistoryBench(place: place, millions: millions, bench: bench).run()
                }
            }
            if output.format == .json { return try output.printJSON(result) }
            let against = messages.text(
                "commands.bench.against.withoutHistory",
                ["more": "\(result.valuesWithHistory - result.values)", "aim": "\(HistoryBench.aim)"]
            )
            let ratios = result.pages.map { page in
                BenchRatio(
                    what: messages.text("roles.\(page.role)") + " · "
                        + messages.text("commands.bench.pages.\(page.page)"),
                    against: against,
                    ratio: "\((page.ratio * 100).rounded() / 100) ×"
                )
            }
            try output.print(ratios, messages)
        }
    }
}

extension PagesBench.Result {
    /// The slowest page and the memory, against their aims.
    func ratios(_ messages: TerminalMessages) -> [BenchRatio] {
        let slowest = slowest.map { page in
            BenchRatio(
                what: messages.text("commands.bench.slowest"),
                against: messages.text("commands.bench.against.plainest", ["aim": "\(Int(PagesBench.aim))"]),
                ratio: BenchRatio.times(page.ratio)
            )
        }
        let memory = [
            ("memoryAtRest", memoryAtRest, PagesBench.memoryAims.atRest),
            ("memoryAfter", memoryAfter, PagesBench.memoryAims.after),
        ]
        return [slowest].compactMap(\.self)
            + memory.map { key, bytes, aim in
                BenchRatio(
                    what: messages.text("commands.bench.\(key)"),
                    against: messages.text("commands.bench.against.memoryAim", ["aim": "\(aim / 1_000_000)"]),
                    ratio: "\(bytes / 1_000_000) MB"
                )
            }
    }
}
