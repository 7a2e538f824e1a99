import Foundation
import Postgres
import Tenancy

/// How mail stands, as the operator may know it: how much, since when, and what servers said; to whom not.
package struct MailStanding: Sendable, Hashable {
    /// Mails that one thing keeps from being sent.
    package struct Fault: Sendable, Hashable {
        /// The host of the addresses that it is about.
        package let host: String
        /// What the server or libcurl said.
        package let words: String
        package let count: Int
        /// Whether they are not tried any more.
        package let isGivenUp: Bool
    }

    /// How many wait, and since when the oldest does.
    package let waiting: Int
    package let oldest: Date?
    /// How many were sent and given up within the last day.
    package let sent: Int
    package let givenUp: Int
    /// What failed, the most frequent first; the first twenty.
    package let faults: [Fault]

    /// Whether something is wrong that somebody should look after.
    package func isStuck(at now: Date) -> Bool {
        givenUp > 0 || oldest.map { now.timeIntervalSince($0) > 3_600 } ?? false
    }
}

extension Database {
    /// How mail stands now.
    package func mailStanding(at now: Date) async throws -> MailStanding {
        try await asNotices { transaction in
            let since = now.addingTimeInterval(-86_400)
            let faults = try await transaction.all(
                """
                SELECT split_part(address, '@', 2), fault, count(*), given_up_at IS NOT NULL
                FROM notices.mail
                WHERE fault IS NOT NULL AND (given_up_at IS NULL OR given_up_at > \(since))
                GROUP BY 1, 2, 4 ORDER BY 3 DESC, 1, 2 LIMIT 20
                """
            ) { (host: String, words: String, count: Int, isGivenUp: Bool) in
                MailStanding.Fault(host: host, words: words, count: count, isGivenUp: isGivenUp)
            }
            return try await transaction.one(
                """
                SELECT count(*) FILTER (WHERE sent_at IS NULL AND given_up_at IS NULL),
                    min(made_at) FILTER (WHERE sent_at IS NULL AND given_up_at IS NULL),
                    count(*) FILTER (WHERE sent_at > \(since)), count(*) FILTER (WHERE given_up_at > \(since))
                FROM notices.mail
                """
            ) { (waiting: Int, oldest: Date?, sent: Int, givenUp: Int) in
                MailStanding(waiting: waiting, oldest: oldest, sent: sent, givenUp: givenUp, faults: faults)
            }
        }
    }
}
