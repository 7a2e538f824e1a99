import Foundation
import Tenancy

/// Somebody of the demonstration who can sign in, with the password made when it was loaded.
package struct SignIn: Sendable, Codable {
    package let name: String
    package let password: String
    package let role: String
    /// The Chinese name of whom they work for.
    package let organisation: String

    /// A sign-in with what the database keeps of it.
    struct Made {
        let member: Member
        let password: Password
        let signIn: SignIn
    }

    /// Everybody of headquarters and of the platform, two lead colleges, three partners and three experts: each role,
    /// and a second person wherever nobody may decide on what they prepared.
    static func made(for people: DemonstrationPeople, _ passwords: Passwords) async throws -> [Made] {
        let leads = ["SDVC", "QHVTC"].compactMap { people.leads[$0] }
        let partners = ["P-TZ-01", "P-LA-01", "P-HU-01"].compactMap { people.partners[$0] }
        let experts = people.experts(besides: leads.first?.organisation.id ?? Identifier()).prefix(3)
        var made: [Made] = []
        for entry in [people.headquarters, people.platform] + leads + partners {
            for member in entry.members {
                made.append(try await self.made(for: member, of: entry.organisation, passwords))
            }
        }
        for expert in experts where !made.contains(where: { $0.member.id == expert.id }) {
            let entry = people.entries.first { $0.organisation.id == expert.organisation }
            if let entry { made.append(try await self.made(for: expert, of: entry.organisation, passwords)) }
        }
        return made
    }

    private static func made(
        for member: Member,
        of organisation: Organisation,
        _ passwords: Passwords
    ) async throws -> Made {
        let words = NewMember.randomPassword()
        return Made(
            member: member,
            password: try await passwords.hash(words, for: "command"),
            signIn: SignIn(
                name: member.name,
                password: words,
                role: member.role.rawValue,
                organisation: organisation.nameZh
            )
        )
    }
}
