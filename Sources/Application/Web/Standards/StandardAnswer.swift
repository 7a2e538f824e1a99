import Published
import Standards

/// A standard as programs read it: its own data, its adoptions and the versions there are.
struct StandardAnswer: Shaped {
    let standard: VocationalStandard
    let adoptions: [AdoptionEntry]
    let versions: [Version]

    static let shape = Shape<StandardAnswer>("StandardWithAdoptions") { shape in
        shape.fields(of: \.standard)
        shape.field("adoptions", \.adoptions)
        shape.field("versions", \.versions)
    }
}
