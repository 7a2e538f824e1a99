import Published
import Standards

/// A standard as programs read it: its own data, its adoptions and the versions there are.
struct StandardAnswer: Encodable {
    let standard: VocationalStandard
    let adoptions: [Adoption]
    let versions: [Version]

    private enum Key: String, CodingKey {
        case adoptions, versions
    }

    /// Writes the lists beside the standard's own keys.
    func encode(to encoder: any Encoder) throws {
        try standard.encode(to: encoder)
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(adoptions, forKey: .adoptions)
        try container.encode(versions, forKey: .versions)
    }
}
