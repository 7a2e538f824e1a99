import Foundation

/// What a file is, by its bytes.
enum FileKind {
    /// The format of a file that can be read; throws a `SheetFault` that says what it is instead.
    static func format(of source: SheetSource) throws -> SheetFile.Format {
        let head = try source.head(4096)
        guard !head.isEmpty else { throw SheetFault(.empty) }
        if head.starts(with: [0x50, 0x4B, 0x03, 0x04]) || head.starts(with: [0x50, 0x4B, 0x05, 0x06]) { return .xlsx }
        if head.starts(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) {
            throw SheetFault(try isEncryptedWorkbook(source) ? .encrypted : .oldExcel)
        }
        if head.starts(with: Array("%PDF".utf8)) { throw SheetFault(.unknownFormat) }
        if isMarkup(head) { throw SheetFault(.webPage) }
        guard isText(head) else { throw SheetFault(.unknownFormat) }
        return .csv
    }

    /// An encrypted workbook is an OLE file with a stream of this name; an old workbook is one without.
    private static func isEncryptedWorkbook(_ source: SheetSource) throws -> Bool {
        let name: [UInt8] = "EncryptedPackage".utf8.flatMap { [$0, 0] }
        var isFound = false
        var overlap: [UInt8] = []
        try source.forEachChunk { chunk in
            let window = overlap + chunk
            isFound = window.firstRange(of: name) != nil
            overlap = window.suffix(name.count)
            return !isFound
        }
        return isFound
    }

    /// Markup begins with a tag, a web page saved with all its pictures (MHTML) with the fields of a message.
    private static func isMarkup(_ head: [UInt8]) -> Bool {
        // Without the zeros of UTF-16, in which Excel saves web pages too.
        let text = String(decoding: head.prefix(2048).filter { $0 < 0x80 && $0 != 0 }, as: UTF8.self).lowercased()
        let start = text.trimmedToVisible
        if start.first == "<", let next = start.dropFirst().first, next.isLetter || "?!".contains(next) { return true }
        let isMessage = ["mime-version:", "from:", "content-type:"].contains { start.hasPrefix($0) }
        return isMessage && (text.contains("multipart/related") || text.contains("text/html"))
    }

    /// Text has no zeros but those of UTF-16, and hardly any control characters but tabs and line ends.
    private static func isText(_ head: [UInt8]) -> Bool {
        if TextEncoding.isUTF16(head) { return true }
        let strange = head.count { $0 < 0x20 && !(0x09...0x0D).contains($0) && $0 != 0x1A }
        return !head.contains(0) && strange * 20 < head.count
    }
}
