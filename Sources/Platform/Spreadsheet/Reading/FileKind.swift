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

    private static func isMarkup(_ head: [UInt8]) -> Bool {
        let text = String(decoding: head.prefix(512), as: UTF8.self).drop { $0.isWhitespace || $0 == "\u{FEFF}" }
        let start = text.prefix(100).lowercased()
        return ["<?xml", "<html", "<!doctype", "<table", "<meta", "<head", "<style"].contains { start.hasPrefix($0) }
    }

    /// Text has no control characters but tabs, line ends and the zeros of UTF-16.
    private static func isText(_ head: [UInt8]) -> Bool {
        if TextEncoding.isUTF16(head) { return true }
        return head.allSatisfy { $0 >= 0x20 || [0x09, 0x0A, 0x0D, 0x0C, 0x1A].contains($0) }
    }
}
