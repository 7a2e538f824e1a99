import Calendar
import Collection
import Evidence
import Foundation
import HTTPTypes
import Hummingbird
import Indicators
import Language
import Lifecycle
import Tenancy

/// A report's page in any of its states: as it is, or with what was typed and what is wrong with it.
struct ReportPage {
    let member: Member
    let key: ReportKey
    let entry: ReportEntry
    let standing: Report
    let dataSet: DataSet?
    let elements: [Element]
    let values: [ReportValue]
    /// When the newest of them was written.
    let newest: Date?
    let now: Date
    /// Its steps so far.
    let rounds: [ReportRound]
    /// What is attached to it.
    let attachments: [Attachment]
    /// What the decisions on it were made on.
    let cited: [EvidenceDecision: [Attachment]]
    /// What validation rules found when it was handed in, or find now while it isn't.
    let checks: [RuleCheck]
    /// The next report that waits for the same step by the member, once they have just taken one; with how many do.
    var next: (entry: ReportEntry, count: Int)?
    /// The members of the college's lead whom the reader may know of, by their roles.
    let colleagues: [Role: [String]]
    /// The college with the organisations that run it.
    let parties: CollegeEntry
    /// What was typed, by line; nil where nothing was sent.
    var typed: [String: String] = [:]
    var reason = ""
    /// What is wrong with a typed value, by line.
    var faults: [String: String] = [:]
    /// What is wrong with the chosen file.
    var fileFault: String?
    /// The answer's status where something is wrong.
    var faultStatus = HTTPResponse.Status.unprocessableContent
    /// What is wrong with the words that say why values are changed.
    var whyFault: String?
    /// Why the report was not returned or unlocked.
    var reasonFault: String?
    /// The validation rules for which it was not handed in, each with what it found.
    var brokenFaults: [String] = []
    var notice: Frame.Notice?

    init(_ id: Identifier<Report>, for member: Member, _ site: Site) async throws {
        self.member = member
        now = site.now()
        let read = try await site.database.reading(as: member) { scope in
            let key = try await scope.reportKey(id)
            let rounds = try await scope.rounds(of: id, key)
            let report = try await scope.report(id)
            return (
                key, report, try await scope.standing(id, of: key.tenant),
                try await scope.dataSets().first { $0.code == key.dataSet },
                try await scope.elements(dataSet: key.dataSet), try await scope.values(of: key),
                try await scope.newestValue(of: key), rounds,
                try await scope.names(of: key.tenant), try await scope.college(key.college),
                try await scope.attachments(to: .report(id, of: key.college), of: key.tenant),
                try await scope.attachments(
                    citedByEach: rounds.map { .report(id.uuid, round: $0.number) },
                    of: [key.tenant]
                ),
                report.state.takesValues
                    ? try await scope.checks(of: id, at: site.now()).found : try await scope.checks(of: id, key)
            )
        }
        (
            key, entry, standing, dataSet, elements, values, newest, rounds, colleagues, parties, attachments, cited,
            checks
        ) = read
    }

    /// Whether the member may write its values now.
    var takesValues: Bool { standing.refusal(of: .prepare, by: member, at: now) == nil }

    func respond(_ request: Request, _ context: Context, _ site: Site) throws -> Response {
        let texts = site.pages.texts(context)
        let isFaulty =
            !faults.isEmpty || !brokenFaults.isEmpty || [fileFault, whyFault, reasonFault].contains { $0 != nil }
        return try site.pages.respond(
            "Report",
            request,
            context,
            status: isFaulty ? faultStatus : .ok,
            heading: heading(texts, now: site.now()),
            answer: ReportAnswer(report: entry, values: values, rounds: rounds, checks: checks)
        ) { texts in ReportView(self, now: site.now(), texts.at(entry.zone)) }
    }

    private func heading(_ texts: Texts, now: Date) -> Heading {
        var heading = Heading(
            title: texts.title(of: dataSet, key.period),
            asOf: newest.map(texts.moment),
            trail: [Frame.Link(address: Routes.reports(), label: texts("reports.title"))],
            notice: notice
        )
        heading.faults += brokenFaults.map { Frame.Fault(address: "#checks", text: $0) }
        if let fileFault { heading.faults.append(Frame.Fault(address: "#file", text: fileFault)) }
        if let whyFault { heading.faults.append(Frame.Fault(address: "#reason", text: whyFault)) }
        if let reasonFault {
            heading.faults.append(
                Frame.Fault(address: "#reason-\(entry.state == .approved ? "unlock" : "return")", text: reasonFault)
            )
        }
        for line in elements.flatMap(\.lines) {
            guard let fault = faults[line.item] else { continue }
            let text = texts.name(of: line) + texts("words.colon") + fault
            heading.faults.append(Frame.Fault(address: "#value-\(line.item)", text: text))
        }
        return heading
    }
}

/// A report as programs read it.
struct ReportAnswer: Shaped {
    static let shape = Shape<ReportAnswer>("ReportWithValues") { shape in
        shape.field("report", \.report)
        shape.field("values", \.values)
        shape.field("rounds", \.rounds)
        shape.field("checks", \.checks)
    }

    let report: ReportEntry
    let values: [ReportValue]
    let rounds: [ReportRound]
    /// What validation rules found when it was handed in, or find now while it isn't.
    let checks: [RuleCheck]
}

/// `GET /reports/{id}`: a report with its values, what can be done with it, and the way to fill it in.
struct ShowReport: Endpoint {
    static let contract = Contract(answers: ReportAnswer.self)

    let site: Site
    let id: Identifier<Report>

    func respond(to request: Request, _ context: Context) async throws -> Response {
        let member = try context.requireMember()
        var page = try await ReportPage(id, for: member, site)
        let texts = site.pages.texts(context)
        let query = ReportQuery(request)
        if let changed = Int(query.saved) {
            let title = changed > 0 ? texts("report.saved", ["count": .integer(changed)]) : texts("report.unchanged")
            page.notice = Frame.Notice(tone: changed > 0 ? "right" : "plain", title: title)
        } else if let step = Report.Step(rawValue: query.done), page.entry.state == step.leadsTo {
            page.notice = Frame.Notice(tone: "right", title: texts("report.done.\(step)"))
            page.next = try await next(after: step, for: member)
        }
        return try page.respond(request, context, site)
    }
}

extension ShowReport {
    /// What waits next for whoever has just submitted, approved or returned a report; nil where nothing does.
    private func next(after step: Report.Step, for member: Member) async throws -> (entry: ReportEntry, count: Int)? {
        let wait: Report.Wait = member.sources(.approve).isEmpty ? .submit : .approve
        guard step != .prepare else { return nil }
        let now = site.now()
        let found = try await site.database.reading(as: member) {
            try await $0.reports(waitingTo: wait, at: now, limit: 1)
        }
        return found.entries.first.map { ($0, found.count) }
    }
}

extension Report.Step {
    /// The state that a report is in after the step.
    var leadsTo: Report.State {
        switch self {
        case .prepare, .withdraw: .prepared
        case .submit: .submitted
        case .approve: .approved
        case .return, .unlock: .returned
        }
    }
}
