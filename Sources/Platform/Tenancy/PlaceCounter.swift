import Foundation

/// Failed tries from one address at whatever names. A hundred are free, for a whole training room signs in from one
/// address and types wrong; over that, one is forgotten every 20 seconds, and only then another is let through.
struct PlaceCounter {
    /// As they were counted at `last`.
    let failures: Int
    let last: Date

    static let free = 100
    static let secondsToForget = 20.0

    /// How many are left now, and since when the oldest is being forgotten.
    func standing(at now: Date) -> (failures: Int, since: Date) {
        let forgotten = max(0, Int(now.timeIntervalSince(last) / Self.secondsToForget))
        guard forgotten < failures else { return (0, now) }
        return (failures - forgotten, last.addingTimeInterval(Double(forgotten) * Self.secondsToForget))
    }

    /// The seconds until another try is let through; nil when it is now.
    func wait(now: Date) -> Int? {
        let (failures, since) = standing(at: now)
        guard failures >= Self.free else { return nil }
        let left = since.addingTimeInterval(Self.secondsToForget).timeIntervalSince(now)
        return max(1, Int((left + Double(failures - Self.free) * Self.secondsToForget).rounded(.up)))
    }
}
