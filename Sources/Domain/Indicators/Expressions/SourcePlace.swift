/// A place in an expression, for people: its line, its column, and the line with a caret under it.
package struct SourcePlace: Sendable {
    /// The line, from 1.
    package let line: Int
    /// The column in characters, from 1.
    package let column: Int
    /// The line of the expression, shortened around the place where it is long, and under it the carets.
    package let excerpt: String

    /// The most characters of a line that are shown on either side of the place.
    private static let context = 60

    /// The place of a range of UTF-8 bytes.
    package init(_ range: Range<Int>, in source: String) {
        let bytes = Array(source.utf8)
        let offset = min(range.lowerBound, bytes.count)
        let newline = UInt8(ascii: "\n")
        let start = bytes[..<offset].lastIndex(of: newline).map { $0 + 1 } ?? 0
        let end = bytes[offset...].firstIndex(of: newline) ?? bytes.count
        let before = String(decoding: bytes[start..<offset], as: UTF8.self)
        let last = max(offset, min(range.upperBound, end))
        let marked = String(decoding: bytes[offset..<last], as: UTF8.self)
        let after = String(decoding: bytes[last..<max(last, end)], as: UTF8.self)
        line = bytes[..<offset].count { $0 == newline } + 1
        column = before.count + 1
        let left = before.count > SourcePlace.context ? "…" + before.suffix(SourcePlace.context) : before
        let middle = marked.count > SourcePlace.context ? marked.prefix(SourcePlace.context) + "…" : marked
        let right = after.count > SourcePlace.context ? after.prefix(SourcePlace.context) + "…" : after
        let shown = (left + middle + right).map { $0.isWhitespace ? " " : $0 }
        let indent = left.reduce(into: "") { $0 += $1.isWide ? "\u{3000}" : " " }
        let carets = middle.reduce(into: "") { $0 += $1.isWide ? "^^" : "^" }
        excerpt = String(shown) + "\n" + indent + (carets.isEmpty ? "^" : carets)
    }
}

extension Character {
    // Whether a terminal gives it two columns: CJK, kana, Hangul and full-width forms.
    fileprivate var isWide: Bool {
        guard let scalar = unicodeScalars.first?.value else { return false }
        return switch scalar {
        case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60,
            0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x20000...0x3FFFD:
            true
        default: false
        }
    }
}
