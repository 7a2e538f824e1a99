/// A text with places for values: `{count} reports are due on {day}`.
struct MessagePattern: Sendable, Hashable {
    enum Part: Sendable, Hashable {
        case text(String)
        case placeholder(String)
    }

    let parts: [Part]
    /// The text as the catalogue has it.
    let source: String
    /// Whether every brace belongs to a placeholder with a proper name: a letter, then letters and digits.
    let isWellFormed: Bool

    /// Takes a text apart; braces that hold no proper name stay text.
    init(_ source: String) {
        var parts: [Part] = []
        var text = ""
        var isWellFormed = true
        var rest = source[...]
        while let brace = rest.firstIndex(where: { $0 == "{" || $0 == "}" }) {
            text += rest[..<brace]
            let inside = rest[brace...].dropFirst().prefix { $0.isASCII && ($0.isLetter || $0.isNumber) }
            let behind = rest[inside.endIndex...]
            if rest[brace] == "{", inside.first?.isLetter == true, behind.first == "}" {
                if !text.isEmpty { parts.append(.text(text)) }
                parts.append(.placeholder(String(inside)))
                text = ""
                rest = behind.dropFirst()
            } else {
                text.append(rest[brace])
                rest = rest[brace...].dropFirst()
                isWellFormed = false
            }
        }
        text += rest
        if !text.isEmpty { parts.append(.text(text)) }
        self.parts = parts
        self.source = source
        self.isWellFormed = isWellFormed
    }

    /// The names of the places.
    var placeholders: Set<String> {
        Set(
            parts.compactMap {
                guard case .placeholder(let name) = $0 else { return nil }
                return name
            }
        )
    }

    /// The text with its places filled; a place that nothing is given for stays as it is written.
    func filled(by value: (String) -> String?) -> String {
        parts.reduce(into: "") { text, part in
            switch part {
            case .text(let piece): text += piece
            case .placeholder(let name): text += value(name) ?? "{\(name)}"
            }
        }
    }
}
