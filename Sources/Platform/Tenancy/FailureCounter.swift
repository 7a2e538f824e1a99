import Crypto
import Foundation
import Postgres

/// Failed tries at one name from one place. A browser that has signed in before is a place of its own, so that whoever
/// guesses at a name elsewhere delays only themselves, never its owner.
struct FailureCounter: Sendable {
    let failures: Int
    let last: Date

    /// Three tries are free; then 2, 4, 8 … seconds, at most a quarter of an hour.
    func wait(now: Date) -> Int? {
        guard failures >= 3 else { return nil }
        let delay = min(900, 1 << min(failures - 2, 10))
        let left = last.addingTimeInterval(TimeInterval(delay)).timeIntervalSince(now)
        return left > 0 ? Int(left.rounded(.up)) : nil
    }

    /// How a browser that has signed in is kept: by the hash of its token.
    static func place(of device: String) -> String {
        "device:" + Session(token: device).formToken
    }
}

extension Database {
    /// Counts a try at a name before its password is looked at, and returns the place it counts for; throws
    /// `SignInRefusal.wait` when it comes too soon.
    func countTry(at name: String, from place: String, device: String?, now: Date) async throws -> String {
        try await asSignIn { transaction in
            let device = FailureCounter.place(of: device ?? "")
            let isKnown: Bool = try await transaction.one(
                "SELECT count(*) > 0 FROM tenancy.failure WHERE name = \(name) AND place = \(device)"
            )
            let place = isKnown ? device : "address:\(place)"
            try await transaction.execute(
                """
                INSERT INTO tenancy.failure (name, place, failures, last_at) VALUES (\(name), \(place), 0, \(now))
                ON CONFLICT (name, place) DO NOTHING
                """
            )
            // Under this lock a flood of tries at once can't slip past the count.
            let counter = try await transaction.one(
                "SELECT failures, last_at FROM tenancy.failure WHERE name = \(name) AND place = \(place) FOR UPDATE"
            ) { (failures: Int32, last: Date) in FailureCounter(failures: Int(failures), last: last) }
            if let wait = counter.wait(now: now) { throw SignInRefusal.wait(wait) }
            try await transaction.execute(
                """
                UPDATE tenancy.failure SET failures = failures + 1, last_at = \(now)
                WHERE name = \(name) AND place = \(place)
                """
            )
            return place
        }
    }

    /// Remembers a browser that has signed in with this name; its failures count apart from now on.
    package func remember(device: String, for name: String, now: Date) async throws {
        let place = FailureCounter.place(of: device)
        try await asSignIn {
            try await $0.execute(
                """
                INSERT INTO tenancy.failure (name, place, failures, last_at)
                VALUES (\(name.lowercased()), \(place), 0, \(now))
                ON CONFLICT (name, place) DO UPDATE SET failures = 0, last_at = EXCLUDED.last_at
                """
            )
        }
    }
}
