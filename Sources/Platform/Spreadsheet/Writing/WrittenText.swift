import Number

/// Texts and numbers as a workbook's cells can hold them.
enum WrittenText {
    /// A C string ends at a zero, and Excel takes `_x0041_` for an A: both are made harmless.
    static func legal(_ text: String) -> String {
        var legal = text.utf8.contains(0) ? String(text.filter { $0 != "\0" }) : text
        guard EscapedText.mayBeEscaped(legal) else { return legal }
        legal.replace(/_x(?=[0-9A-Fa-f]{4}_)/) { _ in "_x005F_x" }
        return legal
    }

    /// How many lines a text takes in a column of some width, in characters of the usual digit; Chinese take two.
    static func lines(_ text: String, width: Double) -> Int {
        guard Double(text.utf8.count) > width || text.utf8.contains(0x0A) else { return 1 }
        return text.split(separator: "\n", omittingEmptySubsequences: false).reduce(0) { lines, line in
            let length = line.unicodeScalars.reduce(0) { $0 + ($1.value >= 0x2E80 ? 2 : 1) }
            return lines + max(1, Int((Double(length) / max(1, width - 1)).rounded(.up)))
        }
    }

    /// The double that a workbook keeps and that reads back as the very same decimal; nil if there is none.
    static func exactDouble(_ number: Number) -> Double? {
        guard (-300...300).contains(number.order), number.rounded(significantDigits: 15) == number else { return nil }
        return number.double
    }
}
