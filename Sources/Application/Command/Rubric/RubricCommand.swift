import ArgumentParser

/// `banmo rubric`: what acceptances and re-reviews are judged by, version by version.
struct RubricCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rubric",
        abstract: HelpWords.text("commands.rubric.about"),
        subcommands: [ShowRubric.self, LoadRubric.self]
    )
}
