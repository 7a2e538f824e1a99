import ArgumentParser
import Foundation
import Language

/// The program's texts in the language that the terminal is set to.
struct TerminalMessages {
    let catalogue: Catalogue

    /// Reads them from the folder that goes with the executable.
    init() throws {
        catalogue = try Content.find().catalogues().ofTerminal
    }

    /// The text under a key; a count among the arguments chooses the plural form.
    func text(_ key: String, _ arguments: [String: String] = [:]) -> String {
        let typed = arguments.map { name, value -> (String, MessageArgument) in
            (name, name == "count" ? Int(value).map { .integer($0) } ?? .text(value) : .text(value))
        }
        return catalogue.text(key, Dictionary(uniqueKeysWithValues: typed))
    }

    /// Says a sentence on standard error; what to throw to exit with 1.
    func refusal(_ key: String, _ arguments: [String: String] = [:]) -> ExitCode {
        TerminalMessages.complain(text(key, arguments))
        return .failure
    }

    /// Writes a line on standard error.
    static func complain(_ line: String) {
        FileHandle.standardError.write(Data((line + "\n").utf8))
    }
}
