/// A text that people write into a form, by its kind: no longer than pages and paper hold and others read.
package enum WrittenText: String, Sendable, Hashable, CaseIterable {
    /// What something is called: a document, a college, a milestone.
    case title
    /// Who decided what, as their own papers call it: an authority, a decree.
    case citation
    /// A reason, a comment, a finding: a page at most.
    case remark
    /// What a document says.
    case body

    /// The longest, in characters.
    package var longest: Int {
        switch self {
        case .title: 200
        case .citation: 300
        case .remark: 2_000
        case .body: 20_000
        }
    }

    /// Refuses a text at its writing, wherever it comes from; throws `TextTooLong`.
    package func check(_ texts: String?...) throws(TextTooLong) {
        for text in texts {
            // A character may be made of any number of marks.
            let count = text.map { max($0.count, $0.unicodeScalars.count / 4) } ?? 0
            if count > longest { throw TextTooLong(kind: self, count: count) }
        }
    }
}

/// Why a text was not written.
package struct TextTooLong: Error, Sendable, Hashable {
    package let kind: WrittenText
    /// How many characters it has.
    package let count: Int
}
