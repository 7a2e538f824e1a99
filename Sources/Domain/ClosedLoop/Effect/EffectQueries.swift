import Calendar
import Collection
import Foundation
import Indicators
import Lifecycle
import Postgres
import Tenancy

extension Scope {
    /// What is known of an indicator at a college in a period, and whether every report that it is made of is approved.
    func effectFigure(
        of indicator: Indicator,
        _ book: IndicatorBook,
        at college: College,
        in period: Period
    ) async throws -> EffectFigure {
        let figure = try await figures(of: indicator, book, in: .college(college.id), periods: [period]).first
        return EffectFigure(figure?.value, isApproved: try await areApproved(indicator, book, at: college, in: period))
    }

    /// Whether every report of an indicator's elements in a period is approved; without any report it is a matter of time.
    private func areApproved(
        _ indicator: Indicator,
        _ book: IndicatorBook,
        at college: College,
        in period: Period
    ) async throws -> Bool {
        var wanted = 0
        var (dataSets, periods): ([String], [String]) = ([], [])
        for element in book.allElements(of: indicator) {
            guard let dataSet = element.dataSet, !dataSets.contains(dataSet) else { continue }
            let own = period.periods(of: element.frequency.periodType).map(\.identifier)
            wanted += own.count
            dataSets.append(dataSet)
            periods += own
        }
        guard wanted > 0 else { return true }
        let approved: Int = try await one(
            """
            SELECT count(*) FROM collection.report
            WHERE \(own(college)) AND data_set = ANY (\(dataSets)) AND period = ANY (\(periods)) AND state = 'approved'
            """
        )
        return approved >= wanted
    }
}
