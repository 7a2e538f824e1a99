import Foundation

/// A UUID that knows what it identifies, so that a college's identifier never stands where a member's belongs.
package struct Identifier<Identified>: Hashable, Sendable, Codable, CustomStringConvertible {
    /// The bare UUID, version 4 when made here.
    package let uuid: UUID

    /// Names something that already exists, or makes a new random identifier.
    package init(_ uuid: UUID = UUID()) {
        self.uuid = uuid
    }

    /// Reads the usual 36-character form; nil for anything else.
    package init?(_ text: String) {
        guard let uuid = UUID(uuidString: text) else { return nil }
        self.uuid = uuid
    }

    /// Reads a single JSON string.
    package init(from decoder: any Decoder) throws {
        uuid = try decoder.singleValueContainer().decode(UUID.self)
    }

    /// Writes a single JSON string in lower case.
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }

    /// The 36-character form in lower case, as addresses show it.
    package var description: String { uuid.uuidString.lowercased() }
}
