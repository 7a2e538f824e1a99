import Foundation
import Postgres
import Support
import Tenancy
import Testing

@Suite struct `The seal of second factors` {
    private let file = URL(filePath: "/tmp/banmo-key-\(UUID().uuidString.prefix(8))")

    @Test func `keeps its key in a file that only its owner reads, and opens by no other`() async throws {
        defer { unlink(file.path) }
        let programme = try await FreshProgramme(in: FreshProgramme.migratedDatabase())
        let person = try await Person(in: programme)
        let member = try await person.signIn().visitor.member
        let (factor, act) = (TOTP(), Act(member, at: person.now, from: "here"))
        // Set up before there was a key.
        _ = try await programme.database.setUp(factor, code: factor.code(at: act.at), proof: .justEntered, by: act)
        #expect(try await kept(in: programme.database) == factor.secret)
        let sealed = database(of: programme, try Seal(file: file))
        #expect(try await sealed.sealSecondFactors() == 1)
        #expect(try await sealed.sealSecondFactors() == 0)
        let bytes = try await kept(in: programme.database)
        #expect(bytes != factor.secret && bytes.count == factor.secret.count + 28)
        let attributes = try FileManager.default.attributesOfItem(atPath: file.path)
        #expect(attributes[.posixPermissions] as? Int == 0o600 && attributes[.size] as? Int == 32)

        // Read again from its file, it lets them in; another, or none, says why not.
        let other = file.appendingPathExtension("other")
        defer { unlink(other.path) }
        for (seal, fault) in [
            (try Seal(file: other), SealFault.otherKey), (nil, .keyMissing), (try Seal(file: file), nil),
        ] as [(Seal?, SealFault?)] {
            let later = person.now + 60
            let session = try await person.enter(now: later).session
            let enter = {
                try await database(of: programme, seal).signIn(
                    code: factor.code(at: later),
                    in: session,
                    client: "here",
                    device: nil,
                    agent: "test",
                    now: later
                )
            }
            guard let fault else {
                _ = try await enter()
                continue
            }
            await #expect(throws: fault) { _ = try await enter() }
        }
    }

    @Test func `is made once, whoever comes first, and is no other file`() throws {
        defer { unlink(file.path) }
        _ = try Seal(file: file)
        let key = try Data(contentsOf: file)
        _ = try Seal(file: file)
        #expect(try Data(contentsOf: file) == key)
        try Data("words".utf8).write(to: file)
        #expect(throws: SealFault.noKey(file.path)) { try Seal(file: file) }
        #expect(throws: SealFault.notMade("/nowhere/key")) { try Seal(file: URL(filePath: "/nowhere/key")) }
    }

    private func database(of programme: FreshProgramme, _ seal: Seal?) -> Database {
        Database(pool: programme.database.pool, passwords: Passwords(cost: .least), seal: seal)
    }

    private func kept(in database: Database) async throws -> [UInt8] {
        let role = try SQL.setLocal("app.role", to: "sign-in")
        return try await database.pool.transaction(opening: [role]) { transaction in
            try await transaction.one("SELECT secret FROM tenancy.second_factor") { (secret: [UInt8]) in secret }
        }
    }
}
