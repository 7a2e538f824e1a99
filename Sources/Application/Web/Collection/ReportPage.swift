import Calendar
import Collection
import Foundation
import HTTPTypes
import Hummingbird
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
    /// Why the report was not returned.
    var reasonFault: String?
    var notice: Frame.Notice?

    init(_ id: Identifier<Report>, for member: Member, _ site: Site) async throws {
        self.member = member
        let read = try await site.database.reading(as: member) { scope in
            let key = try await scope.reportKey(id)
            return (
                key, try await scope.report(id), try await scope.standing(id, of: key.tenant),
                try await scope.dataSets().first { $0.code == key.dataSet },
                try await scope.elements(dataSet: key.dataSet), try await scope.values(of: key),
                try await scope.newestValue(of: key), try await scope.names(of: key.tenant),
                try await scope.college(key.college)
            )
        }
        (key, entry, standing, dataSet, elements, values, newest, colleagues, parties) = read
    }

    /// Whether the member may write its values now.
    var takesValues: Bool { standing.refusal(of: .prepare, by: member) == nil }

    func respond(_ request: Request, _ context: Context, _ site: Site) throws -> Response {
        let texts = site.pages.texts(context)
        let isFaulty = !faults.isEmpty || [fileFault, whyFault, reasonFault].contains { $0 != nil }
        return try site.pages.respond(
            "Report",
            request,
            context,
            status: isFaulty ? faultStatus : .ok,
            heading: heading(texts, now: site.now()),
            answer: ReportAnswer(report: entry, values: values)
        ) { texts in ReportView(self, now: site.now(), texts.at(entry.zone)) }
    }

    private func heading(_ texts: Texts, now: Date) -> Heading {
        var heading = Heading(
            title: texts.title(of: dataSet, key.period),
            asOf: newest.map(texts.moment),
            trail: [Frame.Link(address: Routes.reports(), label: texts("reports.title"))],
            notice: notice
        )
        if let fileFault { heading.faults.append(Frame.Fault(address: "#file", text: fileFault)) }
        if let whyFault { heading.faults.append(Frame.Fault(address: "#reason", text: whyFault)) }
        if let reasonFault { heading.faults.append(Frame.Fault(address: "#reason-return", text: reasonFault)) }
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
    }

    let report: ReportEntry
    let values: [ReportValue]
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
        }
        return try page.respond(request, context, site)
    }
}

extension Report.Step {
    /// The state that a report is in after the step.
    var leadsTo: Report.State {
        switch self {
        case .prepare: .prepared
        case .submit: .submitted
        case .approve: .approved
        case .return: .returned
        }
    }
}
