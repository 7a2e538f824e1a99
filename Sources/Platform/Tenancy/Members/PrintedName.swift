import Foundation

/// The name of a person, an organisation or a programme, as pages, records and mails print it: on one line, read in one
/// direction.
package enum PrintedName {
    /// What is wrong with a name.
    package enum Fault: String, Sendable, Hashable, CaseIterable {
        /// Nothing in it can be seen.
        case missing
        /// A line end, another control character, or one that turns the direction of what stands around it.
        case unprintable
        /// More than `longest` characters.
        case long
    }

    /// The longest name, in characters.
    package static let longest = 200

    /// A name without white space around it.
    package static func trimmed(_ name: String) -> String { name.trimmingCharacters(in: .whitespacesAndNewlines) }

    /// What is wrong with a name; nil for a good one.
    package static func fault(of name: String) -> Fault? {
        let scalars = name.unicodeScalars
        guard scalars.contains(where: { !$0.properties.isWhitespace && !$0.properties.isDefaultIgnorableCodePoint })
        else { return .missing }
        if scalars.contains(where: isUnprintable) { return .unprintable }
        return name.count > longest || scalars.count > 4 * longest ? .long : nil
    }

    /// Refuses a name at its writing, wherever it comes from; throws `NameRefusal`.
    static func check(_ names: String...) throws(NameRefusal) {
        for name in names {
            if let fault = fault(of: name) { throw NameRefusal(fault: fault, name: name) }
        }
    }

    private static func isUnprintable(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator: true
        // Embeddings, overrides and isolates.
        default: (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
        }
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
