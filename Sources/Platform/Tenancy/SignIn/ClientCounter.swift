import Foundation

/// Failed tries from one address at whatever names, or with whatever tokens; or at one name from whatever addresses. A
/// hundred are free, for a whole training room signs in from one address and types wrong; over that, one is forgotten after
/// so many seconds, and only then another is let through.
package struct ClientCounter: Sendable {
    /// As they were counted at `last`.
    package let failures: Int
    package let last: Date
    let secondsToForget: Double

    /// So many, counted at that moment.
    package init(failures: Int, last: Date, secondsToForget: Double = 20) {
        self.failures = failures
        self.last = last
        self.secondsToForget = secondsToForget
    }

    /// How many nobody minds.
    package static let free = 100

    /// How many are left now, and since when the oldest is being forgotten.
    package func standing(at now: Date) -> (failures: Int, since: Date) {
        guard last <= now else { return (failures, now) }
        let forgotten = Int(now.timeIntervalSince(last) / secondsToForget)
        guard forgotten < failures else { return (0, now) }
        return (failures - forgotten, last.addingTimeInterval(Double(forgotten) * secondsToForget))
    }

    /// The seconds until another try is let through; nil when it is now.
    package func wait(now: Date) -> Int? {
        let (failures, since) = standing(at: now)
        // Where the clock was set back since, one more is let through, which is counted by the clock as it is now.
        guard failures >= Self.free, last <= now else { return nil }
        let left = since.addingTimeInterval(secondsToForget).timeIntervalSince(now)
        return max(1, Int((left + Double(failures - Self.free) * secondsToForget).rounded(.up)))
    }
}
