import Calendar
import Collection
import Foundation
import Indicators
import Number
import Support
import Tenancy

/// What the college, its partner and headquarters report: whole numbers, small enough to be added up by hand.
extension FoundedProgramme {
    /// Of a month: of 100 hours planned so many taught, of these so many practical; complaints, all resolved; class
    /// visits, and those found satisfactory.
    struct Month {
        let taught: Int
        let practical: Int
        var complaints = 0
        var visits = 10
        var satisfactory = 9

        static let all: [String: Month] = [
            "202501": Month(taught: 80, practical: 32, visits: 10, satisfactory: 8),
            "202502": Month(taught: 80, practical: 32, visits: 10, satisfactory: 6),
            "202503": Month(taught: 80, practical: 32, visits: 5, satisfactory: 4),
            "202504": Month(taught: 80, practical: 40, complaints: 1),
            "202505": Month(taught: 80, practical: 40),
            "202506": Month(taught: 80, practical: 40, complaints: 1),
            "202507": Month(taught: 40, practical: 20),
            "202508": Month(taught: 72, practical: 36),
            "202509": Month(taught: 80, practical: 40),
            "202510": Month(taught: 80, practical: 40),
            "202511": Month(taught: 80, practical: 40),
            "202512": Month(taught: 80, practical: 40),
        ]
    }

    /// Of a quarter: of a budget of 100 so much spent, of 20 candidates so many who passed in Chinese, local teachers.
    struct Quarter {
        let spent: Int
        let chinese: Int
        let localTeachers: Int

        static let all: [String: Quarter] = [
            "2025Q1": Quarter(spent: 81, chinese: 9, localTeachers: 2),
            "2025Q2": Quarter(spent: 72, chinese: 12, localTeachers: 5),
            "2025Q3": Quarter(spent: 90, chinese: 15, localTeachers: 5),
            "2025Q4": Quarter(spent: 90, chinese: 15, localTeachers: 5),
        ]
    }

    /// Targets of the year and its quarters: hours by the country, certificates by the programme, and of the first quarter
    /// the college's own besides, which it proposed.
    func agreeTargets() async throws {
        let periods = try ["2025Q1", "2025Q2", "2025Q3", "2025Q4", "2025"].map { try Period(identifier: $0) }
        let settings = periods.flatMap { period in
            [
                TargetSetting("DO_HOURS_TAUGHT", at: .country("LA"), in: period, 80),
                TargetSetting("OUT_CERT_PASS", at: .programme, in: period, 75),
            ]
        }
        try await database.setTargets(settings, by: act(people.hqAdmin))
        let own = TargetSetting("OUT_CERT_PASS", at: .college(college), in: periods[0], 75)
        let proposal = try await database.proposeTarget(own, at: college, by: act(people.reporter))
        try await database.decideTarget(proposal, at: college, agrees: true, by: act(people.hqAdmin))
    }

    /// All reports of a month.
    func report(month: String) async throws {
        try await reportAsPartner(month: month)
        try await reportAsCollege(month: month)
        try await approve("M_COLLEGE", month)
    }

    /// The partner's report of a month and headquarters' own.
    func reportAsPartner(month: String) async throws {
        guard let figures = Month.all[month] else { throw NotFound(what: month) }
        let complaints = "\(figures.complaints)"
        let values = ["ORG_COMPLAINTS": complaints, "ORG_COMPLAINTS_RESOLVED": complaints]
        try await submit("M_PARTNER", month, values, people.partners[0], people.partners[1])
        try await approve("M_PARTNER", month)
    }

    /// The lead college's report of a month and headquarters' own, the former not approved yet.
    func reportAsCollege(month: String) async throws {
        guard let figures = Month.all[month] else { throw NotFound(what: month) }
        let visits = ["TCH_VISITS": "\(figures.visits)", "TCH_VISITS_SATISFACTORY": "\(figures.satisfactory)"]
        try await submit("M_HEADQUARTERS", month, visits, people.reviewer, people.hqAdmin)
        try await approve("M_HEADQUARTERS", month)
        let hours = [
            "TCH_HOURS_PLANNED": "100", "TCH_HOURS_TAUGHT": "\(figures.taught)",
            "TCH_HOURS_PRACTICE": "\(figures.practical)",
        ]
        try await submit("M_COLLEGE", month, hours, people.reporter, people.approver)
    }

    /// Both reports of a quarter.
    func report(quarter: String) async throws {
        guard let figures = Quarter.all[quarter] else { throw NotFound(what: quarter) }
        let values = [
            "ORG_STUDENTS": "108", "ORG_TEACHERS_CN": "1", "ORG_BUDGET": "100", "ORG_SPENT": "\(figures.spent)",
            "TCH_CERT_TAKEN": "40", "TCH_CERT_PASSED": "30", "TCH_CHINESE_TAKEN": "20",
            "TCH_CHINESE_PASSED": "\(figures.chinese)",
        ]
        try await submit("Q_COLLEGE", quarter, values, people.reporter, people.approver)
        let teachers = ["ORG_TEACHERS_LOCAL": "\(figures.localTeachers)"]
        try await submit("Q_PARTNER", quarter, teachers, people.partners[0], people.partners[1])
        for dataSet in ["Q_COLLEGE", "Q_PARTNER"] { try await approve(dataSet, quarter) }
    }

    /// Both reports of the year.
    func report(year: String) async throws {
        let graduates = ["TCH_COHORT_DUE": "20", "TCH_GRADUATES": "17"]
        try await submit("Y_COLLEGE", year, graduates, people.reporter, people.approver)
        let learners = ["TCH_LEARNERS_SURVEYED": "20", "TCH_LEARNERS_SATISFIED": "9"]
        try await submit("Y_PARTNER", year, learners, people.partners[0], people.partners[1])
        for dataSet in ["Y_COLLEGE", "Y_PARTNER"] { try await approve(dataSet, year) }
    }

    /// Approves a report, by somebody who had no hand in it.
    func approve(_ dataSet: String, _ period: String) async throws {
        try await database.take(.approve, on: report(dataSet, period), by: act(people.secondReviewer))
    }

    private func submit(
        _ dataSet: String,
        _ period: String,
        _ values: [String: String],
        _ preparer: Member,
        _ submitter: Member
    ) async throws {
        let report = try await report(dataSet, period)
        _ = try await ValueImport(database: database, by: act(preparer)).type(values, into: report, reason: "")
        try await database.take(.submit, on: report, by: act(submitter))
    }

    private func report(_ dataSet: String, _ period: String) async throws -> Identifier<Report> {
        var filter = ReportFilter()
        filter.college = college
        filter.dataSet = dataSet
        filter.period = period
        let chosen = filter
        let found = try await database.reading(as: people.hqAdmin) { try await $0.reports(chosen).entries.first }
        guard let found else { throw NotFound(what: "\(dataSet) \(period)") }
        return found.id
    }
}
