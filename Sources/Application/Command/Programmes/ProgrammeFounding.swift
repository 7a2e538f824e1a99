import Collection
import Foundation
import Indicators
import Lifecycle
import Tenancy

/// A programme to be founded, with its headquarters and whoever administers it first.
struct ProgrammeFounding {
    let programme: Programme
    let headquarters: Organisation
    let first: NewMember

    /// Writes them, the data dictionary, the indicators and the rubric, or nothing of it.
    func load(from content: Content, into database: Database) async throws {
        let dictionary = try DataDictionary(from: content.standards)
        let indicators = try IndicatorBook.indicators(from: content.standards)
        let rubric = try content.rubric()
        let admin = Member(
            name: first.name,
            fullName: first.fullName,
            role: .hqAdmin,
            organisation: headquarters.id,
            programme: programme.id
        )
        let password = try await database.passwords.hash(first.password, for: "command")
        let act = Act(admin, at: Date(), from: "command")
        try await database.act(act) { scope in
            try await scope.insert(programme)
            try await scope.insert(headquarters, country: "CN")
            try await scope.insert(admin, password: password, givenUntil: act.at + Password.lifetimeOfGiven)
            try await scope.save(dictionary)
            try await scope.save(indicators)
            let loaded = try await scope.load(rubric, at: act.at)
            let founded = AuditEntry("tenancy.found-programme", of: programme.code, details: ["first": "\(admin.id)"])
            return Deed((), founded, besides: loaded.map { [$0] } ?? [])
        }
    }
}
