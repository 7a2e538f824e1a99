/// Names such as Ban-Mo, which no line may break in two: a hyphen between two short words with capitals holds them together
/// wherever a page shows them, but not in what it sends back or what is copied as it is.
enum KeptTogether {
    /// The bytes of a page, with a word joiner after each such hyphen of its text.
    static func bytes(of html: String) -> [UInt8] {
        let bytes = Array(html.utf8)
        var kept: [UInt8] = []
        kept.reserveCapacity(bytes.count + 256)
        var (isTag, isTyped) = (false, false)
        for (index, byte) in bytes.enumerated() {
            kept.append(byte)
            switch byte {
            case UInt8(ascii: "<"):
                isTag = true
                for element in ["textarea", "code"] {
                    if bytes[index...].starts(with: "<\(element)".utf8) { isTyped = true }
                    if bytes[index...].starts(with: "</\(element)".utf8) { isTyped = false }
                }
            case UInt8(ascii: ">"): isTag = false
            case UInt8(ascii: "-") where !isTag && !isTyped:
                let before = bytes[..<index].reversed().prefix(4).prefix(while: \.isLetter)
                let after = bytes[(index + 1)...].prefix(4).prefix(while: \.isLetter)
                let (first, second) = (before.last, after.first)
                guard (2...3).contains(before.count), (2...3).contains(after.count), let first, let second,
                    first.isCapital && second.isCapital
                else { continue }
                kept += "\u{2060}".utf8
            default: break
            }
        }
        return kept
    }
}

extension UInt8 {
    fileprivate var isCapital: Bool { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(self) }
    fileprivate var isLetter: Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20) }
}
