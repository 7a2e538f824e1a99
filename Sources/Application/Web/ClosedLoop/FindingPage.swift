import Calendar
import ClosedLoop
import Evidence
import Foundation
import HTTPTypes
import Hummingbird
import Indicators
import Language
import Lifecycle
import Tenancy

/// A finding's page, which reads as its story: as it is, or with a form that was refused.
struct FindingPage {
    /// A form of the page that was sent and not accepted, with what was typed.
    struct Refused {
        /// The last part of the form's address, with the action's number where it is about one.
        let form: String
        let fields: [String: String]
        let faults: [Frame.Fault]
        var status = HTTPResponse.Status.unprocessableContent
    }

    let member: Member
    let now: Date
    let entry: CollegeEntry
    let finding: Finding
    let course: [FindingTransitionEntry]
    /// What follows it up; nil where nothing does.
    let followUp: Int?
    let book: IndicatorBook
    /// The figures of its indicator before and after; empty without one.
    let trend: [(period: Period, figure: Figure)]
    /// What is attached to it, its actions and its verification.
    let attachments: [EvidenceSubject: [Attachment]]
    /// What each step of its course was taken on.
    let cited: [EvidenceDecision: [Attachment]]
    var refused: Refused?

    var college: College { entry.college }
    var indicator: Indicator? { finding.indicator.flatMap { book[$0] } }

    /// Whether the member may do this at its college.
    func may(_ right: Right) -> Bool { member.may(right, at: college) }

    init(_ number: Int, at id: Identifier<College>, for member: Member, _ site: Site) async throws {
        self.member = member
        let now = site.now()
        self.now = now
        (entry, finding, course, followUp, book, trend, attachments, cited) = try await site.database.reading(
            as: member
        ) { scope in
            let entry = try await scope.college(id)
            let all = try await scope.findings(of: entry.college)
            guard let finding = all.first(where: { $0.number == number }) else { throw NotFound(what: "finding") }
            let book = try await scope.indicatorBook()
            let periods = Self.periods(of: finding, now: now, in: entry.college.zone)
            var trend: [(period: Period, figure: Figure)] = []
            if let indicator = finding.indicator.flatMap({ book[$0] }) {
                let figures = try await scope.figures(of: indicator, book, in: .college(id), periods: periods)
                trend = zip(periods, figures).map { $0 }
            }
            let course = try await scope.course(of: number, at: entry.college)
            return (
                entry, finding, course, all.first { $0.follows == number }?.number, book, trend,
                try await scope.attachments(toEach: finding.evidence(at: id), of: [entry.college.tenant]),
                try await scope.attachments(
                    citedByEach: course.map { $0.transition.decision(at: id) },
                    of: [entry.college.tenant]
                )
            )
        }
    }

    /// Eight periods, of the agreed one's type, that end with the agreed one or the present one, whichever is earlier.
    private static func periods(of finding: Finding, now: Date, in zone: Zone) -> [Period] {
        let agreed = finding.plan.criterion?.period
        let present = Period(agreed?.type ?? .quarterly, containing: Day(now, in: zone))
        let opened = Period(present.type, containing: Day(finding.opened, in: zone))
        let last = max(min(agreed ?? present, present), min(opened.next, present))
        return (0..<8).reversed().map { last.offset(by: -$0) }
    }

    /// The page, or for programs the finding with its record.
    func respond(_ request: Request, _ context: Context, _ site: Site) throws -> Response {
        let texts = site.pages.texts(context).at(college.zone)
        let name = texts.name(of: college)
        return try site.pages.respond(
            "Finding",
            request,
            context,
            status: refused?.status ?? .ok,
            heading: Heading(
                title: texts("closedLoop.title", ["number": .integer(finding.number), "college": .text(name)]),
                trail: [
                    Frame.Link(address: Routes.findings(), label: texts("closedLoop.board.title")),
                    Frame.Link(address: Routes.college(college.id), label: name),
                    Frame.Link(address: Routes.collegeFindings(college.id), label: texts("college.findings")),
                ],
                notice: refused.flatMap {
                    $0.status == .conflict
                        ? Frame.Notice(tone: "wrong", title: $0.faults.map(\.text).joined(separator: " ")) : nil
                },
                faults: refused.flatMap { $0.status == .conflict ? nil : $0.faults } ?? []
            ),
            answer: FindingStory(self, texts)
        ) { _ in FindingView(self, texts) }
    }
}

/// `GET /colleges/{id}/findings/{number}`: the story of a finding, with the forms of what comes next.
struct ShowFinding: Endpoint {
    static let contract = Contract(answers: FindingStory.self)

    let site: Site
    let id: Identifier<College>
    let number: Int

    func respond(to request: Request, _ context: Context) async throws -> Response {
        let member = try context.requireMember()
        return try await FindingPage(number, at: id, for: member, site).respond(request, context, site)
    }
}

/// A form of a finding's page that was sent: what it does, or the page again with what was typed and what is wrong with it.
struct FindingForm {
    let site: Site
    let id: Identifier<College>
    let number: Int
    /// As `FindingPage.Refused` names it.
    let name: String
    let form: Form
    var done = Done.findingMoved

    /// Does it and leads back to the page. A refusal comes back on the page; programs get it as it is.
    ///
    /// - Parameters:
    ///   - long: the fields in which texts may be too long.
    ///   - faults: everything else that is wrong; the refusal alone unless told.
    func send(
        _ request: Request,
        _ context: Context,
        long: KeyValuePairs<String, WrittenText> = [:],
        faults: [FindingRefusal] = [],
        _ deed: (Act) async throws -> Void
    ) async throws -> Response {
        let act = try context.act(at: site.now())
        do {
            if let first = faults.first {
                let page = try await FindingPage(number, at: id, for: act.member, site)
                try act.member.require(.mendFinding, at: page.college)
                throw first
            }
            try await deed(act)
            return .redirect(to: Routes.finding(id, number), having: done, context)
        } catch let error where (error is FindingRefusal || error is TextTooLong) && !context.wantsJSON {
            var page = try await FindingPage(number, at: id, for: act.member, site)
            let texts = site.pages.texts(context).at(page.college.zone)
            let refusal = error as? FindingRefusal
            let all = faults.isEmpty ? [refusal].compactMap(\.self) : faults
            page.refused = FindingPage.Refused(
                form: name,
                fields: form.fields,
                faults: all.map { Frame.Fault(address: "#\($0.formField ?? "steps")", text: texts.words(of: $0)) }
                    + form.tooLong(long, texts),
                status: refusal.map { RefusalCode($0).status == .conflict } == true ? .conflict : .unprocessableContent
            )
            if refusal == .ownTenant { throw error }
            return try page.respond(request, context, site)
        }
    }
}
