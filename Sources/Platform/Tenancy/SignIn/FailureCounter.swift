import Foundation

/// Failed tries at one name from one client. A browser that has signed in before is a client of its own, so that whoever
/// guesses at a name elsewhere delays only themselves, never its owner.
struct FailureCounter: Sendable {
    let failures: Int
    let last: Date

    /// Three tries are free; then 2, 4, 8 … seconds, at most a quarter of an hour.
    func wait(now: Date) -> Int? {
        // Where the clock was set back since, one more is let through, which is counted by the clock as it is now.
        guard failures >= 3, last <= now else { return nil }
        let delay = min(900, 1 << min(failures - 2, 10))
        let left = last.addingTimeInterval(TimeInterval(delay)).timeIntervalSince(now)
        return left > 0 ? Int(left.rounded(.up)) : nil
    }
}
