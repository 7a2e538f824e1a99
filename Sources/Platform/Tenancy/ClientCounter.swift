import Foundation

/// Failed tries from one address at whatever names, or with whatever tokens. A hundred are free, for a whole training room
/// signs in from one address and types wrong; over that, one is forgotten every 20 seconds, and only then another is let
/// through.
package struct ClientCounter: Sendable {
    /// As they were counted at `last`.
    package let failures: Int
    package let last: Date

    /// So many, counted at that moment.
    package init(failures: Int, last: Date) {
        self.failures = failures
        self.last = last
    }

    /// How many nobody minds.
    package static let free = 100
    static let secondsToForget = 20.0

    /// How many are left now, and since when the oldest is being forgotten.
    package func standing(at now: Date) -> (failures: Int, since: Date) {
        let forgotten = max(0, Int(now.timeIntervalSince(last) / Self.secondsToForget))
        guard forgotten < failures else { return (0, now) }
        return (failures - forgotten, last.addingTimeInterval(Double(forgotten) * Self.secondsToForget))
    }

    /// The seconds until another try is let through; nil when it is now.
    package func wait(now: Date) -> Int? {
        let (failures, since) = standing(at: now)
        guard failures >= Self.free else { return nil }
        let left = since.addingTimeInterval(Self.secondsToForget).timeIntervalSince(now)
        return max(1, Int((left + Double(failures - Self.free) * Self.secondsToForget).rounded(.up)))
    }
}
