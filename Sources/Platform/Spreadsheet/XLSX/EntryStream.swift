import Foundation

/// An entry as the stream that Foundation's XML parser reads; keeps the fault that ended it.
///
/// The parser reports neither entity declarations nor a document type, and drops what it can't resolve without a word,
/// so both are looked for here, in the bytes. That works for UTF-8 only, which is what spreadsheet programs write;
/// anything else is refused.
final class EntryStream: InputStream {
    private let entry: ZipEntry
    private(set) var fault: (any Error)?
    private var status = Status.notOpen
    private var isAtStart = true
    private var overlap: [UInt8] = []

    init(_ entry: ZipEntry) {
        self.entry = entry
        super.init(data: Data())
    }

    override func open() { status = .open }
    override func close() { status = .closed }
    override var streamStatus: Status { status }
    override var streamError: (any Error)? { fault }
    override var hasBytesAvailable: Bool { status == .open }

    override func read(_ buffer: UnsafeMutablePointer<UInt8>, maxLength length: Int) -> Int {
        guard fault == nil, status == .open else { return fault == nil ? 0 : -1 }
        do {
            let bytes = UnsafeMutableRawBufferPointer(start: buffer, count: length)
            let count = try entry.read(into: bytes)
            try check(UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(bytes)[..<count]))
            if count == 0 { status = .atEnd }
            return count
        } catch {
            fault = error
            status = .error
            return -1
        }
    }

    private static let mark = Array("!DOCTYPE".utf8)

    private func check(_ bytes: UnsafeRawBufferPointer) throws {
        if isAtStart {
            isAtStart = false
            guard isUTF8(bytes) else { throw SheetFault(.forbidden(part: entry.name)) }
        }
        let seam = overlap + bytes.prefix(Self.mark.count)
        guard !seam.withUnsafeBytes(Self.isMarked), !Self.isMarked(bytes) else {
            throw SheetFault(.forbidden(part: entry.name))
        }
        overlap =
            bytes.count >= Self.mark.count ? Array(bytes.suffix(Self.mark.count - 1)) : seam.suffix(Self.mark.count - 1)
    }

    /// Goes from one exclamation mark to the next, of which sheets have few.
    private static func isMarked(_ bytes: UnsafeRawBufferPointer) -> Bool {
        var rest = bytes
        while let start = rest.baseAddress, let found = memchr(start, Int32(mark[0]), rest.count) {
            rest = UnsafeRawBufferPointer(rebasing: rest[(UnsafeRawPointer(found) - start)...])
            if rest.starts(with: mark) { return true }
            rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst())
        }
        return false
    }

    /// By its first bytes and what its XML declaration says, if it has one.
    private func isUTF8(_ bytes: UnsafeRawBufferPointer) -> Bool {
        let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
        guard let first = start.first, first == UInt8(ascii: "<") || first.isSpace else { return false }
        let declaration = String(decoding: start.prefix(200), as: UTF8.self).prefix { $0 != ">" }.lowercased()
        guard declaration.hasPrefix("<?xml"), let encoding = declaration.range(of: "encoding") else { return true }
        let name = declaration[encoding.upperBound...].drop { " =\"'".contains($0) }
        return ["utf-8", "utf8", "us-ascii", "ascii"].contains { name.hasPrefix($0) }
    }
}

extension UInt8 {
    fileprivate var isSpace: Bool { [0x20, 0x09, 0x0A, 0x0D].contains(self) }
}
