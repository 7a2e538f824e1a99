import Crypto
import Foundation
import Postgres

/// Failed tries at one name from one place. A browser that has signed in before is a place of its own, so that whoever
/// guesses at a name elsewhere delays only themselves, never its owner.
struct FailureCounter: Sendable {
    let name: String
    let place: String
    let failures: Int
    let last: Date?

    /// Three tries are free; then 2, 4, 8 … seconds, at most a quarter of an hour.
    func wait(now: Date) -> Int? {
        guard failures >= 3, let last else { return nil }
        let delay = min(900, 1 << min(failures - 2, 10))
        let left = last.addingTimeInterval(TimeInterval(delay)).timeIntervalSince(now)
        return left > 0 ? Int(left.rounded(.up)) : nil
    }
}

extension Database {
    /// The counter for this name, place and browser.
    func failureCounter(name: String, place: String, device: String?) async throws -> FailureCounter {
        let known = device.map { "device:" + Session(token: $0).formToken }
        return try await asSignIn { transaction in
            let rows = try await transaction.all(
                "SELECT place, failures, last_at FROM tenancy.failure WHERE name = \(name)"
                    + " AND place = ANY(\([known ?? "", "address:\(place)"]))"
            ) { (place: String, failures: Int32, last: Date) in
                FailureCounter(name: name, place: place, failures: Int(failures), last: last)
            }
            return rows.first { $0.place == known }
                ?? rows.first
                ?? FailureCounter(name: name, place: "address:\(place)", failures: 0, last: nil)
        }
    }

    /// One more try.
    func count(_ counter: FailureCounter, now: Date) async throws {
        try await asSignIn {
            try await $0.execute(
                """
                INSERT INTO tenancy.failure (name, place, failures, last_at)
                VALUES (\(counter.name), \(counter.place), 1, \(now))
                ON CONFLICT (name, place) DO UPDATE
                SET failures = failure.failures + 1, last_at = EXCLUDED.last_at
                """
            )
        }
    }

    /// Remembers a browser that has signed in with this name; its failures count apart from now on.
    package func remember(device: String, for name: String, now: Date) async throws {
        let place = "device:" + Session(token: device).formToken
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
