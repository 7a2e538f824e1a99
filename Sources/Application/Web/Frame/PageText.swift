import Mustache

/// Text in a page: nothing but text between tags and in an attribute. Escaped byte by byte, for a mark that combines with what
/// stands before it hides that from whoever looks at characters.
struct PageText: MustacheContentType {
    /// What a template begins with whose texts are escaped so.
    static let pragma: String = {
        MustacheContentTypes.register(PageText(), named: "PAGE")
        return "{{% CONTENT_TYPE:PAGE}}"
    }()

    /// The text with what would end it written as references.
    func escapeText(_ text: String) -> String {
        guard text.utf8.contains(where: { Self.reference(to: $0) != nil }) else { return text }
        var escaped: [UInt8] = []
        escaped.reserveCapacity(text.utf8.count + 32)
        for byte in text.utf8 {
            if let reference = Self.reference(to: byte) { escaped += reference.utf8 } else { escaped.append(byte) }
        }
        return String(decoding: escaped, as: UTF8.self)
    }

    private static func reference(to byte: UInt8) -> String? {
        switch byte {
        case UInt8(ascii: "&"): "&amp;"
        case UInt8(ascii: "<"): "&lt;"
        case UInt8(ascii: ">"): "&gt;"
        case UInt8(ascii: "\""): "&quot;"
        case UInt8(ascii: "'"): "&#39;"
        default: nil
        }
    }
}
