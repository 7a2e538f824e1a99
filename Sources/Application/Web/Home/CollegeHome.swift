import Calendar
import Collection
import Foundation
import Hummingbird
import Indicators
import Language
import Tenancy

/// The home of a lead college's members, and of experts: what waits for them, then the colleges that they see.
struct CollegeHome: Sendable {
    let site: Site
    let member: Member

    func respond(to request: Request, _ context: Context) async throws -> Response {
        let now = site.now()
        let home = try await site.database.reading(as: member) { try await Home($0, site, now: now, in: context.zone) }
        let texts = site.pages.texts(context)
        return try site.pages.respond(
            "HomeCollege",
            request,
            context,
            heading: Heading(title: texts("home.title"), asOf: home.newest.map(texts.moment)),
            answer: HomeAnswer(home)
        ) { texts in
            HomeCollegeView(
                waiting: home.queues.map { WaitingGroup($0, home.dataSets, now: now, texts) },
                collegesTitle: texts(Audience(member) == .expert ? "home.underReview" : "home.myColleges"),
                colleges: home.colleges.map { CollegeCard($0, now: now, texts) }
            )
        }
    }
}

/// What a college's or a partner's home shows.
struct Home {
    let queues: [Queue]
    let dataSets: [DataSet]
    let colleges: [CollegeSummary]
    /// When the newest value that figures are made of was written.
    let newest: Date?

    init(_ scope: Scope, _ site: Site, now: Date, in zone: Zone) async throws {
        let book = try await scope.indicatorBook(site.figures)
        let period = LatestPeriod.quarter(before: Day(now, in: zone))
        let isExpert = Audience(scope.member) == .expert
        var colleges = isExpert ? try await scope.waitingColleges() : try await scope.collegeSummaries()
        let reports = try await ReportQueues(scope, now: now)
        let queues = CollegeQueues(colleges, for: scope.member, now: now).queues.map(\.beginning)
        let warnings = try await WarningQueues(scope, book, now: now).queues.map(\.beginning)
        // Of all the colleges that an expert ever scored, those under review now.
        if isExpert { colleges = colleges.filter { $0.underReview != nil } }
        self.colleges = try await scope.adding(
            book,
            [period, period.previous],
            to: colleges,
            site.figures,
            try await scope.coverages(in: period)
        )
        dataSets = reports.dataSets
        newest = try await scope.newestValue()
        self.queues = reports.queues + warnings + queues
    }
}

/// A college's or a partner's home as programs read it.
struct HomeAnswer: Shaped {
    static let shape = Shape<HomeAnswer>("Home") { shape in
        shape.field("waiting", \.waiting)
        shape.field("colleges", \.colleges)
    }

    let waiting: [Queue]
    let colleges: [CollegeSummaryAnswer]

    init(_ home: Home) {
        waiting = home.queues
        colleges = home.colleges.map(CollegeSummaryAnswer.init)
    }
}

/// What `HomeCollege.mustache` shows.
struct HomeCollegeView {
    let waiting: [WaitingGroup]
    let collegesTitle: String
    let colleges: [CollegeCard]
}
