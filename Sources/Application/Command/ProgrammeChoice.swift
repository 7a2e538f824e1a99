import Tenancy

extension Database {
    /// The programme of a code, or the only one there is; throws one sentence that says which there are.
    func programme(coded code: String?) async throws -> Programme {
        let programmes = try await programmes()
        let known = programmes.map(\.code).joined(separator: ", ")
        guard let first = programmes.first else { throw Complaint("indicators.noProgramme") }
        guard let code else {
            guard programmes.count == 1 else { throw Complaint("indicators.whichProgramme", ["known": known]) }
            return first
        }
        guard let chosen = programmes.first(where: { $0.code == code }) else {
            throw Complaint("indicators.unknownProgramme", ["programme": code, "known": known])
        }
        return chosen
    }
}

extension Member {
    /// Reads as headquarters does, and can write nothing.
    static func onlooker(of programme: Programme) -> Member {
        Member(name: "banmo", fullName: "banmo", role: .leader, organisation: Identifier(), programme: programme.id)
    }
}
