import ArgumentParser

/// `banmo standards`: the vocational standards and courses of the files and of the database.
struct StandardsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "standards",
        abstract: HelpWords.text("commands.standards.about"),
        subcommands: [CheckStandards.self, LoadStandards.self, ListStandardsCommand.self]
    )
}
