import Foundation

extension Identifier where Identified == Organisation {
    /// The tenant that does not exist: no row is ever its.
    package static let nobody = Identifier(UUID(uuid: (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)))
}

extension Member {
    /// Whoever reads without signing in: no tenant's, without a college, seeing what a programme has published. Its
    /// transactions are read-only and tell row-level security the role `anyone`, which no policy knows.
    ///
    /// - Parameter programme: nil in a database without a programme, which then shows nothing.
    package static func anyone(of programme: Identifier<Programme>?) -> Member {
        Member(
            id: Identifier(Identifier<Organisation>.nobody.uuid),
            name: "",
            fullName: "",
            role: .expert,
            organisation: .nobody,
            programme: programme ?? Identifier(Identifier<Organisation>.nobody.uuid)
        )
    }

    /// Whether this is nobody in particular.
    package var isAnyone: Bool { organisation == .nobody }
}
