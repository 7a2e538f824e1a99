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
    ///
    /// - Parameter elements: the codes of those that are asked for; nil for all.
    package func sums(
        ofCountries countries: [String],
        in periods: Set<Period>,
        book: IndicatorBook,
        elements: Set<String>? = nil
    ) async throws -> [String: Sums] {
        let periods = periods.map(\.identifier)
        let chosen = chosenRollups(countries, periods, elements)
        var sums: [String: Sums] = [:]
        _ = try await all("SELECT country, element, category, period, sum FROM collection.rollup WHERE \(chosen)") {
            (country: String, element: String, category: String, period: String, sum: Number) in
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

    /// The same of these countries together, each sum added up where it is kept.
    func sums(
        together countries: [String],
        in periods: Set<Period>,
        book: IndicatorBook,
        elements: Set<String>? = nil
    ) async throws -> Sums {
        let periods = periods.map(\.identifier)
        let chosen = chosenRollups(countries, periods, elements)
        var sums = Sums()
        _ = try await all(
            """
            SELECT element, category, period, sum(sum) FROM collection.rollup WHERE \(chosen)
            GROUP BY element, category, period
            """
        ) { (element: String, category: String, period: String, sum: Number) in
            sums.keep(sum, of: element, category: category, in: period)
        }
        if book.asksForReports {
            let chosen: SQL = "college.country = ANY (\(countries))"
            for row in try await reportCounts(of: chosen, by: "''", in: periods) {
                sums.add(row.counts, of: row.dataSet, in: row.period)
            }
        }
        return sums
    }

    private func chosenRollups(_ countries: [String], _ periods: [String], _ elements: Set<String>?) -> SQL {
        """
        programme_id = \(member.programme) AND country = ANY (\(countries)) AND period = ANY (\(periods))
            \(chosen(elements))
        """
    }

    private func chosen(_ elements: Set<String>?) -> SQL {
        if let elements { "AND element = ANY (\(Array(elements)))" } else { "" }
    }

    /// What the indicators ask for of these colleges in these periods: what they reported for these periods themselves,
    /// and their sums at the wider levels, both by their keys; any member who sees the values may ask. A college of which
    /// nothing is known is left out.
    ///
    /// - Parameter elements: the codes of those that are asked for; nil for all.
    package func sums(
        ofColleges colleges: [CollegeKey],
        in periods: Set<Period>,
        book: IndicatorBook,
        elements: Set<String>? = nil
    ) async throws -> [Identifier<College>: Sums] {
        guard !colleges.isEmpty else { return [:] }
        let periods = periods.map(\.identifier)
        func kept(in table: SQL, as sum: SQL) -> SQL {
            """
            SELECT tenant_id, college_id, element, category, period, \(sum) AS sum FROM collection.\(table)
            WHERE tenant_id = place.tenant_id AND college_id = place.college_id AND period = wanted.period
                \(chosen(elements))
            """
        }
        var sums: [Identifier<College>: Sums] = [:]
        // Each place and period by itself, so that the planner has no other way than the keys.
        _ = try await all(
            """
            SELECT kept.college_id, kept.element, kept.category, kept.period, kept.sum
            FROM unnest(\(colleges.map(\.tenant)), \(colleges.map(\.id))) AS place (tenant_id, college_id)
            CROSS JOIN unnest(\(periods)) AS wanted (period)
            CROSS JOIN LATERAL (
                \(kept(in: "value", as: "value"))
                UNION ALL
                \(kept(in: "college_rollup", as: "sum"))
            ) AS kept
            """
        ) {
            (college: Identifier<College>, element: String, category: String, period: String, sum: Number) in
            sums[college, default: Sums()].add(sum, of: element, category: category, in: period)
        }
        if book.asksForReports {
            let (tenants, ids) = (Array(Set(colleges.map(\.tenant))), colleges.map(\.id))
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
    /// Whether any indicator asks how many reports came, or whoever reads them does.
    var asksForReports: Bool {
        countsReports
            || indicators.contains { indicator in
                indicator.items.contains { item in
                    if case .reportingRate = item.source { true } else { false }
                }
            }
    }
}
