import Foundation
import Language
import Postgres
import Tenancy

extension Database {
    /// Gives the member's calendar a new address, which is shown this once; one that it had ends.
    package func makeCalendar(language: LanguageTag, by act: Act) async throws -> ReaderSecret {
        let secret = ReaderSecret()
        return try await self.act(act) { scope in
            try await scope.keepReader(language: language)
            try await scope.updateReader("calendar_hash = \(secret.hash), calendar_since = \(act.at)")
            return Deed.quiet(secret, AuditEntry("notices.make-calendar", of: "\(act.member.id)"))
        }
    }

    /// Takes the calendar's address away: whoever has it reads nothing any more.
    package func withdrawCalendar(by act: Act) async throws {
        try await self.act(act) { scope in
            try await scope.updateReader("calendar_hash = NULL, calendar_since = NULL")
            return .quiet(AuditEntry("notices.withdraw-calendar", of: "\(act.member.id)"))
        }
    }

    /// Whose calendar has this secret in its address, and in which language; nil where it is nobody's.
    package func calendarReader(_ secret: ReaderSecret) async throws -> (visitor: Visitor, language: LanguageTag)? {
        let found = try await asNotices { transaction in
            try await transaction.first(
                "SELECT tenant_id, member_id, language FROM notices.reader WHERE calendar_hash = \(secret.hash)"
            ) { (tenant: Identifier<Organisation>, member: Identifier<Member>, language: String) in
                (tenant: tenant, member: member, language: language)
            }
        }
        guard let found, let visitor = try await visitor(found.member, of: found.tenant) else { return nil }
        return (visitor.reading, LanguageTag(found.language) ?? .chinese)
    }
}
