/// The text that XML stands for: references resolved, line ends made one.
enum XMLText {
    /// Nil for what isn't UTF-8, for characters that XML forbids and for references other than XML's own five and
    /// those by number.
    static func decoded(_ bytes: ArraySlice<UInt8>) -> String? {
        var isPlain = true
        var bits: UInt8 = 0
        for byte in bytes {
            bits |= byte
            guard byte < 0x20 || byte == ampersand else { continue }
            guard byte == ampersand || byte == 0x0A || byte == 0x09 || byte == carriageReturn else { return nil }
            if byte == ampersand || byte == carriageReturn { isPlain = false }
        }
        guard isPlain else { return resolved(bytes) }
        if bits < 0x80 { return String(decoding: bytes, as: UTF8.self) }
        return bytes.withUnsafeBufferPointer { String(validating: $0, as: UTF8.self) }
    }

    private static let ampersand = UInt8(ascii: "&")
    private static let carriageReturn = UInt8(ascii: "\r")

    private static func resolved(_ bytes: ArraySlice<UInt8>) -> String? {
        var text: [UInt8] = []
        text.reserveCapacity(bytes.count)
        var rest = bytes
        while let byte = rest.popFirst() {
            switch byte {
            case carriageReturn:
                if rest.first != 0x0A { text.append(0x0A) }
            case ampersand:
                guard let end = rest.prefix(12).firstIndex(of: UInt8(ascii: ";")),
                    let scalar = scalar(rest[..<end]), let encoded = UTF8.encode(scalar)
                else { return nil }
                text += encoded
                rest = rest[(end + 1)...]
            default:
                text.append(byte)
            }
        }
        return text.withUnsafeBufferPointer { String(validating: $0, as: UTF8.self) }
    }

    private static func scalar(_ name: ArraySlice<UInt8>) -> Unicode.Scalar? {
        let name = String(decoding: name, as: UTF8.self)
        switch name {
        case "lt": return "<"
        case "gt": return ">"
        case "amp": return "&"
        case "quot": return "\""
        case "apos": return "'"
        default: break
        }
        let isHexadecimal = name.hasPrefix("#x")
        guard name.hasPrefix("#"),
            let value = UInt32(name.dropFirst(isHexadecimal ? 2 : 1), radix: isHexadecimal ? 16 : 10),
            value >= 0x20 || [0x09, 0x0A, 0x0D].contains(value), value & 0xFFFE != 0xFFFE
        else { return nil }
        return Unicode.Scalar(value)
    }
}
