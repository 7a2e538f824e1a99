/// A piece of a template, as it was read once.
indirect enum TemplatePart: Sendable {
    case text([UInt8])
    case variable(TemplateName)
    case section(TemplateName, [TemplatePart])
    /// Shown where the name stands for nothing, false, or an empty list.
    case inverted(TemplateName, [TemplatePart])
    /// Another template; its blocks are filled by these.
    case partial(String, [String: [TemplatePart]])
    /// A block with what stands in it unless it is filled.
    case block(String, [TemplatePart])
}

/// A name as templates write it: `colleges`, `t.colleges.title`, `.address`, `.`, `empty(rows)`, `last()`.
struct TemplateName: Sendable, Hashable {
    /// What is asked of what the name stands for.
    enum Question: String, Sendable, CaseIterable {
        /// Whether a list, or a text, has nothing in it.
        case empty
        /// Whether a list's element is its first, or its last.
        case first, last
    }

    let path: [String]
    /// Whether it is looked for in the innermost record alone.
    let isOwn: Bool
    let question: Question?

    /// Nil for what is no name.
    init?(_ written: String) {
        var name = written[...]
        question = Question.allCases.first { name.hasPrefix("\($0.rawValue)(") && name.hasSuffix(")") }
        if let question { name = name.dropFirst(question.rawValue.count + 1).dropLast() }
        isOwn = name.hasPrefix(".")
        if isOwn { name = name.dropFirst() }
        path = name.isEmpty ? [] : name.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        let isWhole = path.allSatisfy { part in
            !part.isEmpty && part.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
        }
        let isPosition = question == .first || question == .last
        guard isWhole, isPosition ? path.isEmpty && !isOwn : isOwn || !path.isEmpty else { return nil }
    }
}
