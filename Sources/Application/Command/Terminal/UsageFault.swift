import ArgumentParser

/// What was wrong with a command as it was typed, in words of our own: the argument parser speaks English only.
struct UsageFault {
    private let key: String
    private let arguments: [String: String]
    /// The command that says how it is typed, `banmo demo --help`.
    private let help: String

    /// Reads the parser's words for the error that it threw.
    init(_ error: any Error) {
        let whole = Banmo.fullMessage(for: error)
        help = whole.firstMatch(of: /See '(.+)' for more information/).map { String($0.output.1) } ?? "banmo --help"
        let words = Banmo.message(for: error)
        if let match = words.firstMatch(of: /^Unknown option '(.+?)'\. Did you mean '(.+?)'/) {
            (key, arguments) = ("similarOption", ["found": String(match.output.1), "known": String(match.output.2)])
        } else if let match = words.firstMatch(of: /^Unknown option '(.+?)'/) {
            (key, arguments) = ("unknownOption", ["found": String(match.output.1)])
        } else if let match = words.firstMatch(of: /^Missing value for '(.+)'/) {
            (key, arguments) = ("missingValue", ["option": String(match.output.1)])
        } else if let match = words.firstMatch(of: /^Missing expected argument '(.+)'/) {
            (key, arguments) = ("missingArgument", ["argument": String(match.output.1)])
        } else if let match = words.firstMatch(of: /nexpected arguments?:? '(.+)'/) {
            (key, arguments) = ("unexpected", ["found": String(match.output.1).replacing("', '", with: " ")])
        } else if let match = words.firstMatch(of: /^The value '(.*?)' is invalid for '(.+?)'/) {
            (key, arguments) = ("invalidValue", ["found": String(match.output.1), "option": String(match.output.2)])
        } else {
            (key, arguments) = ("other", ["words": words.last == "." ? String(words.dropLast()) : words])
        }
    }

    /// One sentence, ending with where to read on.
    func sentence(_ messages: TerminalMessages) -> String {
        messages.text("commands.usage.\(key)", arguments.merging(["help": help]) { mine, _ in mine })
    }
}
