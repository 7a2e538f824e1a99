import Foundation

/// An entry's inflated bytes as UTF-8, whichever encoding its XML is in.
final class PartBytes {
    let name: String
    private let entry: ZipEntry
    private var encoding: XMLEncoding?
    private var transcoder = UTF16Transcoder(isBigEndian: false)
    /// Decoded, and not yet given.
    private var ready: ArraySlice<UInt8> = []
    /// Bytes at the end of the last piece that may be half a character.
    private var begun: [UInt8] = []
    private var isAtEnd = false

    init(_ entry: ZipEntry) {
        self.entry = entry
        name = entry.name
    }

    /// The next bytes, 0 at the end; throws a `SheetFault` for an encoding that is not read, and for what is not in it.
    func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
        if encoding == nil { try start() }
        while ready.isEmpty, !isAtEnd {
            if case .utf8 = encoding { return try entry.read(into: buffer) }
            try decode(try piece())
        }
        let count = min(buffer.count, ready.count)
        buffer.copyBytes(from: ready.prefix(count))
        ready = ready.dropFirst(count)
        return count
    }

    /// Reads as much as tells the encoding.
    private func start() throws {
        var head = try piece()
        while XMLEncoding.isCut(head), !isAtEnd, head.count < 1 << 16 { head += try piece() }
        guard let found = XMLEncoding(of: head) else { throw SheetFault(.forbidden(part: name)) }
        encoding = found
        if case .utf16(let isBigEndian) = found { transcoder = UTF16Transcoder(isBigEndian: isBigEndian) }
        let isEmpty = isAtEnd
        isAtEnd = false
        try decode(Array(head.dropFirst(found.markLength(head))))
        if isEmpty { try decode([]) }
    }

    private func piece() throws -> [UInt8] {
        var count = 0
        let bytes = try [UInt8](unsafeUninitializedCapacity: 1 << 14) { buffer, initialized in
            count = try entry.read(into: UnsafeMutableRawBufferPointer(buffer))
            initialized = count
        }
        isAtEnd = count == 0
        return bytes
    }

    /// Makes the next piece ready; an empty one is the end.
    private func decode(_ bytes: [UInt8]) throws {
        switch encoding {
        case .utf16:
            guard let utf8 = transcoder.transcode(bytes), !isAtEnd || transcoder.isComplete else { throw damage }
            ready = utf8[...]
        case .other(let encoding):
            begun += bytes
            let end = isAtEnd ? begun.endIndex : Self.end(begun)
            guard begun.count - end < 1 << 20 else { throw damage }
            guard let text = String(bytes: begun[..<end], encoding: encoding) else { throw damage }
            ready = Array(text.utf8)[...]
            begun.removeFirst(end)
        case .utf8, nil:
            ready = bytes[...]
        }
    }

    private var damage: SheetFault { SheetFault(.damaged(part: name)) }

    /// The place behind the last byte that is a character by itself in every encoding: white space and the marks of a tag.
    private static func end(_ bytes: [UInt8]) -> Int {
        bytes.lastIndex { $0 < 0x30 || $0 == 0x3C || $0 == 0x3E }.map { $0 + 1 } ?? 0
    }
}
