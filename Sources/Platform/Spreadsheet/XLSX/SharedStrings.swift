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

    func start(_ name: String, _ tag: XMLTag) {
        if name == "si" { current = RichText() } else { current.start(name) }
    }

    var wantsText: Bool { current.isInText }

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
