import Collection
import Indicators
import Lifecycle
import Tenancy

/// A page as whoever measures pages opens it.
package struct MeasuredPage: Sendable {
    /// What it shows; the last part of a message key under `commands.bench.pages`.
    package enum Kind: String, Sendable, Codable, CaseIterable {
        case standards, home, colleges, college, collegeIndicators, collegeFigure, collegeReports, countries, country
        case countryFigure, programmeIndicators, programmeFigure, reports, report
    }

    package let kind: Kind
    /// As a request names it: `/colleges`.
    package let path: String

    init(_ kind: Kind, _ address: Address) {
        self.kind = kind
        path = address.description
    }

    /// The plainest page: the list of standards, which shows no figure.
    package static let plainest = MeasuredPage(.standards, Routes.standards())
}

extension MeasuredPage {
    /// The pages with figures that a member may open, each kind once, of a college that has come far and its country.
    package static func figures(in scope: Scope) async throws -> [MeasuredPage] {
        let member = scope.member
        var pages = [MeasuredPage(.home, Routes.home())]
        let colleges = member.may(.seeCollege) ? try await scope.colleges(in: .programme) : []
        if let college = colleges.first(where: { $0.state == .operating }) ?? colleges.first {
            pages += figures(of: college, try await scope.indicatorBook().indicators.first, for: member)
        }
        guard member.may(.seeReports) else { return pages }
        pages.append(MeasuredPage(.reports, Routes.reports()))
        if let report = try await scope.reports(ReportFilter()).entries.first {
            pages.append(MeasuredPage(.report, Routes.report(report.id)))
        }
        return pages
    }

    private static func figures(
        of college: CollegeOfPlace,
        _ indicator: Indicator?,
        for member: Member
    ) -> [MeasuredPage] {
        var pages = [
            MeasuredPage(.colleges, Routes.colleges()), MeasuredPage(.college, Routes.college(college.id)),
            MeasuredPage(.collegeIndicators, Routes.collegeIndicators(college.id)),
        ]
        if member.may(.seeReports) { pages.append(MeasuredPage(.collegeReports, Routes.collegeReports(college.id))) }
        if let code = indicator?.code {
            pages.append(MeasuredPage(.collegeFigure, Routes.collegeFigure(college.id, code)))
        }
        guard member.may(.seeCountries) else { return pages }
        pages.append(MeasuredPage(.countries, Routes.countries()))
        pages.append(MeasuredPage(.country, Routes.country(college.country)))
        pages.append(MeasuredPage(.programmeIndicators, Routes.programmeIndicators()))
        if let code = indicator?.code {
            pages.append(MeasuredPage(.countryFigure, Routes.countryFigure(college.country, code)))
            pages.append(MeasuredPage(.programmeFigure, Routes.programmeFigure(code)))
        }
        return pages
    }
}
