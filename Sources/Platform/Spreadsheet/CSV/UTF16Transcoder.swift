/// Turns UTF-16 into UTF-8 piece by piece.
struct UTF16Transcoder {
    private let isBigEndian: Bool
    private var half: UInt8?
    private var highSurrogate: UInt16?

    init(isBigEndian: Bool) {
        self.isBigEndian = isBigEndian
    }

    /// The next piece as UTF-8; nil for a surrogate without its partner.
    mutating func transcode(_ chunk: [UInt8]) -> [UInt8]? {
        var utf8: [UInt8] = []
        utf8.reserveCapacity(chunk.count)
        for byte in chunk {
            guard let first = half else {
                half = byte
                continue
            }
            half = nil
            let unit = isBigEndian ? UInt16(first) << 8 | UInt16(byte) : UInt16(byte) << 8 | UInt16(first)
            guard append(unit, to: &utf8) else { return nil }
        }
        return utf8
    }

    /// Whether the text ended between two characters.
    var isComplete: Bool { half == nil && highSurrogate == nil }

    private mutating func append(_ unit: UInt16, to utf8: inout [UInt8]) -> Bool {
        switch (unit, highSurrogate) {
        case (0..<0x80, nil):
            utf8.append(UInt8(unit))
        case (0xD800..<0xDC00, nil):
            highSurrogate = unit
        case (0xDC00..<0xE000, let high?):
            let value = 0x10000 + (UInt32(high) - 0xD800) << 10 + UInt32(unit) - 0xDC00
            guard let scalar = Unicode.Scalar(value) else { return false }
            utf8 += UTF8.encode(scalar).map(Array.init) ?? []
            highSurrogate = nil
        case (_, nil):
            guard let scalar = Unicode.Scalar(unit) else { return false }
            utf8 += UTF8.encode(scalar).map(Array.init) ?? []
        default:
            return false
        }
        return true
    }
}
