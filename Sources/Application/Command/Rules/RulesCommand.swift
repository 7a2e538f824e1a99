import ArgumentParser

/// `banmo rules`: what the programme's values must keep to, and whether they do.
struct RulesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rules",
        abstract: HelpWords.text("commands.rules.about"),
        subcommands: [ListRules.self, LoadRules.self, CheckRules.self]
    )
}
