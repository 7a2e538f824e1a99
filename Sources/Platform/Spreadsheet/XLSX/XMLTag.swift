/// The start tag of an element. Values are decoded when they are asked for: most of a sheet's never are.
struct XMLTag {
    /// The name with its prefix, if it has one.
    let name: String
    let isEmpty: Bool
    private let bytes: ArraySlice<UInt8>
    private var attributes: [(name: Range<Int>, value: Range<Int>)] = []

    /// What came of reading a tag up to a `>`.
    enum Outcome {
        case tag(XMLTag)
        /// The `>` stood within an attribute's value.
        case goesOn
        case damaged
    }

    /// Reads what stands between `<` and `>`.
    static func read(_ bytes: ArraySlice<UInt8>) -> Outcome {
        let isEmpty = bytes.last == UInt8(ascii: "/")
        var place = bytes.startIndex
        while place < bytes.endIndex, isName(bytes[place]) { place += 1 }
        guard place > bytes.startIndex else { return .damaged }
        let name = String(decoding: bytes[..<place], as: UTF8.self)
        var tag = XMLTag(name: name, isEmpty: isEmpty, bytes: bytes)
        let end = isEmpty ? bytes.endIndex - 1 : bytes.endIndex
        while true {
            let hasSpace = place < end && isSpace(bytes[place])
            while place < end, isSpace(bytes[place]) { place += 1 }
            if place >= end { return .tag(tag) }
            let start = place
            while place < end, isName(bytes[place]) { place += 1 }
            let name = start..<place
            while place < end, isSpace(bytes[place]) { place += 1 }
            guard hasSpace, !name.isEmpty, place < end, bytes[place] == UInt8(ascii: "=") else { return .damaged }
            place += 1
            while place < end, isSpace(bytes[place]) { place += 1 }
            guard place < bytes.endIndex, isQuote(bytes[place]) else { return .damaged }
            guard let close = bytes[(place + 1)...].firstIndex(of: bytes[place]) else { return .goesOn }
            guard tag.add(name, value: (place + 1)..<close) else { return .damaged }
            place = close + 1
        }
    }

    private init(name: String, isEmpty: Bool, bytes: ArraySlice<UInt8>) {
        self.name = name
        self.isEmpty = isEmpty
        self.bytes = bytes
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
    subscript(name: StaticString) -> String? {
        for attribute in attributes where isNamed(attribute.name, name) {
            return XMLText.decoded(bytes[attribute.value])
        }
        return nil
    }

    /// The value of the attribute whose name ends like that, whatever its prefix.
    func value(endingIn suffix: String) -> String? {
        let found = attributes.first { String(decoding: bytes[$0.name], as: UTF8.self).hasSuffix(suffix) }
        return found.flatMap { XMLText.decoded(bytes[$0.value]) }
    }

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
