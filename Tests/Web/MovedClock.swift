import Calendar
import Foundation
import Synchronization

/// A clock that a test moves: from noon of a day in China on, a minute for each thing that somebody does.
final class MovedClock: Sendable {
    private let moment: Mutex<Date>

    init(_ day: Day) { moment = Mutex(day.hour(12, in: .china)) }

    var now: Date { moment.withLock { $0 } }
    var today: Day { Day(now, in: .china) }

    /// Noon of another day.
    func turn(to day: Day) { moment.withLock { $0 = day.hour(12, in: .china) } }

    /// The next minute.
    func goOn() -> Date {
        moment.withLock { moment in
            moment += 60
            return moment
        }
    }
}
