import Foundation
import Postgres

/// A try at a name that was counted before its password is looked at.
struct CountedTry {
    let name: String
    /// What it counts for: a browser that has signed in with this name before, or an address.
    let client: String
    /// The token of such a browser.
    let device: String?

    /// Stands instead of a name where an address is counted over all names; nobody's name has it.
    static let everyName = "*"
    /// Stands instead of a client where a name is counted over all addresses; no address reads so.
    static let everyAddress = "address:*"
    /// In which one try at a name is forgotten over all addresses: a hundred an hour.
    static let secondsToForgetAtName = 36.0

    /// The rows that it is counted in over all names or all addresses, in the order in which they are locked. A browser
    /// that has signed in before is in none: guesses elsewhere never lock its owner out. Nor is what nobody is called.
    fileprivate var sums: [(name: String, client: String)] {
        guard device == nil else { return [] }
        let ofAddress = (name: Self.everyName, client: client)
        return name.isEmpty ? [ofAddress] : [ofAddress, (name: name, client: Self.everyAddress)]
    }

    /// How an address is counted.
    static func client(ofAddress address: String) -> String {
        "address:\(NetworkAddress(address)?.neighbourhood ?? address)"
    }

    /// How a browser that has signed in is kept: by the hash of its token.
    static func client(ofDevice token: String) -> String {
        "device:" + Session(token: token).formToken
    }
}

extension Database {
    /// Counts a try at a name before its password is looked at; throws `SignInRefusal.wait` when it comes too soon.
    ///
    /// - Parameter device: what the browser says of itself, which counts only if it has signed in with this name.
    func countTry(at name: String, from address: String, device: String?, now: Date) async throws -> CountedTry {
        try await asSignIn { transaction in
            if let device, Session.isToken(device) {
                let client = CountedTry.client(ofDevice: device)
                let isKnown: Bool = try await transaction.one(
                    "SELECT count(*) > 0 FROM tenancy.failure WHERE name = \(name) AND client = \(client)"
                )
                if isKnown {
                    try await transaction.count(at: name, from: client, now: now)
                    return CountedTry(name: name, client: client, device: device)
                }
            }
            let counted = CountedTry(name: name, client: CountedTry.client(ofAddress: address), device: nil)
            try await transaction.count(at: name, from: counted.client, now: now)
            for sum in counted.sums { try await transaction.countSum(at: sum.name, from: sum.client, now: now) }
            try await transaction.clearOutFailures(now: now)
            return counted
        }
    }

    /// Compares a password with what was kept, nil being nobody's; a try that finds no place in the line, of which
    /// `SignInRefusal.wait` tells, counts as none.
    func compare(_ words: String, with password: Password?, after counted: CountedTry) async throws -> Bool {
        do {
            return try await passwords.check(words, against: password, by: counted.asker)
        } catch let refusal as SignInRefusal {
            try await asSignIn { try await $0.takeBack(counted) }
            throw refusal
        }
    }
}

extension CountedTry {
    /// Whose turn it is to have a password compared.
    var asker: Passwords.Asker { Passwords.Asker(client, isKnown: device != nil) }
}

extension Transaction {
    fileprivate func count(at name: String, from client: String, now: Date) async throws {
        let counter = try await lockedCounter(name, client, now: now, FailureCounter.init)
        if let wait = counter.wait(now: now) { throw SignInRefusal.wait(wait) }
        try await setCounter(name, client, to: counter.failures + 1, at: now)
    }

    fileprivate func countSum(at name: String, from client: String, now: Date) async throws {
        let counter = try await lockedCounter(name, client, now: now) { failures, last in
            client == CountedTry.everyAddress
                ? ClientCounter(failures: failures, last: last, secondsToForget: CountedTry.secondsToForgetAtName)
                : ClientCounter(failures: failures, last: last)
        }
        if let wait = counter.wait(now: now) { throw SignInRefusal.wait(wait) }
        let (failures, since) = counter.standing(at: now)
        try await setCounter(name, client, to: failures + 1, at: since)
    }

    /// A counter's row, made if it is not there. Under its lock a flood of tries at once can't slip past the count.
    private func lockedCounter<Counter>(
        _ name: String,
        _ client: String,
        now: Date,
        _ make: (Int, Date) -> Counter
    ) async throws -> Counter {
        try await execute(
            """
            INSERT INTO tenancy.failure (name, client, failures, last_at) VALUES (\(name), \(client), 0, \(now))
            ON CONFLICT (name, client) DO NOTHING
            """
        )
        return try await one(
            "SELECT failures, last_at FROM tenancy.failure WHERE name = \(name) AND client = \(client) FOR UPDATE"
        ) { (failures: Int32, last: Date) in make(Int(failures), last) }
    }

    private func setCounter(_ name: String, _ client: String, to failures: Int, at date: Date) async throws {
        try await execute(
            """
            UPDATE tenancy.failure SET failures = \(Int32(failures)), last_at = \(date)
            WHERE name = \(name) AND client = \(client)
            """
        )
    }

    /// Takes back what was counted for a try that succeeded, and forgets its client's failures at its name.
    func uncount(_ counted: CountedTry) async throws {
        try await execute("DELETE FROM tenancy.failure WHERE name = \(counted.name) AND client = \(counted.client)")
        for sum in counted.sums { try await takeOne(from: sum.name, sum.client) }
    }

    /// Takes back what was counted for a try that was none.
    fileprivate func takeBack(_ counted: CountedTry) async throws {
        try await takeOne(from: counted.name, counted.client)
        for sum in counted.sums { try await takeOne(from: sum.name, sum.client) }
    }

    private func takeOne(from name: String, _ client: String) async throws {
        try await execute(
            """
            UPDATE tenancy.failure SET failures = greatest(failures - 1, 0)
            WHERE name = \(name) AND client = \(client)
            """
        )
    }

    /// Remembers a browser that has signed in with this name; its failures count apart from now on.
    func remember(_ device: String, for name: String, now: Date) async throws {
        try await execute(
            """
            INSERT INTO tenancy.failure (name, client, failures, last_at)
            VALUES (\(name), \(CountedTry.client(ofDevice: device)), 0, \(now))
            ON CONFLICT (name, client) DO UPDATE SET failures = 0, last_at = EXCLUDED.last_at
            """
        )
    }

    /// Removes a few of the addresses of a day ago and of the browsers of a year ago, more than one try adds. What
    /// somebody else is counting at is left, so that nobody waits for anybody here.
    fileprivate func clearOutFailures(now: Date) async throws {
        try await execute(
            """
            DELETE FROM tenancy.failure WHERE (name, client) IN (
                SELECT name, client FROM tenancy.failure
                WHERE client LIKE 'address:%' AND last_at < \(now.addingTimeInterval(-86_400))
                ORDER BY last_at LIMIT 10 FOR UPDATE SKIP LOCKED
            )
            """
        )
        try await execute(
            """
            DELETE FROM tenancy.failure WHERE (name, client) IN (
                SELECT name, client FROM tenancy.failure
                WHERE client LIKE 'device:%' AND last_at < \(now.addingTimeInterval(-365 * 86_400))
                ORDER BY last_at LIMIT 10 FOR UPDATE SKIP LOCKED
            )
            """
        )
    }
}
