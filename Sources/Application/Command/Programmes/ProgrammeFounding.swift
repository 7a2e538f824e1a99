import Collection
import Foundation
import Indicators
import Tenancy

/// A programme to be founded, with its headquarters and whoever administers it first.
struct ProgrammeFounding {
    let programme: Programme
    let headquarters: Organisation
    let first: NewMember

    /// Writes them, the data dictionary and the indicators, or nothing of it. The rubric is read wherever it is asked
    /// for; here it is only checked, so that no programme begins with one that can't be read.
    func load(from content: Content, into database: Database) async throws {
        let dictionary = try DataDictionary(from: content.standards)
        let indicators = try IndicatorBook.indicators(from: content.standards)
        _ = try content.rubric()
        let admin = Member(
            name: first.name,
            fullName: first.fullName,
            role: .hqAdmin,
            organisation: headquarters.id,
            programme: programme.id
        )
        let password = try await database.passwords.hash(first.password, for: "command")
        try await database.act(Act(admin, at: Date(), from: "command")) { scope in
            try await scope.insert(programme)
            try await scope.insert(headquarters, country: "CN")
            try await scope.insert(admin, password: password)
            try await scope.save(dictionary)
            try await scope.save(indicators)
            return Deed(AuditEntry("tenancy.found-programme", of: programme.code, details: ["first": admin.name]))
        }
    }
}
