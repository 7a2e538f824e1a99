/// Names such as Ban-Mo, which no line may break in two: a hyphen between two short words with capitals holds them together
/// wherever a page shows them, but not in what it sends back or what is copied as it is.
enum KeptTogether {
    private static let copied = ["textarea", "code"].map { (open: Array("<\($0)".utf8), close: Array("</\($0)".utf8)) }
    private static let joiner = Array("\u{2060}".utf8)

    /// The bytes of a page, with a word joiner after each such hyphen of its text.
    static func bytes(of html: [UInt8]) -> [UInt8] {
        var kept: [UInt8] = []
        kept.reserveCapacity(html.count + 256)
        var (isTag, isCopied, done) = (false, false, 0)
        for (index, byte) in html.enumerated() {
            switch byte {
            case UInt8(ascii: "<"):
                isTag = true
                for element in copied {
                    if html[index...].starts(with: element.open) { isCopied = true }
                    if html[index...].starts(with: element.close) { isCopied = false }
                }
            case UInt8(ascii: ">"): isTag = false
            case UInt8(ascii: "-") where !isTag && !isCopied && isInName(index, html):
                kept += html[done...index]
                kept += joiner
                done = index + 1
            default: break
            }
        }
        kept += html[done...]
        return kept
    }

    private static func isInName(_ hyphen: Int, _ html: [UInt8]) -> Bool {
        let before = html[..<hyphen].reversed().prefix(4).prefix(while: \.isLetter)
        let after = html[(hyphen + 1)...].prefix(4).prefix(while: \.isLetter)
        let (first, second) = (before.last, after.first)
        guard (2...3).contains(before.count), (2...3).contains(after.count), let first, let second else { return false }
        return first.isCapital && second.isCapital
    }
}

extension UInt8 {
    fileprivate var isCapital: Bool { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(self) }
    fileprivate var isLetter: Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20) }
}
