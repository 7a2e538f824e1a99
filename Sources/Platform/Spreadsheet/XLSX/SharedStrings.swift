/// The texts that a workbook's cells share, kept as UTF-8 in one piece of memory or, where there are many, on the disk.
final class SharedStrings: PartListener {
    private var bytes: [UInt8] = []
    /// Where each text ends, in all bytes; the limits keep it far below 4 GB.
    private var ends: [UInt32] = []
    /// The first bytes of all, once they are too many for the memory.
    private var spooled: SpooledFile?
    private var spooledCount = 0
    private let limits: SheetLimits
    private var current = RichText()

    /// The shared texts of a workbook; none if it names no such part or hasn't the one it names, which is no fault until a
    /// cell wants one of them.
    init(_ part: String?, in archive: ZipArchive, _ limits: SheetLimits) throws {
        self.limits = limits
        if let part, let entry = try archive.entry(part) { try PartReader.read(entry, into: self) }
        if spooled != nil { try spool() }
    }

    /// How many bytes of text are kept in memory: what nearly every workbook of figures has.
    private static let inMemory = 4 << 20

    /// The text of that number, from 0; nil if there is none. Throws what the disk says.
    func text(at index: Int) throws -> String? {
        guard ends.indices.contains(index) else { return nil }
        let (start, end) = (index == 0 ? 0 : Int(ends[index - 1]), Int(ends[index]))
        if let spooled {
            guard start < end else { return "" }
            return String(decoding: try spooled.bytes(from: start, atMost: end - start), as: UTF8.self)
        }
        return String(decoding: bytes[start..<end], as: UTF8.self)
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
        let count = spooledCount + bytes.count
        guard count + (ends.count + 1) * 8 <= limits.sharedStrings else {
            throw SheetFault(.tooLarge(.sharedStrings))
        }
        ends.append(UInt32(count))
        if bytes.count > (spooled == nil ? Self.inMemory : 1 << 18) { try spool() }
    }

    /// Moves what is in memory to the disk.
    private func spool() throws {
        let file = try spooled ?? SpooledFile()
        spooled = file
        try file.append(bytes)
        spooledCount += bytes.count
        bytes = []
    }
}
