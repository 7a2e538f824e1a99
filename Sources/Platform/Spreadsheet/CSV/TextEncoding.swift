import Foundation

/// The encodings that a CSV file may be in: what spreadsheet programs write, in China and elsewhere.
package enum TextEncoding: String, Sendable, Hashable {
    case utf8 = "UTF-8"
    case utf16LittleEndian = "UTF-16LE"
    case utf16BigEndian = "UTF-16BE"
    /// What Excel writes as "CSV" on a Chinese system, with GBK and GB 2312 in it.
    case gb18030 = "GB18030"

    /// Finds out by the mark at the start or, without one, by reading the whole file once.
    ///
    /// What isn't UTF-8 is GB18030 only if most of its characters are common Chinese ones; text in a Western encoding,
    /// which would turn into rare characters, is a fault.
    init(of source: SheetSource) throws {
        let head = try source.head(4096)
        if head.starts(with: [0xFF, 0xFE]) {
            self = .utf16LittleEndian
        } else if head.starts(with: [0xFE, 0xFF]) {
            self = .utf16BigEndian
        } else if let guess = Self.utf16(head) {
            self = guess
        } else if head.starts(with: Self.chineseMark) {
            self = .gb18030
        } else if try Self.isUTF8(source) {
            self = .utf8
        } else if try Self.isChinese(source) {
            self = .gb18030
        } else {
            throw SheetFault(.unknownEncoding)
        }
    }

    /// How many bytes of `head` are the mark that names the encoding; programs that add it to what has it write it twice.
    func markLength(_ head: [UInt8]) -> Int {
        let mark: [UInt8] =
            switch self {
            case .utf8: [0xEF, 0xBB, 0xBF]
            case .utf16LittleEndian: [0xFF, 0xFE]
            case .utf16BigEndian: [0xFE, 0xFF]
            case .gb18030: Self.chineseMark
            }
        var length = 0
        while head.dropFirst(length).starts(with: mark) { length += mark.count }
        return length
    }

    private static let chineseMark: [UInt8] = [0x84, 0x31, 0x95, 0x33]

    static func isUTF16(_ head: [UInt8]) -> Bool {
        head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF]) || utf16(head) != nil
    }

    /// Without a mark, UTF-16 shows by zeros in every other byte: those of digits, separators and line ends.
    private static func utf16(_ head: [UInt8]) -> TextEncoding? {
        var zeros = (even: 0, odd: 0)
        for (index, byte) in head.enumerated() where byte == 0 {
            if index.isMultiple(of: 2) { zeros.even += 1 } else { zeros.odd += 1 }
        }
        guard head.count >= 4, max(zeros.even, zeros.odd) * 20 >= head.count else { return nil }
        if zeros.even == 0 { return .utf16LittleEndian }
        return zeros.odd == 0 ? .utf16BigEndian : nil
    }

    private static func isUTF8(_ source: SheetSource) throws -> Bool {
        var isValid = true
        var cut: [UInt8] = []
        try source.forEachChunk { chunk in
            var bytes = cut + chunk
            let begun = bytes.suffix(3).lastIndex { $0 >= 0xC0 }
            cut =
                begun.map { start in
                    let length = bytes[start] >= 0xF0 ? 4 : bytes[start] >= 0xE0 ? 3 : 2
                    return bytes.count - start < length ? Array(bytes[start...]) : []
                } ?? []
            bytes.removeLast(cut.count)
            isValid = String(validating: bytes, as: UTF8.self) != nil
            return isValid
        }
        return isValid && cut.isEmpty
    }

    private static func isChinese(_ source: SheetSource) throws -> Bool {
        var lead: UInt8 = 0
        var common = 0
        var rare = 0
        try source.forEachChunk { chunk in
            for byte in chunk {
                if lead == 0 {
                    lead = byte >= 0x80 ? byte : 0
                } else {
                    if (0xA1...0xF7).contains(lead), byte >= 0xA1 { common += 1 } else { rare += 1 }
                    lead = 0
                }
            }
            return true
        }
        return common > rare * 2
    }
}
