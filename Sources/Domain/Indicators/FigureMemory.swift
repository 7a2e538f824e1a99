import Calendar
import Collection
import Lifecycle
import Synchronization
import Tenancy

/// Indicators and scorecards as long as nothing that they are made of has changed, which the database is asked each time:
/// so many who look at one programme do not each work out the same.
///
/// Scorecards are told only to those for whom they were read: to headquarters, which reads all of its programme, or to the
/// same organisation, and a college's only to whoever reads its version now. What is kept under a version may be newer than
/// it, never older, for the version is read first.
package final class FigureMemory: Sendable {
    /// Whose figures, and of which periods.
    struct Key: Hashable {
        let programme: Identifier<Programme>
        /// For whom they were read; nil for headquarters.
        let reader: Identifier<Organisation>?
        let place: String
        let periods: [Period]
    }

    /// What a place comes to.
    struct Known {
        /// Of the indicators and of the values that it was worked out from.
        let version: String
        /// What other places' figures are added up from; empty where none are.
        var sums = Sums()
        let cards: [Scorecard]
        /// When it was last asked for, counted in askings.
        var asked = 0
    }

    private struct Kept {
        var books: [Identifier<Programme>: IndicatorBook] = [:]
        var places: [Key: Known] = [:]
        var askings = 0
    }

    private let kept = Mutex(Kept())
    /// How many places' cards are kept; of some 20 kB each.
    private static let limit = 600

    /// Nothing known yet.
    package init() {}

    /// A programme's indicators; nil where they are not of this version.
    func book(of programme: Identifier<Programme>, version: String) -> IndicatorBook? {
        kept.withLock { kept in kept.books[programme].flatMap { $0.version == version ? $0 : nil } }
    }

    /// Keeps a programme's indicators in place of any others.
    func keep(_ book: IndicatorBook, of programme: Identifier<Programme>) {
        kept.withLock { $0.books[programme] = book }
    }

    /// A place's figures; nil where they are not of this version.
    func known(_ key: Key, version: String) -> Known? {
        kept.withLock { kept in
            guard let known = kept.places[key], known.version == version else { return nil }
            kept.askings += 1
            kept.places[key]?.asked = kept.askings
            return known
        }
    }

    /// Keeps a place's figures in place of any others; where there are too many, the half that was asked for last stays.
    func keep(_ known: Known, of key: Key) {
        kept.withLock { kept in
            kept.askings += 1
            kept.places[key] = known
            kept.places[key]?.asked = kept.askings
            guard kept.places.count > Self.limit else { return }
            let order = kept.places.values.map(\.asked).sorted()
            let middle = order[order.count / 2]
            kept.places = kept.places.filter { $0.value.asked >= middle }
        }
    }
}
