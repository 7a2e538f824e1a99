/// One of the 40 sizes, at error correction level M: how many codewords there are, in which blocks.
struct QRVersion: Sendable, Hashable {
    let number: Int

    /// Of each block, how many codewords mend errors; of each version from 1 on.
    private static let corrections = [
        10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28, 28, 26, 26, 26, 26, 28, 28, 28, 28, 28, 28, 28,
        28,
        28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28,
    ]
    private static let blocks = [
        1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10, 11, 13, 14, 16, 17, 17, 18, 20, 21, 23, 25, 26, 28, 29, 31,
        33,
        35, 37, 38, 40, 43, 45, 47, 49,
    ]

    /// The smallest that holds so many bytes.
    static func holding(_ count: Int) -> QRVersion? {
        (1...40).lazy.map(QRVersion.init(number:)).first { version in
            version.dataCount * 8 >= 4 + version.lengthBits + 8 * count
        }
    }

    var size: Int { 17 + 4 * number }
    private var correction: Int { Self.corrections[number - 1] }
    private var blockCount: Int { Self.blocks[number - 1] }
    private var lengthBits: Int { number < 10 ? 8 : 16 }

    /// How many codewords there are in all: what the functional patterns leave of the square.
    var codewordCount: Int {
        var modules = (16 * number + 128) * number + 64
        if number >= 2 {
            let alignments = number / 7 + 2
            modules -= (25 * alignments - 10) * alignments - 55
            if number >= 7 { modules -= 36 }
        }
        return modules / 8
    }

    /// How many of them are the text's.
    var dataCount: Int { codewordCount - correction * blockCount }

    /// Where the middles of the alignment patterns lie, on both axes.
    var alignments: [Int] {
        guard number > 1 else { return [] }
        let count = number / 7 + 2
        let step = number == 32 ? 26 : (number * 4 + count * 2 + 1) / (count * 2 - 2) * 2
        return [6] + (0..<(count - 1)).map { size - 7 - $0 * step }.reversed()
    }

    /// The text's codewords: mode, length, bytes, and padding.
    func data(of bytes: [UInt8]) -> [UInt8] {
        var bits = QRBits()
        bits.append(0b0100, count: 4)
        bits.append(bytes.count, count: lengthBits)
        for byte in bytes { bits.append(Int(byte), count: 8) }
        bits.append(0, count: min(4, dataCount * 8 - bits.count))
        bits.append(0, count: (8 - bits.count % 8) % 8)
        var codewords = bits.bytes
        var padding: UInt8 = 0xEC
        while codewords.count < dataCount {
            codewords.append(padding)
            padding ^= 0xEC ^ 0x11
        }
        return codewords
    }

    /// The codewords in the order that they are placed in: of each block the first, then the second …; then what mends.
    func interleaved(_ data: [UInt8]) -> [UInt8] {
        let (short, long) = (dataCount / blockCount, dataCount % blockCount)
        let code = ReedSolomon(count: correction)
        var (parts, rest) = ([[UInt8]](), data[...])
        for block in 0..<blockCount {
            // The longer blocks come last.
            let length = short + (block >= blockCount - long ? 1 : 0)
            parts.append(Array(rest.prefix(length)))
            rest = rest.dropFirst(length)
        }
        let mending = parts.map(code.remainder)
        let texts = (0...short).flatMap { index in parts.compactMap { index < $0.count ? $0[index] : nil } }
        return texts + (0..<correction).flatMap { index in mending.map { $0[index] } }
    }
}

/// Bits, the highest first.
struct QRBits {
    private(set) var bytes: [UInt8] = []
    private(set) var count = 0

    mutating func append(_ value: Int, count added: Int) {
        for place in stride(from: added - 1, through: 0, by: -1) {
            if count % 8 == 0 { bytes.append(0) }
            bytes[count / 8] |= UInt8(value >> place & 1) << UInt8(7 - count % 8)
            count += 1
        }
    }
}
