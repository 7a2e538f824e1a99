import ArgumentParser
import Foundation
import Language

/// The program's texts in the language that the terminal is set to.
struct TerminalMessages {
    let catalogue: Catalogue

    /// Read once, for help and answer alike.
    private static let ofTerminal = Result { try Content.find().catalogues().ofTerminal }

    /// Reads them from the folder that goes with the executable.
    init() throws {
        catalogue = try Self.ofTerminal.get()
    }

    /// The text under a key; a count among the arguments chooses the plural form.
    func text(_ key: String, _ arguments: [String: String] = [:]) -> String {
        let typed = arguments.map { name, value -> (String, MessageArgument) in
            (name, name == "count" ? Int(value).map { .integer($0) } ?? .text(value) : .text(value))
        }
        return catalogue.text(key, Dictionary(uniqueKeysWithValues: typed))
    }

    /// What to throw to end with a sentence on standard error and exit with 1.
    func refusal(_ key: String, _ arguments: [String: String] = [:]) -> Complaint {
        Complaint(key, arguments)
    }

    /// The headings of a table's columns.
    func columns(_ names: String...) -> [String] {
        names.map { text("commands.columns.\($0)") }
    }

    /// The name in the terminal's language of what has one in Chinese and one in English.
    func name(zh: String, en: String) -> String {
        catalogue.language.language == "zh" ? zh : en
    }

    /// Writes a line on standard error; what was typed may hold characters that would command the terminal.
    static func complain(_ line: String) {
        var shown = String.UnicodeScalarView()
        for scalar in line.unicodeScalars {
            let isControl = scalar.properties.generalCategory == .control && scalar != "\n"
            shown.append(isControl ? "\u{FFFD}" : scalar)
        }
        FileHandle.standardError.write(Data((String(shown) + "\n").utf8))
    }
}
