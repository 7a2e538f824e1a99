import ArgumentParser

/// `banmo bench`: what the product does against what the same machine does without it, as ratios of one run.
struct BenchCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bench",
        abstract: HelpWords.text("commands.bench.about"),
        subcommands: [All.self, Read.self, Pages.self, Import.self, Upload.self, Expressions.self, Loop.self],
        defaultSubcommand: All.self
    )
}

/// How long is measured.
struct BenchOptions: ParsableArguments {
    @Option(help: .text("commands.bench.seconds"))
    var seconds = 5

    @Option(help: .text("commands.bench.rounds"))
    var rounds = 3

    @Option(help: .text("commands.bench.rows"))
    var rows = 200_000

    @Option(help: .text("commands.bench.megabytes"))
    var megabytes = 20

    /// Throws one sentence where nothing could be measured.
    func check() throws {
        guard seconds > 0, rounds > 0, rows > 0, megabytes > 0 else { throw Complaint("commands.bench.positive") }
    }
}

/// One ratio as people read it: what was measured, against what, how much of it.
struct BenchRatio {
    let what: String
    let against: String
    let ratio: String

    /// A share of something that can't be passed: 22 %.
    static func share(_ ratio: Double) -> String { "\(Int((ratio * 100).rounded())) %" }

    /// How many times as fast.
    static func times(_ ratio: Double) -> String { "\((ratio * 10).rounded() / 10) ×" }
}

extension OutputOptions {
    /// Prints ratios as a table.
    func print(_ ratios: [BenchRatio], _ messages: TerminalMessages) throws {
        let rows = ratios.map { [$0.what, $0.against, $0.ratio] }
        try print(rows, columns: messages.columns("measured", "against", "ratio")) { $0 }
    }
}
