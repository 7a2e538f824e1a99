import ArgumentParser
import Language

/// What `--help` says, in the language that the terminal is set to.
enum HelpWords {
    /// Nothing where the installation has no texts; the command itself says so when it is run.
    private static let catalogue: Catalogue? = {
        do { return try TerminalMessages().catalogue } catch { return nil }
    }()

    /// The text under a key.
    static func text(_ key: String, _ arguments: [String: String] = [:]) -> String {
        catalogue?.text(key, arguments.mapValues { .text($0) }) ?? ""
    }

    /// A whole page of help with the argument parser's own English words, if need be, in the terminal's language.
    static func page(_ english: String) -> String {
        guard let catalogue, catalogue.language != .english else { return english }
        let words = [
            ("OVERVIEW: ", "overview"), ("USAGE: ", "usage"), ("ARGUMENTS:", "arguments"), ("OPTIONS:", "options"),
            ("SUBCOMMANDS:", "subcommands"), ("Show help information.", "help"), ("<subcommand>", "subcommand"),
            ("(default: ", "default"), ("(values: ", "values"), ("; default: ", "valuesDefault"),
            (" (default)", "usual"), ("  See '", "see"), ("' for detailed help.", "forMore"),
        ]
        return words.reduce(english) { $0.replacing($1.0, with: catalogue.text("commands.help.\($1.1)")) }
    }
}

extension ArgumentHelp {
    /// The text under a key.
    static func text(_ key: String, _ arguments: [String: String] = [:]) -> ArgumentHelp {
        ArgumentHelp(stringLiteral: HelpWords.text(key, arguments))
    }
}
