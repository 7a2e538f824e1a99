import Foundation

/// `multipart/form-data` (RFC 7578) as browsers send it: bytes go in as they come, what they mean comes out.
///
/// Every byte is looked at a bounded number of times however the body is cut, and no more is kept than the header lines of
/// one part or the beginning of one boundary.
struct MultipartParser: Sendable {
    private enum State {
        case opening, afterBoundary, head, content, ended
    }

    private let delimiter: [UInt8]
    private let limits: FormLimits
    private var state = State.opening
    private var parts = 0
    private var bytes: [UInt8] = []
    /// Where in `bytes` what is not yet understood begins.
    private var start = 0
    /// How much of what is not yet understood was looked through in vain.
    private var searched = 0

    /// A parser for a body of that content type; throws `FormRefusal.malformed` without a sensible boundary.
    init(contentType: String, limits: FormLimits = FormLimits()) throws(FormRefusal) {
        let mark = Array((HeaderValue(contentType)["boundary"] ?? "").utf8)
        guard (1...70).contains(mark.count), mark.allSatisfy({ (0x20...0x7E).contains($0) }) else { throw .malformed }
        // Every boundary begins a line; the first one also begins the body.
        delimiter = Array("\r\n--".utf8) + mark
        self.limits = limits
    }

    /// How many bytes it keeps until more come.
    var held: Int { bytes.count }

    /// Takes the next bytes; throws `FormRefusal`, after which it takes no more.
    mutating func push(_ more: some Sequence<UInt8>) throws(FormRefusal) -> [MultipartEvent] {
        bytes.append(contentsOf: more)
        var events: [MultipartEvent] = []
        while try advance(&events) {}
        bytes.removeSubrange(..<start)
        start = 0
        return events
    }

    /// Says that no bytes follow; throws `FormRefusal.malformed` if the last boundary has not been seen.
    func finish() throws(FormRefusal) {
        guard case .ended = state else { throw .malformed }
    }

    private var left: Int { bytes.count - start }

    /// Understands one thing more; false if that needs more bytes.
    private mutating func advance(_ events: inout [MultipartEvent]) throws(FormRefusal) -> Bool {
        switch state {
        case .opening: try open()
        case .afterBoundary: try afterBoundary(&events)
        case .head: try head(&events)
        case .content: content(&events)
        case .ended: passOver()
        }
    }

    private mutating func open() throws(FormRefusal) -> Bool {
        let opening = delimiter.dropFirst(2)
        guard bytes[start...].starts(with: opening.prefix(left)) else { throw .malformed }
        guard left >= opening.count else { return false }
        take(opening.count, .afterBoundary)
        return true
    }

    /// Two dashes end the body; a line end, which is left for the header lines to begin with, another part.
    private mutating func afterBoundary(_ events: inout [MultipartEvent]) throws(FormRefusal) -> Bool {
        guard left >= 2 else { return false }
        switch (bytes[start], bytes[start + 1]) {
        case (UInt8(ascii: "-"), UInt8(ascii: "-")):
            events.append(.end)
            take(2, .ended)
        case (UInt8(ascii: "\r"), UInt8(ascii: "\n")):
            parts += 1
            guard parts <= limits.parts else { throw .tooManyParts(limit: limits.parts) }
            take(0, .head)
        default:
            throw .malformed
        }
        return true
    }

    private mutating func head(_ events: inout [MultipartEvent]) throws(FormRefusal) -> Bool {
        let gap = Self.emptyLine
        let found = place(of: gap)
        guard (found ?? left) <= limits.headerBytes else { throw .headersTooLarge(limit: limits.headerBytes) }
        guard let found else { return false }
        let lines = bytes[start..<(start + found)]
        // A boundary among the header lines: the part before it has no content.
        guard lines.firstRange(of: delimiter) == nil else { throw .malformed }
        events.append(.part(try MultipartHead(lines)))
        take(found + gap.count, .content)
        return true
    }

    private static let emptyLine = Array("\r\n\r\n".utf8)

    private mutating func content(_ events: inout [MultipartEvent]) -> Bool {
        let found = place(of: delimiter)
        let count = found ?? searched
        if count > 0 { events.append(.data(Array(bytes[start..<(start + count)]))) }
        guard found != nil else {
            take(count, .content)
            return false
        }
        events.append(.partEnd)
        take(count + delimiter.count, .afterBoundary)
        return true
    }

    private mutating func passOver() -> Bool {
        take(left, .ended)
        return false
    }

    private mutating func take(_ count: Int, _ next: State) {
        start += count
        searched = 0
        state = next
    }

    /// The first place of a mark that begins with a carriage return, from what was not looked through yet; without one,
    /// `searched` says where it may still begin.
    private mutating func place(of mark: [UInt8]) -> Int? {
        let (start, all) = (start, bytes.count)
        return bytes.withUnsafeBytes { raw -> Int? in
            guard let base = raw.baseAddress else { return nil }
            while start + searched < all {
                let from = start + searched
                guard let hit = memchr(base + from, 0x0D, all - from) else {
                    searched = all - start
                    return nil
                }
                let place = UnsafeRawPointer(hit) - base
                searched = place - start
                let length = min(mark.count, all - place)
                if raw[place..<(place + length)].elementsEqual(mark.prefix(length)) {
                    return length == mark.count ? searched : nil
                }
                searched += 1
            }
            return nil
        }
    }
}
