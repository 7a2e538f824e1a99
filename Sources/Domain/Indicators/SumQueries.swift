import Calendar
import Collection
import Lifecycle
import Number
import Postgres
import Tenancy

/// A college as figures are added up of it; its tenant leads to its values.
package struct CollegeKey: Sendable, Hashable {
    package let id: Identifier<College>
    package let tenant: Identifier<Organisation>

    /// The college of a tenant.
    package init(id: Identifier<College>, tenant: Identifier<Organisation>) {
        self.id = id
        self.tenant = tenant
    }
}

extension Scope {
    /// What the indicators ask for of these countries in these periods, read from the rollups, which only headquarters
    /// sees. A country of which nothing is known is left out.
    package func sums(
        ofCountries countries: [String],
        in periods: Set<Period>,
        book: IndicatorBook
    ) async throws -> [String: Sums] {
        let periods = periods.map(\.identifier)
        let programme = member.programme
        var sums: [String: Sums] = [:]
        _ = try await all(
            """
            SELECT country, element, category, period, sum FROM collection.rollup
            WHERE programme_id = \(programme) AND country = ANY (\(countries)) AND period = ANY (\(periods))
            """
        ) { (country: String, element: String, category: String, period: String, sum: Number) in
            sums[country, default: Sums()].keep(sum, of: element, category: category, in: period)
        }
        if book.asksForReports {
            let chosen: SQL = "college.country = ANY (\(countries))"
            for row in try await reportCounts(of: chosen, by: "college.country", in: periods) {
                sums[row.place, default: Sums()].add(row.counts, of: row.dataSet, in: row.period)
            }
        }
        return sums
    }

    /// What the indicators ask for of these colleges in these periods, added up from their values; any member who sees
    /// the values may ask. A college of which nothing is known is left out.
    package func sums(
        ofColleges colleges: [CollegeKey],
        in periods: Set<Period>,
        book: IndicatorBook
    ) async throws -> [Identifier<College>: Sums] {
        guard !colleges.isEmpty else { return [:] }
        let (tenants, ids) = (Array(Set(colleges.map(\.tenant))), colleges.map(\.id))
        let periods = periods.map(\.identifier)
        var sums: [Identifier<College>: Sums] = [:]
        _ = try await all(
            """
            SELECT value.college_id, value.element, value.category, period_level.level_period,
                \(SQL.levelFigure)
            FROM collection.value
            JOIN collection.period_level ON period_level.period = value.period
            JOIN collection.element ON element.programme_id = \(member.programme) AND element.code = value.element
            WHERE value.tenant_id = ANY (\(tenants)) AND value.college_id = ANY (\(ids))
                AND period_level.level_period = ANY (\(periods))
            GROUP BY value.college_id, value.element, value.category, period_level.level_period, element.over_time
            """
        ) {
            (college: Identifier<College>, element: String, category: String, period: String, sum: Number) in
            sums[college, default: Sums()].add(sum, of: element, category: category, in: period)
        }
        if book.asksForReports {
            let chosen: SQL = "report.tenant_id = ANY (\(tenants)) AND report.college_id = ANY (\(ids))"
            for row in try await reportCounts(of: chosen, by: "report.college_id::text", in: periods) {
                guard let college = Identifier<College>(row.place) else { continue }
                sums[college, default: Sums()].add(row.counts, of: row.dataSet, in: row.period)
            }
        }
        return sums
    }

    private func reportCounts(of chosen: SQL, by place: SQL, in periods: [String]) async throws -> [ReportCountsRow] {
        try await all(
            """
            SELECT \(place), report.data_set, period_level.level_period, \(SQL.reportCounts)
            FROM collection.report
            JOIN lifecycle.college ON college.tenant_id = report.tenant_id AND college.college_id = report.college_id
            JOIN collection.period_level ON period_level.period = report.period
            WHERE report.programme_id = \(member.programme) AND \(chosen)
                AND period_level.level_period = ANY (\(periods))
            GROUP BY 1, 2, 3
            """
        ) {
            (place: String, dataSet: String, period: String, expected: Int, actual: Int, onTime: Int) in
            ReportCountsRow(
                place: place,
                dataSet: dataSet,
                period: period,
                counts: ReportCounts(expected: Number(expected), actual: Number(actual), onTime: Number(onTime))
            )
        }
    }
}

private struct ReportCountsRow {
    let place: String
    let dataSet: String
    let period: String
    let counts: ReportCounts
}

extension IndicatorBook {
    /// Whether any indicator asks how many reports came.
    var asksForReports: Bool {
        indicators.contains { indicator in
            indicator.items.contains { item in
                if case .reportingRate = item.source { true } else { false }
            }
        }
    }
}
