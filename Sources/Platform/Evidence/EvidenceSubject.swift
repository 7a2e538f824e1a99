import Foundation

/// What a file is attached to: a kind of thing, the college whose it is where there is one, and which of them.
package struct EvidenceSubject: Sendable, Hashable {
    /// The kinds of things that carry files; each is known to one room, which says by `EvidenceRooms` whose it is.
    package enum Kind: String, Codable, Sendable, CaseIterable {
        /// A version of a document on file: `application~1`.
        case document
        /// A milestone by its number.
        case milestone
        /// A report by its identifier.
        case report
        /// A reported value: `ORG_STUDENTS~2025Q3`.
        case value
        /// A college's application while it is a draft.
        case application
        /// What an expert gave a version of a document: `self-assessment~1`.
        case score
        /// A finding by its number.
        case finding
        /// An action of a finding: `3~1`.
        case action
        /// The verification of a finding by its number.
        case verification
        /// An adoption by its identifier.
        case adoption

        /// Whether its things are a college's.
        package var isOfCollege: Bool { self != .adoption }
    }

    package let kind: Kind
    /// The college whose it is; nil where it is no college's.
    package let college: UUID?
    /// Which of the college's, as the kind says; empty where there is only one.
    package let item: String

    /// Names a thing of a college, or of none.
    package init(_ kind: Kind, of college: UUID?, _ item: String = "") {
        (self.kind, self.college, self.item) = (kind, college, item)
    }

    /// Names a thing that is known by several words.
    package init(_ kind: Kind, of college: UUID?, _ words: [String]) {
        self.init(kind, of: college, words.joined(separator: "~"))
    }

    /// The words of the item.
    package var words: [String] { item.split(separator: "~").map(String.init) }
}

extension EvidenceSubject: CustomStringConvertible {
    /// As addresses have it: `document~(college)~application~1`; `-` stands for no college.
    package var description: String {
        [kind.rawValue, college?.uuidString.lowercased() ?? "-", item].filter { !$0.isEmpty }.joined(separator: "~")
    }

    /// Reads that; nil for what names nothing.
    package init?(_ text: String) {
        let parts = text.split(separator: "~", maxSplits: 2, omittingEmptySubsequences: false).map(String.init)
        guard parts.count >= 2, let kind = Kind(rawValue: parts[0]) else { return nil }
        let college = UUID(uuidString: parts[1])
        guard kind.isOfCollege ? college != nil : parts[1] == "-" else { return nil }
        let item = parts.count > 2 ? parts[2] : ""
        guard item.wholeMatch(of: /[A-Za-z0-9._~-]{0,120}/) != nil else { return nil }
        self.init(kind, of: college, item)
    }
}
