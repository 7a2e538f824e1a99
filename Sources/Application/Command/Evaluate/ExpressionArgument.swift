/// The expression that a command is typed with.
enum ExpressionArgument {
    /// The expressions among words that are no options of the command. An expression may begin with a minus; what looks
    /// like an option and is none is refused.
    static func expressions(in words: [String], of command: String) throws -> [String] {
        let before = words.prefix { $0 != "--" }
        if let option = before.first(where: { $0.wholeMatch(of: /--?[a-z][a-z-]*(=.*)?/) != nil }) {
            throw Complaint("commands.usage.unknownOption", ["found": option, "help": "banmo \(command) --help"])
        }
        return words.filter { $0 != "--" }
    }
}
