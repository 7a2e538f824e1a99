import Calendar
import Collection
import Lifecycle
import Number
import Tenancy

/// Agreed targets with their history, to judge figures by: those of the programme, of countries and of colleges.
package struct Targets: Sendable {
    /// A target from the day on which it was agreed to the day before another took its place.
    package struct Version: Sendable, Hashable {
        let period: Period
        let value: Number
        let since: Day
        /// The first day on which it isn't in force any more; nil while it is.
        let until: Day?

        /// A target that was agreed on a day.
        package init(for period: Period, _ value: Number, since: Day, until: Day? = nil) {
            (self.period, self.value, self.since, self.until) = (period, value, since, until)
        }

        /// Whether it judges figures of a period: it was in force on the period's last day, or is now while that is to come.
        func isInForce(atEndOf period: Period) -> Bool {
            since <= period.end && until.map { period.end < $0 } ?? true
        }
    }

    /// What a target was agreed for.
    enum Ground: Hashable {
        case programme
        case country(String)
        case college(Identifier<College>)
    }

    private var versions: [Ground: [String: [Version]]] = [:]
    private var countries: [Identifier<College>: String] = [:]

    /// None: every figure is judged by its definition's default.
    package init() {}

    /// Adds one of the programme.
    package mutating func add(_ version: Version, of indicator: String) {
        versions[.programme, default: [:]][indicator, default: []].append(version)
    }

    /// Adds one of a country.
    package mutating func add(_ version: Version, of indicator: String, in country: String) {
        versions[.country(country), default: [:]][indicator, default: []].append(version)
    }

    /// Adds one of a college.
    package mutating func add(_ version: Version, of indicator: String, at college: Identifier<College>) {
        versions[.college(college), default: [:]][indicator, default: []].append(version)
    }

    /// Whether nobody agreed on any.
    package var isEmpty: Bool { versions.isEmpty }

    /// Says in which country a college is, so that its country's targets apply to it.
    package mutating func place(_ college: Identifier<College>, in country: String) {
        countries[college] = country
    }

    /// Those that apply to a place, the narrowest first.
    package func of(_ place: Place) -> PlaceTargets {
        var grounds: [(Target.Origin, Ground)] = []
        if case .college(let college) = place {
            grounds.append((.college, .college(college)))
            if let country = countries[college] { grounds.append((.country, .country(country))) }
        }
        if case .country(let country) = place { grounds.append((.country, .country(country))) }
        grounds.append((.programme, .programme))
        return PlaceTargets(grounds: grounds.compactMap { origin, ground in versions[ground].map { (origin, $0) } })
    }
}

/// The targets that apply to one place.
package struct PlaceTargets: Sendable {
    fileprivate let grounds: [(origin: Target.Origin, versions: [String: [Targets.Version]])]

    fileprivate init(grounds: [(Target.Origin, [String: [Targets.Version]])]) {
        self.grounds = grounds.map { (origin: $0.0, versions: $0.1) }
    }

    /// None: the definitions' defaults.
    package static let none = PlaceTargets(grounds: [])

    /// The narrowest that judges an indicator in a period: the college's before its country's before the programme's, and
    /// of one of these that of the shortest period around it; the definition's default where none was agreed.
    package func target(of indicator: Indicator, in period: Period) -> Target {
        agreed(indicator.code, in: period) ?? Target(defaultOf: indicator)
    }

    private func agreed(_ indicator: String, in period: Period) -> Target? {
        if grounds.isEmpty { return nil }
        let around = Target.periods(over: period)
        for (origin, versions) in grounds {
            guard let own = versions[indicator] else { continue }
            for wider in around {
                let found = own.last { $0.period == wider && $0.isInForce(atEndOf: period) }
                if let found { return Target(found.value, origin, for: wider) }
            }
        }
        return nil
    }
}
