/// The start tag of an element. Values are decoded when they are asked for: most of a sheet's never are.
package struct XMLTag {
    /// The name with its prefix, if it has one.
    package let name: String
    let isEmpty: Bool
    private let bytes: ArraySlice<UInt8>
    private var attributes: [(name: Range<Int>, value: Range<Int>)] = []
    /// The prefixes that attributes have which name a relationship; whoever knows the namespaces sets them.
    var relationshipPrefixes: [String] = []

    /// Reads what stands between `<` and `>`; nil if it is no tag.
    package init?(_ bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
        isEmpty = bytes.last == UInt8(ascii: "/")
        let end = isEmpty ? bytes.endIndex - 1 : bytes.endIndex
        var place = bytes[..<end].prefix(while: Self.isName).endIndex
        name = String(decoding: bytes[bytes.startIndex..<place], as: UTF8.self)
        guard !name.isEmpty else { return nil }
        while place < end {
            guard let next = readAttribute(bytes[place..<end]) else { return nil }
            place = next
        }
    }

    /// Reads white space and an attribute, or white space at the end; gives the place behind, nil if it is neither.
    private mutating func readAttribute(_ rest: ArraySlice<UInt8>) -> Int? {
        let start = rest.prefix(while: Self.isSpace).endIndex
        if start == rest.endIndex { return start }
        let nameEnd = rest[start...].prefix(while: Self.isName).endIndex
        let equals = rest[nameEnd...].prefix(while: Self.isSpace).endIndex
        guard start > rest.startIndex, nameEnd > start, equals < rest.endIndex, rest[equals] == UInt8(ascii: "=")
        else { return nil }
        let quote = rest[(equals + 1)...].prefix(while: Self.isSpace).endIndex
        guard quote < rest.endIndex, Self.isQuote(rest[quote]),
            let close = rest[(quote + 1)...].firstIndex(of: rest[quote]),
            add(start..<nameEnd, value: (quote + 1)..<close)
        else { return nil }
        return close + 1
    }

    /// False for a name that is there already, for too many and for a `<` in a value.
    private mutating func add(_ name: Range<Int>, value: Range<Int>) -> Bool {
        guard attributes.count < 100, !bytes[value].contains(UInt8(ascii: "<")),
            !attributes.contains(where: { bytes[$0.name].elementsEqual(bytes[name]) })
        else { return false }
        attributes.append((name, value))
        return true
    }

    /// An attribute's value by its name with its prefix; nil if there is none or it can't be decoded.
    package subscript(name: StaticString) -> String? {
        for attribute in attributes where isNamed(attribute.name, name) {
            return XMLText.decoded(bytes[attribute.value])
        }
        return nil
    }

    /// The identifier of a relationship: `r:id`, whatever prefix the file has for it.
    var relationship: String? {
        let found = attributes.first { attribute in
            relationshipPrefixes.contains { bytes[attribute.name].elementsEqual("\($0):id".utf8) }
        }
        return found.flatMap { XMLText.decoded(bytes[$0.value]) }
    }

    /// The prefix of the name; empty where it has none.
    var prefix: Substring {
        // Most names in a sheet are one letter long.
        guard name.utf8.count > 1, let colon = name.utf8.firstIndex(of: UInt8(ascii: ":")) else { return "" }
        return name[..<colon]
    }

    /// The prefixes that it declares with the names they stand for; nil where one can't be decoded.
    var declarations: [(prefix: String, name: String)]? {
        var found: [(prefix: String, name: String)] = []
        for attribute in attributes where bytes[attribute.name].starts(with: Self.declaration) {
            let rest = bytes[attribute.name].dropFirst(Self.declaration.count)
            guard rest.isEmpty || rest.first == UInt8(ascii: ":") else { continue }
            guard let value = XMLText.decoded(bytes[attribute.value]) else { return nil }
            found.append((String(decoding: rest.dropFirst(), as: UTF8.self), value))
        }
        return found
    }

    private static let declaration = Array("xmlns".utf8)

    private func isNamed(_ range: Range<Int>, _ name: StaticString) -> Bool {
        guard range.count == name.utf8CodeUnitCount else { return false }
        for place in range where bytes[place] != name.utf8Start[place - range.lowerBound] { return false }
        return true
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 }

    private static func isQuote(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") }

    /// The names of workbooks are ASCII.
    static func isName(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: ":"), UInt8(ascii: "_"), UInt8(ascii: "-"),
            UInt8(ascii: "."):
            true
        default: false
        }
    }
}
