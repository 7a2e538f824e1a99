/// Names such as Ban-Mo, which no line may break in two: a hyphen between two short words holds them together wherever a
/// page shows them, but not in what it sends back.
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
                if bytes[index...].starts(with: "<textarea".utf8) { isTyped = true }
                if bytes[index...].starts(with: "</textarea".utf8) { isTyped = false }
            case UInt8(ascii: ">"): isTag = false
            case UInt8(ascii: "-") where !isTag && !isTyped:
                let (before, after) = (bytes[..<index].reversed().prefix(4), bytes[(index + 1)...].prefix(4))
                if before.isShortWord && after.isShortWord { kept += "\u{2060}".utf8 }
            default: break
            }
        }
        return kept
    }
}

extension Sequence<UInt8> {
    /// Whether it begins with two or three letters and something else.
    fileprivate var isShortWord: Bool {
        let count = prefix { UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0 | 0x20 }.count
        return (2...3).contains(count)
    }
}
