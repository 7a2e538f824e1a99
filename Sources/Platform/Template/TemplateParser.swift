/// Reads a template's text: Mustache's variables, sections, partials and blocks, all of them escaped.
///
/// A tag of a section, a partial or a block that is alone on its line leaves no line behind.
struct TemplateParser {
    private let bytes: [UInt8]
    private let name: String
    private var place = 0
    /// Whether nothing but blanks stands before `place` on its line.
    private var isLineBlank = true

    private static let open = Array("{{".utf8)
    private static let close = Array("}}".utf8)

    /// The parts of a template.
    static func parts(of text: String, named name: String) throws(TemplateFault) -> [TemplatePart] {
        var parser = TemplateParser(bytes: Array(text.utf8), name: name)
        return try parser.parts(until: nil)
    }

    private init(bytes: [UInt8], name: String) {
        self.bytes = bytes
        self.name = name
    }

    /// What stands before the end of the section of that name, which is read too, or before the template's.
    private mutating func parts(until end: String?) throws(TemplateFault) -> [TemplatePart] {
        var parts: [TemplatePart] = []
        while place < bytes.count {
            var text = text()
            guard place < bytes.count else {
                if !text.isEmpty { parts.append(.text(text)) }
                break
            }
            let tag = try tag()
            if tag.isAlone { text.removeLast(text.reversed().prefix { $0.isBlank }.count) }
            if !text.isEmpty { parts.append(.text(text)) }
            if tag.kind == "/" {
                guard tag.name == end else { throw fault(.section) }
                return parts
            }
            if let part = try part(of: tag) { parts.append(part) }
        }
        guard end == nil else { throw fault(.section) }
        return parts
    }

    private mutating func part(of tag: Tag) throws(TemplateFault) -> TemplatePart? {
        switch tag.kind {
        case "!": return nil
        case ">": return .partial(tag.name, [:])
        case "$": return .block(tag.name, try parts(until: tag.name))
        case "<":
            var blocks: [String: [TemplatePart]] = [:]
            for part in try parts(until: tag.name) {
                switch part {
                case .block(let name, let parts): blocks[name] = parts
                case .text(let text) where text.allSatisfy({ $0.isBlank || $0 == .newline }): break
                default: throw fault(.filling)
                }
            }
            return .partial(tag.name, blocks)
        case "#", "^":
            guard let name = TemplateName(tag.name) else { throw fault(.tag) }
            let parts = try parts(until: tag.name)
            return tag.kind == "#" ? .section(name, parts) : .inverted(name, parts)
        default:
            guard let name = TemplateName(tag.name) else { throw fault(.tag) }
            return .variable(name)
        }
    }

    /// What stands before the next tag.
    private mutating func text() -> [UInt8] {
        let start = place
        while place < bytes.count, !bytes[place...].starts(with: Self.open) {
            isLineBlank = bytes[place] == .newline || isLineBlank && bytes[place].isBlank
            place += 1
        }
        return Array(bytes[start..<place])
    }

    private struct Tag {
        /// `#`, `^`, `/`, `>`, `<`, `$`, `!`, or a blank for a variable.
        let kind: Character
        let name: String
        let isAlone: Bool
    }

    /// Reads a tag, and its line's end where it is alone on the line.
    private mutating func tag() throws(TemplateFault) -> Tag {
        let start = place + Self.open.count
        var end = start
        while end < bytes.count, !bytes[end...].starts(with: Self.close) { end += 1 }
        guard end < bytes.count else { throw fault(.tag) }
        let written = String(decoding: bytes[start..<end], as: UTF8.self)
        let kind = written.first.flatMap { "#^/><$!".contains($0) ? $0 : nil }
        let name = String((kind == nil ? written[...] : written.dropFirst()).drop { $0 == " " }.prefix { $0 != " " })
        place = end + Self.close.count
        var rest = place
        while rest < bytes.count, bytes[rest].isBlank { rest += 1 }
        let isLineOver = rest == bytes.count || bytes[rest] == .newline
        let isAlone = kind != nil && isLineBlank && isLineOver
        if isAlone { place = min(rest + 1, bytes.count) }
        isLineBlank = isAlone
        return Tag(kind: kind ?? " ", name: name, isAlone: isAlone)
    }

    private func fault(_ kind: TemplateFault.Kind) -> TemplateFault {
        TemplateFault(kind: kind, template: name, line: 1 + bytes[..<place].count { $0 == .newline })
    }
}

extension UInt8 {
    fileprivate static let newline = UInt8(ascii: "\n")
    fileprivate var isBlank: Bool { self == UInt8(ascii: " ") || self == UInt8(ascii: "\t") }
}
