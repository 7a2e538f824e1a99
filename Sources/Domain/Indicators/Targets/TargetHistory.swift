import Calendar
import Collection
import Foundation
import Lifecycle
import Number
import Postgres
import Tenancy

/// A target as headquarters set it, with who did and until when it was in force.
package struct TargetEntry: Sendable, Hashable {
    package let indicator: String
    /// Empty but for a country's.
    package let country: String
    /// Nil but for a college's.
    package let college: Identifier<College>?
    package let period: Period
    package let value: Number
    package let since: Day
    /// The first day on which it isn't in force any more; nil while it is.
    package let until: Day?
    package let setAt: Date
    /// Who set it, by name; nil for whoever doesn't see headquarters' members.
    package let setBy: String?
    package let reason: String

    /// What it is of.
    package var place: Place {
        if let college { .college(college) } else { country.isEmpty ? .programme : .country(country) }
    }
}

extension Scope {
    /// The targets that the member sees with their history, the newest of each first.
    ///
    /// - Parameters:
    ///   - period: of this period alone.
    ///   - current: those in force alone.
    package func targetEntries(in period: Period? = nil, current: Bool = false) async throws -> [TargetEntry] {
        let ofPeriod: SQL = if let period { "AND period = \(period.identifier)" } else { "" }
        let inForce: SQL = current ? "AND until IS NULL" : ""
        return try await all(
            """
            SELECT target.indicator, target.country, target.college_id, target.period, target.value, target.since,
                target.until, target.set_at, member.full_name, target.reason
            FROM (
                SELECT indicator, country, NULL::uuid AS college_id, period, value, since, until, set_at, set_by, reason
                FROM indicators.target WHERE programme_id = \(member.programme) \(ofPeriod) \(inForce)
                UNION ALL
                SELECT indicator, '', college_id, period, value, since, until, set_at, set_by, reason
                FROM indicators.college_target WHERE programme_id = \(member.programme) \(ofPeriod) \(inForce)
            ) AS target
            LEFT JOIN tenancy.member
                ON member.programme_id = \(member.programme) AND member.member_id = target.set_by
            ORDER BY target.indicator, target.country, target.college_id, target.period, target.since DESC,
                target.set_at DESC
            """
        ) {
            (
                indicator: String,
                country: String,
                college: Identifier<College>?,
                period: String,
                value: Number,
                since: Day,
                until: Day?,
                setAt: Date,
                setBy: String?,
                reason: String
            ) in
            TargetEntry(
                indicator: indicator,
                country: country,
                college: college,
                period: try Period(identifier: period),
                value: value,
                since: since,
                until: until,
                setAt: setAt,
                setBy: setBy,
                reason: reason
            )
        }
    }
}
