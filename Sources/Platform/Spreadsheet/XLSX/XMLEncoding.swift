import Foundation

/// The encoding that a part's first bytes tell.
enum XMLEncoding {
    case utf8
    case utf16(isBigEndian: Bool)
    /// One whose letters of ASCII are single bytes, by Foundation's name.
    case other(String.Encoding)

    /// Nil for what is none of those that spreadsheet programs and the libraries of this world write.
    init?(of head: [UInt8]) {
        if head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0x3C, 0x00]) {
            // What goes on with two zeros is UTF-32.
            guard !head.dropFirst(2).starts(with: [0, 0]) else { return nil }
            self = .utf16(isBigEndian: false)
        } else if head.starts(with: [0xFE, 0xFF]) || head.starts(with: [0x00, 0x3C]) {
            self = .utf16(isBigEndian: true)
        } else {
            guard let name = Self.declared(head) else {
                self = .utf8
                return
            }
            guard let encoding = Self.named(name) else { return nil }
            self = encoding
        }
    }

    /// How many bytes at the start are only the mark of UTF-16.
    func markLength(_ head: [UInt8]) -> Int {
        guard case .utf16 = self, let first = head.first, first >= 0xFE else { return 0 }
        return 2
    }

    /// Whether a declaration has begun whose end is not yet there.
    static func isCut(_ head: [UInt8]) -> Bool {
        head.starts(with: Array("<?xml".utf8)) && !head.contains(UInt8(ascii: ">"))
    }

    private static func declared(_ head: [UInt8]) -> String? {
        let bytes = head.starts(with: [0xEF, 0xBB, 0xBF]) ? head.dropFirst(3) : head[...]
        guard bytes.starts(with: Array("<?xml".utf8)), let end = bytes.firstIndex(of: UInt8(ascii: ">")) else {
            return nil
        }
        let declaration = String(decoding: bytes[..<end], as: UTF8.self).lowercased()
        guard let encoding = declaration.firstRange(of: "encoding") else { return nil }
        let name = declaration[encoding.upperBound...].drop { " \t\r\n=\"'".contains($0) }
        return String(name.prefix { !"\"' ?".contains($0) })
    }

    private static func named(_ name: String) -> XMLEncoding? {
        switch name {
        case "utf-8", "utf8", "us-ascii", "ascii": return .utf8
        case "iso-8859-1", "latin1", "l1": return .other(.isoLatin1)
        default: break
        }
        if name.hasPrefix("iso-8859-"), let part = UInt(name.dropFirst(9)), (2...16).contains(part), part != 12 {
            return .other(foundation(0x0200 + part))
        }
        if name.hasPrefix("windows-125"), let page = Int(name.dropFirst(11)), windows.indices.contains(page) {
            return .other(foundation(0x0500 + windows[page]))
        }
        return others[name].map { .other(foundation($0)) }
    }

    /// CoreFoundation's numbers of Windows' pages 1250 to 1258.
    private static let windows: [UInt] = [1, 2, 0, 3, 4, 5, 6, 7, 8]
    /// CoreFoundation's numbers; GB18030 has GBK and GB 2312 in it.
    private static let others: [String: UInt] = [
        "gb18030": 0x0632, "gbk": 0x0632, "gb2312": 0x0632, "cp936": 0x0632, "ms936": 0x0632, "windows-936": 0x0632,
        "x-gbk": 0x0632, "euc-cn": 0x0632, "big5": 0x0A03, "big5-hkscs": 0x0A06, "shift_jis": 0x0A01, "sjis": 0x0A01,
        "windows-31j": 0x0420, "cp932": 0x0420, "euc-kr": 0x0940, "ks_c_5601-1987": 0x0422, "cp949": 0x0422,
        "koi8-r": 0x0A02, "koi8-u": 0x0A08, "tis-620": 0x020B, "windows-874": 0x041D,
    ]

    private static func foundation(_ number: UInt) -> String.Encoding {
        String.Encoding(rawValue: 0x8000_0000 | number)
    }
}
