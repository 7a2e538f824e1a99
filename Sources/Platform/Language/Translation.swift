/// A text in one language and how far its translation has come.
package struct Translation: Sendable, Hashable, Codable {
    /// How far a translation has come.
    package enum State: String, Sendable, Codable, CaseIterable {
        /// Somebody is still writing it.
        case draft
        /// A machine wrote it and nobody has checked it.
        case machine
        /// Somebody has checked it, or wrote it in the language to begin with.
        case reviewed
    }

    package var text: String
    package var state: State

    /// A text, reviewed unless said otherwise.
    package init(_ text: String, state: State = .reviewed) {
        self.text = text
        self.state = state
    }

    private enum Key: String, CodingKey { case text, state }

    /// Reads `{"text":"…","state":"reviewed"}` or, as reviewed, a plain string.
    package init(from decoder: any Decoder) throws {
        guard let container = try? decoder.container(keyedBy: Key.self) else {
            self.init(try decoder.singleValueContainer().decode(String.self))
            return
        }
        self.init(
            try container.decode(String.self, forKey: .text),
            state: try container.decodeIfPresent(State.self, forKey: .state) ?? .reviewed
        )
    }
}
