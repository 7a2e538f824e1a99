import Foundation
import Notices
import Tenancy

/// How many notices members have not read, as of the last seconds, so that most pages need not ask for it.
final class UnreadNotices: Sendable {
    private let database: Database
    private let known = Memory<Identifier<Member>, Int>()

    init(database: Database) {
        self.database = database
    }

    func count(of member: Member, now: Date) async throws -> Int {
        try await known.answer(to: member.id, now: now) { try await database.unreadNotices(of: member) }
    }

    /// Forgets all: the next page asks.
    func forgetAll() { known.empty() }
}
