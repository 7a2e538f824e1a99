import Foundation

/// A window over a part's bytes: what is read but not yet taken. Places count from its first byte.
struct PartWindow {
    private let part: PartBytes
    private var bytes = [UInt8](repeating: 0, count: 1 << 16)
    private var taken = 0
    private var filled = 0
    private var isAtEnd = false

    /// No name, tag or text of a workbook is nearly as long; what is longer is an attack.
    private static let limit = 4 << 20

    init(_ part: PartBytes) {
        self.part = part
    }

    var count: Int { filled - taken }

    subscript(place: Int) -> UInt8 { bytes[taken + place] }

    subscript(range: Range<Int>) -> ArraySlice<UInt8> {
        bytes[(taken + range.lowerBound)..<(taken + range.upperBound)]
    }

    /// Forgets the first bytes.
    mutating func take(_ count: Int) { taken += count }

    /// Reads on until so many bytes are there; false if the entry has fewer.
    mutating func has(_ wanted: Int) throws -> Bool {
        while count < wanted {
            guard try readOn() else { return false }
        }
        return true
    }

    /// The first place of a byte from some place on, reading on as far as needed; nil if there is none.
    mutating func place(of byte: UInt8, from start: Int = 0) throws -> Int? {
        var searched = start
        while true {
            if let found = find(byte, from: searched) { return found }
            searched = max(start, count)
            guard try readOn() else { return nil }
        }
    }

    func begins(with prefix: StaticString) -> Bool {
        count >= prefix.utf8CodeUnitCount
            && (0..<prefix.utf8CodeUnitCount).allSatisfy { self[$0] == prefix.utf8Start[$0] }
    }

    private func find(_ byte: UInt8, from start: Int) -> Int? {
        guard start < count else { return nil }
        return bytes.withUnsafeBytes { all in
            guard let base = all.baseAddress?.advanced(by: taken),
                let found = memchr(base.advanced(by: start), Int32(byte), count - start)
            else { return nil }
            return UnsafeRawPointer(found) - base
        }
    }

    /// Moves what is not taken to the front, or makes more room if that fills the window, and reads behind it.
    private mutating func readOn() throws -> Bool {
        guard !isAtEnd else { return false }
        guard count < Self.limit else { throw SheetFault(.forbidden(part: part.name)) }
        let (start, length) = (taken, count)
        if length == bytes.count { bytes += [UInt8](repeating: 0, count: length) }
        let read = try bytes.withUnsafeMutableBytes { all in
            if start > 0, let base = all.baseAddress { memmove(base, base.advanced(by: start), length) }
            return try part.read(into: UnsafeMutableRawBufferPointer(rebasing: all[length...]))
        }
        (taken, filled) = (0, length + read)
        isAtEnd = read == 0
        return !isAtEnd
    }
}
