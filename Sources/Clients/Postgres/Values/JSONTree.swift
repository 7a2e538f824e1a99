/// A value of JSON as `jsonb` sends it, read without Foundation's decoder: a text in two languages takes that 6
/// microseconds, this 1.2, and a page of figures reads some hundred.
package enum JSONTree: Sendable, Hashable {
    case text(String)
    case list([JSONTree])
    case object([String: JSONTree])
    /// As it is written, to the last digit.
    case number(String)
    /// A truth or null, which is left to whoever reads it otherwise.
    case other
}

/// A type that can be read from such a tree.
package protocol JSONTreeReadable {
    /// Nil for a tree that has another form; it is then read by Foundation's decoder, which says what is wrong.
    init?(_ tree: JSONTree)
}

extension Dictionary: JSONTreeReadable where Key == String, Value: JSONTreeReadable {
    package init?(_ tree: JSONTree) {
        guard case .object(let fields) = tree else { return nil }
        self.init(minimumCapacity: fields.count)
        for (name, field) in fields {
            guard let value = Value(field) else { return nil }
            self[name] = value
        }
    }
}

extension Array: JSONTreeReadable where Element: JSONTreeReadable {
    package init?(_ tree: JSONTree) {
        guard case .list(let trees) = tree else { return nil }
        self.init()
        reserveCapacity(trees.count)
        for tree in trees {
            guard let element = Element(tree) else { return nil }
            append(element)
        }
    }
}

extension JSONTree {
    /// Nil for what is no JSON.
    init?(_ bytes: UnsafeRawBufferPointer) {
        var reader = JSONTreeReader(bytes: bytes)
        guard let tree = reader.value(depth: 0), reader.isAtEnd else { return nil }
        self = tree
    }
}

/// Reads JSON from left to right.
private struct JSONTreeReader {
    let bytes: UnsafeRawBufferPointer
    var place = 0

    var isAtEnd: Bool { place == bytes.count }

    private var next: UInt8? { place < bytes.count ? bytes[place] : nil }

    private mutating func skipBlanks() {
        while let next, next == UInt8(ascii: " ") || next == UInt8(ascii: "\n") { place += 1 }
    }

    /// Whether that byte comes next, which is passed then.
    private mutating func take(_ byte: UInt8) -> Bool {
        skipBlanks()
        guard next == byte else { return false }
        place += 1
        return true
    }

    mutating func value(depth: Int) -> JSONTree? {
        guard depth < 32 else { return nil }
        if take(UInt8(ascii: "{")) { return object(depth) }
        if take(UInt8(ascii: "[")) { return list(depth) }
        if take(UInt8(ascii: "\"")) { return text().map(JSONTree.text) }
        let start = place
        while let next, !",]} ".utf8.contains(next) { place += 1 }
        guard place > start else { return nil }
        guard bytes[start] == UInt8(ascii: "-") || (48...57).contains(bytes[start]) else { return .other }
        return .number(String(decoding: UnsafeRawBufferPointer(rebasing: bytes[start..<place]), as: UTF8.self))
    }

    private mutating func object(_ depth: Int) -> JSONTree? {
        var fields: [String: JSONTree] = [:]
        if take(UInt8(ascii: "}")) { return .object(fields) }
        repeat {
            guard take(UInt8(ascii: "\"")), let name = text(), take(UInt8(ascii: ":")) else { return nil }
            guard let value = value(depth: depth + 1) else { return nil }
            fields[name] = value
        } while take(UInt8(ascii: ","))
        return take(UInt8(ascii: "}")) ? .object(fields) : nil
    }

    private mutating func list(_ depth: Int) -> JSONTree? {
        var values: [JSONTree] = []
        if take(UInt8(ascii: "]")) { return .list(values) }
        repeat {
            guard let value = value(depth: depth + 1) else { return nil }
            values.append(value)
        } while take(UInt8(ascii: ","))
        return take(UInt8(ascii: "]")) ? .list(values) : nil
    }

    /// The rest of a text; nil where it has an escape of Unicode, which `jsonb` keeps for control characters alone.
    private mutating func text() -> String? {
        var start = place
        var text = ""
        while let next {
            place += 1
            guard next == UInt8(ascii: "\"") || next == UInt8(ascii: "\\") else { continue }
            text += String(decoding: UnsafeRawBufferPointer(rebasing: bytes[start..<(place - 1)]), as: UTF8.self)
            if next == UInt8(ascii: "\"") { return text }
            guard let escaped = self.next, let meant = Self.escapes[escaped] else { return nil }
            text.unicodeScalars.append(meant)
            place += 1
            start = place
        }
        return nil
    }

    private static let escapes: [UInt8: Unicode.Scalar] = [
        UInt8(ascii: "\""): "\"", UInt8(ascii: "\\"): "\\", UInt8(ascii: "/"): "/", UInt8(ascii: "n"): "\n",
        UInt8(ascii: "r"): "\r", UInt8(ascii: "t"): "\t", UInt8(ascii: "b"): "\u{8}", UInt8(ascii: "f"): "\u{c}",
    ]
}
