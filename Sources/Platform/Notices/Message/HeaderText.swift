import Foundation

/// Text in a message's head, which is in ASCII: as it is, or in encoded words (RFC 2047).
enum HeaderText {
    /// In UTF-8, so that a line of the head with it has no more than 76 characters, the field's name of 9 included.
    private static let bytesAWord = 39

    /// The text for a head, folded where it is long.
    static func encoded(_ text: String) -> String {
        let isPlain =
            text.utf8.count <= 60
            && text.utf8.allSatisfy { byte in
                byte == 0x20 || (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte)
                    || (0x61...0x7A).contains(byte)
            }
        return isPlain ? text : words(text).joined(separator: "\r\n ")
    }

    private static func words(_ text: String) -> [String] {
        var parts: [[UInt8]] = [[]]
        // No character may be divided between words.
        for scalar in text.unicodeScalars {
            let bytes = Array(String(scalar).utf8)
            if (parts.last?.count ?? 0) + bytes.count > bytesAWord { parts.append([]) }
            parts[parts.count - 1] += bytes
        }
        return parts.map { "=?UTF-8?B?\(Data($0).base64EncodedString())?=" }
    }
}
