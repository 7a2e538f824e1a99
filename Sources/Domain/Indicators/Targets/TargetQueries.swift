import Calendar
import Collection
import Lifecycle
import Number
import Postgres
import Tenancy

extension Scope {
    /// The targets that may judge figures of these periods: the programme's, the countries', and those of colleges, in one
    /// statement.
    ///
    /// - Parameter colleges: whose own targets are asked for.
    package func targets(over periods: Set<Period>, ofColleges colleges: [CollegeKey] = []) async throws -> Targets {
        let wanted = Set(periods.flatMap(Target.periods(over:))).map(\.identifier)
        let (tenants, ids) = (Array(Set(colleges.map(\.tenant))), colleges.map(\.id))
        let ofColleges: SQL =
            colleges.isEmpty
            ? ""
            : """
            UNION ALL
            SELECT indicator, '', college_id, period, value, since, until FROM indicators.college_target
            WHERE tenant_id = ANY (\(tenants)) AND college_id = ANY (\(ids)) AND period = ANY (\(wanted))
            UNION ALL
            SELECT '', country, college_id, NULL, NULL, NULL, NULL FROM lifecycle.college
            WHERE tenant_id = ANY (\(tenants)) AND college_id = ANY (\(ids))
            """
        var targets = Targets()
        _ = try await all(
            """
            SELECT indicator, country, NULL::uuid AS college_id, period, value, since, until FROM indicators.target
            WHERE programme_id = \(member.programme) AND period = ANY (\(wanted))
            \(ofColleges)
            """
        ) {
            (
                indicator: String,
                country: String,
                college: Identifier<College>?,
                period: String?,
                value: Number?,
                since: Day?,
                until: Day?
            ) in
            guard let period = period.flatMap({ Period($0) }), let value, let since else {
                if let college { targets.place(college, in: country) }
                return
            }
            let version = Targets.Version(for: period, value, since: since, until: until)
            if let college {
                targets.add(version, of: indicator, at: college)
            } else if country.isEmpty {
                targets.add(version, of: indicator)
            } else {
                targets.add(version, of: indicator, in: country)
            }
        }
        return targets
    }
}
