/// The texts that a workbook's cells share, kept as UTF-8 in one piece of memory.
final class SharedStrings: PartListener {
    private var bytes: [UInt8] = []
    private var ends: [Int] = []
    private let limits: SheetLimits
    private var current = RichText()

    /// The shared texts of a workbook; none if it names no such part.
    init(_ part: String?, in archive: ZipArchive, _ limits: SheetLimits) throws {
        self.limits = limits
        if let part { try PartReader.read(try archive.required(part), into: self) }
    }

    /// The text of that number, from 0; nil if there is none.
    subscript(index: Int) -> String? {
        guard ends.indices.contains(index) else { return nil }
        return String(decoding: bytes[(index == 0 ? 0 : ends[index - 1])..<ends[index]], as: UTF8.self)
    }

    func start(_ name: String, _ attributes: [String: String]) {
        if name == "si" { current = RichText() } else { current.start(name) }
    }

    func text(_ text: String) throws {
        current.append(text)
        if current.text.utf8.count > limits.text { throw SheetFault(.tooLarge(.text)) }
    }

    func end(_ name: String) throws {
        current.end(name)
        guard name == "si" else { return }
        bytes += EscapedText.unescaped(current.text).utf8
        ends.append(bytes.count)
        if bytes.count + ends.count * 8 > limits.sharedStrings { throw SheetFault(.tooLarge(.sharedStrings)) }
    }
}

/// A text in runs of different style, joined, without the signs that say how to pronounce it.
struct RichText {
    private(set) var text = ""
    private var isInText = false
    private var isPhonetic = false

    mutating func start(_ name: String) {
        if name == "rPh" { isPhonetic = true }
        isInText = name == "t" && !isPhonetic
    }

    mutating func append(_ piece: String) {
        if isInText { text += piece }
    }

    mutating func end(_ name: String) {
        if name == "rPh" { isPhonetic = false }
        isInText = false
    }
}

/// Excel's way to write characters that XML can't hold: `_x000D_` is a carriage return, `_x005F_` an underscore.
enum EscapedText {
    static func unescaped(_ text: String) -> String {
        guard text.contains("_x") else { return text }
        var plain = ""
        var rest = text[...]
        while let mark = rest.firstRange(of: "_x") {
            plain += rest[..<mark.lowerBound]
            let code = rest[mark.upperBound...].prefix(4)
            let behind = rest[code.endIndex...]
            if code.utf8.count == 4, behind.first == "_", code.allSatisfy(\.isHexDigit),
                let value = UInt16(code, radix: 16), let scalar = Unicode.Scalar(value)
            {
                plain.unicodeScalars.append(scalar)
                rest = behind.dropFirst()
            } else {
                plain += "_x"
                rest = rest[mark.upperBound...]
            }
        }
        return plain + rest
    }
}
