/// A template being filled.
struct Filling {
    typealias Blocks = [String: [TemplatePart]]

    private(set) var bytes: [UInt8] = []
    private let templates: [String: [TemplatePart]]
    /// What names are looked for in, the innermost last.
    private var stack: [TemplateValue]
    /// Where the list's element that is shown stands in its list.
    private var position: (isFirst: Bool, isLast: Bool)?

    init(templates: [String: [TemplatePart]], showing value: TemplateValue) {
        self.templates = templates
        stack = [value]
        bytes.reserveCapacity(32_768)
    }

    /// Writes parts, their blocks filled by these.
    mutating func fill(_ parts: [TemplatePart], _ blocks: Blocks) {
        for part in parts {
            switch part {
            case .text(let text): bytes += text
            case .variable(let name): if let value = value(of: name) { write(value.text) }
            case .section(let name, let parts): if let value = value(of: name) { show(value, in: parts, blocks) }
            case .inverted(let name, let parts): if !isShown(value(of: name)) { fill(parts, blocks) }
            case .partial(let name, let fillings):
                let merged = fillings.isEmpty ? blocks : blocks.merging(fillings) { outer, _ in outer }
                if let parts = templates[name] { fill(parts, merged) }
            case .block(let name, let parts): fill(blocks[name] ?? parts, blocks)
            }
        }
    }

    private mutating func show(_ value: TemplateValue, in parts: [TemplatePart], _ blocks: Blocks) {
        let outer = position
        defer { position = outer }
        switch value {
        case .flag(false): break
        case .flag(true): fill(parts, blocks)
        case .list(let elements):
            for (index, element) in elements.enumerated() {
                position = (index == 0, index == elements.count - 1)
                show(inner: element, in: parts, blocks)
            }
        case .text, .record:
            position = nil
            show(inner: value, in: parts, blocks)
        }
    }

    private mutating func show(inner value: TemplateValue, in parts: [TemplatePart], _ blocks: Blocks) {
        stack.append(value)
        fill(parts, blocks)
        stack.removeLast()
    }

    private func isShown(_ value: TemplateValue?) -> Bool {
        switch value {
        case nil, .flag(false): false
        case .list(let elements): !elements.isEmpty
        case .flag(true), .text, .record: true
        }
    }

    private func value(of name: TemplateName) -> TemplateValue? {
        switch name.question {
        case .first: position.map { .flag($0.isFirst) }
        case .last: position.map { .flag($0.isLast) }
        case .empty: found(name).flatMap(\.isEmpty).map(TemplateValue.flag)
        case nil: found(name)
        }
    }

    private func found(_ name: TemplateName) -> TemplateValue? {
        guard let first = name.path.first else { return stack.last }
        var value = name.isOwn ? stack.last?.part(first) : nil
        if !name.isOwn {
            for record in stack.reversed() {
                value = record.part(first)
                if value != nil { break }
            }
        }
        for part in name.path.dropFirst() { value = value?.part(part) }
        return value
    }

    /// Writes a text so that it is nothing but text, between tags and in an attribute: byte by byte, for a mark that
    /// combines with what stands before it hides that from whoever looks at characters.
    private mutating func write(_ text: String) {
        var text = text
        text.withUTF8 { utf8 in
            for byte in utf8 {
                switch byte {
                case UInt8(ascii: "&"): bytes += "&amp;".utf8
                case UInt8(ascii: "<"): bytes += "&lt;".utf8
                case UInt8(ascii: ">"): bytes += "&gt;".utf8
                case UInt8(ascii: "\""): bytes += "&quot;".utf8
                case UInt8(ascii: "'"): bytes += "&#39;".utf8
                default: bytes.append(byte)
                }
            }
        }
    }
}

extension TemplateValue {
    fileprivate func part(_ name: String) -> TemplateValue? {
        guard case .record(let record) = self else { return nil }
        return record.value(named: name)
    }

    /// Whether there is nothing in it; nil for what holds nothing.
    fileprivate var isEmpty: Bool? {
        switch self {
        case .list(let elements): elements.isEmpty
        case .text(let text): text.isEmpty
        case .flag, .record: nil
        }
    }
}
