import Foundation

extension Day {
    /// The day that a moment falls on in a zone.
    package init(_ moment: Date, in zone: Zone) {
        let local = moment.timeIntervalSince1970 + Double(zone.offset(at: moment))
        self.init(number: Int((local / 86_400).rounded(.down)))
    }

    /// The day that a moment falls on where it is latest: on the Line Islands, 14 hours ahead of UTC.
    package init(latestAt moment: Date) {
        self.init(number: Int(((moment.timeIntervalSince1970 + 14 * 3600) / 86_400).rounded(.down)))
    }

    /// When it begins in a zone: at its first midnight or, where the clocks leap over that, with the leap.
    package func start(in zone: Zone) -> Date {
        let midnight = Double(number) * 86_400
        let offsets = [-86_400, 86_400].map {
            Double(zone.offset(at: Date(timeIntervalSince1970: midnight + $0)))
        }
        let candidates = offsets.map { Date(timeIntervalSince1970: midnight - $0) }.sorted()
        let exact = candidates.first { $0.timeIntervalSince1970 + Double(zone.offset(at: $0)) == midnight }
        return exact ?? leap(in: zone, between: candidates[0], and: candidates[1])
    }

    /// Its last second in a zone.
    package func end(in zone: Zone) -> Date { (self + 1).start(in: zone) - 1 }

    /// An hour of it by a zone's clocks, 0 to 23.
    package func hour(_ hour: Int, in zone: Zone) -> Date {
        let guess = start(in: zone) + Double(hour) * 3600
        let shift = zone.offset(at: start(in: zone)) - zone.offset(at: guess)
        return guess + Double(shift)
    }

    // The first second between two moments, a day apart at most, that is on this day.
    private func leap(in zone: Zone, between earlier: Date, and later: Date) -> Date {
        var (before, after) = (earlier - 1, later)
        while after.timeIntervalSince(before) > 1 {
            let middle = before + (after.timeIntervalSince(before) / 2).rounded(.down)
            if Day(middle, in: zone) < self { before = middle } else { after = middle }
        }
        return after
    }
}
