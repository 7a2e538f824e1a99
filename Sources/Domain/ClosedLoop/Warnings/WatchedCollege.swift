import Calendar
import Foundation
import Indicators
import Lifecycle
import Postgres
import Tenancy

/// A college at which rules look.
package struct WatchedCollege: Sendable, Hashable {
    package let key: CollegeKey
    package let country: String
    package let zone: Zone
    /// The college's day.
    package let today: Day

    /// The periods that rules judge because of one that was touched: it, and those around it that figures are of; none that
    /// isn't over.
    func judged(by period: Period) -> [Period] {
        [period, Period(.quarterly, containing: period.start), Period(.yearly, containing: period.start)]
            .filter { $0.contains(period) && $0.end < today }
    }

    /// The periods that the day's tick judges: the last three months, two quarters and the last year that are over, so that
    /// a day that was missed is made up for.
    var lately: Set<Period> {
        var periods: Set<Period> = []
        for (type, count) in [(PeriodType.monthly, 3), (.quarterly, 2), (.yearly, 1)] {
            let running = Period(type, containing: today)
            for back in 1...count { periods.insert(running.offset(by: -back)) }
        }
        return periods
    }
}

extension Scope {
    /// The colleges of the programme, or of a tenant, that report, as the member sees them.
    package func watchedColleges(
        of tenant: Identifier<Organisation>? = nil,
        among ids: [Identifier<College>]? = nil,
        at date: Date
    ) async throws -> [WatchedCollege] {
        let ofTenant: SQL = if let tenant { "AND tenant_id = \(tenant)" } else { "" }
        let among: SQL = if let ids { "AND college_id = ANY (\(ids))" } else { "" }
        return try await all(
            """
            SELECT college_id, tenant_id, country, time_zone FROM lifecycle.college
            WHERE programme_id = \(member.programme) AND state = ANY (\(College.State.reporting)) \(ofTenant) \(among)
            ORDER BY college_id
            """
        ) { (id: Identifier<College>, tenant: Identifier<Organisation>, country: String, zone: Zone) in
            WatchedCollege(
                key: CollegeKey(id: id, tenant: tenant),
                country: country,
                zone: zone,
                today: Day(date, in: zone)
            )
        }
    }
}
