import Crypto
import Foundation
import Postgres

/// What tells one sending of a form from another: sent a second time, it writes nothing.
package struct Submission: Sendable, Hashable {
    /// How long a key is remembered, in days.
    package static let days = 7

    /// SHA-256 of the key and of where it was sent to; the key itself is kept nowhere.
    let key: [UInt8]
    /// SHA-256 of the fields that were sent with it.
    let content: [UInt8]
    /// The request that it came with.
    let attempt: UUID

    /// A sending of fields to an address by a key that the form carries, or that a program chose.
    package init(key: String, to address: String, fields: [String: String]) {
        self.key = Self.hash([address, key])
        content = Self.hash(fields.sorted { $0.key < $1.key }.flatMap { [$0.key, $0.value] })
        attempt = UUID()
    }

    private static func hash(_ texts: [String]) -> [UInt8] {
        var hash = SHA256()
        for text in texts { hash.update(data: Data("\(text.utf8.count):\(text)".utf8)) }
        return Array(hash.finalize())
    }
}

/// What was sent had been sent before, and was taken then.
package struct AlreadySubmitted: Error, Sendable, Hashable {
    /// Where it led; nil where that was never told.
    package let place: String?
    /// Whether every field said the same.
    package let isSame: Bool
}

extension Scope {
    /// Notes in the transaction of what is written that this was sent, and waits for whoever sends the same at the same
    /// time; throws `AlreadySubmitted`.
    func take(_ submission: Submission, at date: Date) async throws {
        let written = try await execute(
            """
            INSERT INTO tenancy.submission (tenant_id, member_id, key_hash, content_hash, attempt, at)
            VALUES (\(member.organisation), \(member.id), \(submission.key), \(submission.content),
                \(submission.attempt), \(date))
            ON CONFLICT (tenant_id, member_id, key_hash) DO NOTHING
            """
        )
        if written == 0, let earlier = try await earlier(submission) { throw earlier }
    }

    /// Whether another request had this taken before; nil where none had.
    package func earlier(_ submission: Submission) async throws -> AlreadySubmitted? {
        try await first(
            """
            SELECT place, content_hash FROM tenancy.submission
            WHERE tenant_id = \(member.organisation) AND member_id = \(member.id) AND key_hash = \(submission.key)
                AND attempt <> \(submission.attempt)
            """
        ) { (place: String?, content: [UInt8]) in
            AlreadySubmitted(place: place, isSame: content == submission.content)
        }
    }
}

extension Database {
    /// Notes where a submission that was taken led, for whoever sends it again.
    package func note(_ place: String, of submission: Submission, by member: Member) async throws {
        try await writing(as: member) { scope in
            _ = try await scope.execute(
                """
                UPDATE tenancy.submission SET place = \(place)
                WHERE tenant_id = \(member.organisation) AND member_id = \(member.id)
                    AND key_hash = \(submission.key) AND attempt = \(submission.attempt)
                """
            )
        }
    }

    /// Forgets which keys were used long ago, and the forms that nobody came back for.
    package func forgetTypedWork(now: Date) async throws {
        let since = now.addingTimeInterval(-TimeInterval(Submission.days) * 86_400)
        try await asSignIn { transaction in
            try await transaction.execute("DELETE FROM tenancy.submission WHERE at < \(since)")
            try await transaction.execute(
                "DELETE FROM tenancy.kept_form WHERE at < \(now.addingTimeInterval(-KeptForm.lifetime))"
            )
        }
    }

    /// Runs another room's statement that forgets what nobody came back for, whoever's it is.
    package func forget(_ statement: SQL) async throws {
        _ = try await asSignIn { try await $0.execute(statement) }
    }
}
