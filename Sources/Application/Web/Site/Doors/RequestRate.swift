import Foundation

/// How often somebody may ask: so many times at once, and as many again in so many seconds.
struct RequestRate: Sendable, Hashable {
    let requests: Int
    let seconds: Int

    /// Seconds until one more is let through when none is left.
    fileprivate var pause: Double { Double(seconds) / Double(requests) }
}

/// How much of a rate somebody has used; what was used comes back evenly.
struct RequestCounter: Sendable {
    /// What a request was told.
    struct Standing: Sendable, Hashable {
        /// How many more may come at once.
        let left: Int
        /// Seconds until all are back.
        let reset: Int
        /// Seconds to wait; nil where the request was let through.
        let wait: Int?
    }

    private var used = 0.0
    private var at: Date

    /// Nothing used yet.
    init(at now: Date) {
        at = now
    }

    /// Whether everything is back, so that nothing need be remembered.
    func isFull(_ rate: RequestRate, now: Date) -> Bool { used(rate, now) == 0 }

    /// Counts a request, unless it comes too soon.
    mutating func count(_ rate: RequestRate, now: Date) -> Standing {
        used = used(rate, now)
        // A clock that was set back since keeps nobody waiting until it is there again.
        at = now
        let over = used + 1 - Double(rate.requests)
        if over <= 0 { used += 1 }
        return Standing(
            left: max(0, Int(Double(rate.requests) - used)),
            reset: Int((used * rate.pause).rounded(.up)),
            wait: over > 0 ? max(1, Int((over * rate.pause).rounded(.up))) : nil
        )
    }

    private func used(_ rate: RequestRate, _ now: Date) -> Double {
        max(0, used - max(0, now.timeIntervalSince(at)) / rate.pause)
    }
}

/// More requests came than may; the next is let through in so many seconds.
struct TooManyRequests: Error, Hashable {
    let seconds: Int
}
