import Foundation
import Spreadsheet

/// The name of a person, an organisation or a programme, as pages, records and mails print it: on one line, read in one
/// direction.
package enum PrintedName {
    /// What is wrong with a name.
    package enum Fault: String, Sendable, Hashable, CaseIterable {
        /// Nothing in it can be seen.
        case missing
        /// A line end, another control character, or one that turns the direction of what stands around it.
        case unprintable
        /// A character that nobody sees and that none of its letters needs, copied along from somewhere.
        case invisible
        /// More than `longest` characters.
        case long
    }

    /// The longest name, in characters.
    package static let longest = 200

    /// A name without what can't be seen around it, but for what would turn the text's direction.
    package static func trimmed(_ name: String) -> String {
        let scalars = name.unicodeScalars
        func isSeen(_ scalar: Unicode.Scalar) -> Bool {
            !scalar.properties.isWhitespace && (!scalar.isInvisible || turnsDirection(scalar))
        }
        guard let first = scalars.firstIndex(where: isSeen), let last = scalars.lastIndex(where: isSeen) else {
            return ""
        }
        return String(scalars[first...last])
    }

    /// What is wrong with a name; nil for a good one.
    package static func fault(of name: String) -> Fault? {
        let scalars = name.unicodeScalars
        guard scalars.contains(where: { !$0.properties.isWhitespace && !$0.properties.isDefaultIgnorableCodePoint })
        else { return .missing }
        if scalars.contains(where: isUnprintable) { return .unprintable }
        if strayInvisible(in: name) != nil { return .invisible }
        return name.count > longest || scalars.count > 4 * longest ? .long : nil
    }

    /// Refuses a name at its writing, wherever it comes from; throws `NameRefusal`.
    static func check(_ names: String...) throws(NameRefusal) {
        for name in names {
            if let fault = fault(of: name) { throw NameRefusal(fault: fault, name: name) }
        }
    }

    /// A character of a name that nobody sees and that none of its letters needs, as `U+200B`; nil where there is none.
    static func strayInvisible(in name: String) -> String? {
        // Persian, Khmer and their neighbours join and part their letters by such characters, and pictures are joined so.
        guard !name.unicodeScalars.contains(where: { (0x0590...0x1CFF).contains($0.value) }) else { return nil }
        let letters = name.filter { $0.unicodeScalars.first?.properties.isEmojiPresentation != true }
        return letters.unicodeScalars.first(where: \.isInvisible).map(code)
    }

    /// How a character is named: `U+200B`.
    static func code(of scalar: Unicode.Scalar) -> String {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }

    private static func isUnprintable(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator: true
        default: turnsDirection(scalar)
        }
    }

    /// Embeddings, overrides and isolates.
    private static func turnsDirection(_ scalar: Unicode.Scalar) -> Bool {
        (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
    }
}

/// Why a name was not written.
package struct NameRefusal: Error, Sendable, Hashable {
    package let fault: PrintedName.Fault
    /// As it was given.
    package let name: String

    /// That fault of that name.
    package init(fault: PrintedName.Fault, name: String) {
        self.fault = fault
        self.name = name
    }

    /// The start of the name, with signs in place of what can't be printed.
    package var shown: String {
        String(name.prefix(40).map { PrintedName.fault(of: "x\($0)") == nil ? $0 : "\u{FFFD}" })
    }
}
