import Foundation
import Tenancy

/// Somebody of the demonstration who can sign in, with the password made when it was loaded.
struct SignIn: Codable {
    let name: String
    let password: String
    let role: String
    let organisation: String

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

    /// Makes the folder that they will be kept in; throws before anything is loaded where that is not allowed.
    static func prepare(_ folder: URL) throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        guard FileManager.default.isWritableFile(atPath: folder.path) else {
            throw CocoaError(.fileWriteNoPermission, userInfo: [NSFilePathErrorKey: folder.path])
        }
    }

    /// Keeps them in a file that only its owner reads.
    static func write(_ signIns: [SignIn], in folder: URL) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        let file = folder.appending(path: "sign-ins.json")
        guard
            FileManager.default.createFile(
                atPath: file.path,
                contents: try encoder.encode(signIns),
                attributes: [.posixPermissions: 0o600]
            )
        else { throw CocoaError(.fileWriteNoPermission, userInfo: [NSFilePathErrorKey: file.path]) }
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file.path)
    }
}
