import Foundation
import HTTPTypes
import Hummingbird
import Language
import Lifecycle
import Number
import Postgres
import Tenancy

/// `GET /programme`: the programme's own rule for applications and its rubric for acceptances; for headquarters' administrators.
struct ShowProgramme: Endpoint {
    static let contract = Contract(answers: ProgrammeAnswer.self)

    let site: Site

    func respond(to request: Request, _ context: Context) async throws -> Response {
        let member = try context.requireMember(with: .seeProgramme)
        var page = try await ProgrammePage(site, member)
        let query = ProgrammeQuery(request)
        page.isSaved = query.saved == "yes"
        page.version = query.rubric
        return try page.respond(request, context, site)
    }
}

/// `POST /programme`: sets the rule.
struct SetExpertRule: Endpoint {
    static let contract = Contract(
        takes: [.required("minimumExperts"), .required("minimumMean")]
    )

    let site: Site

    func respond(to request: Request, _ context: Context) async throws -> Response {
        let member = try context.requireMember(with: .setExpertRule)
        let form = try await Form(request, context)
        let (experts, mean) = (form["minimumExperts"], form["minimumMean"])
        let (count, bar) = (Int(experts), Number(mean))
        let refusals = ExpertRule.refusals(minimumExperts: count, minimumMean: bar)
        guard let count, let bar, refusals.isEmpty else {
            var page = try await ProgrammePage(site, member)
            page.typed = (experts, mean)
            page.refusals = refusals
            if context.wantsJSON, let first = refusals.first {
                throw FieldFaults(first: first, faults: page.faults(site.pages.texts(context)))
            }
            return try page.respond(request, context, site)
        }
        let rule = ExpertRule(minimumExperts: count, minimumMean: bar)
        try await site.database.set(rule, by: try context.act(at: site.now()))
        return .redirect(to: Routes.programme(asking: ProgrammeQuery(saved: "yes")))
    }
}

/// The programme's settings, as they are or as they were refused.
private struct ProgrammePage {
    let rule: ExpertRule
    /// How many applications are with the experts now.
    let underReview: Int
    /// Every version of the rubric, the oldest first.
    let rubrics: [Rubric]
    /// The version that is shown; nil for the one in force.
    var version: String?
    private let now: Date
    var typed: (experts: String, mean: String)?
    var refusals: [ExpertRuleRefusal] = []
    var isSaved = false

    init(_ site: Site, _ member: Member) async throws {
        now = site.now()
        (rule, underReview, rubrics) = try await site.database.reading(as: member) { scope in
            var filter = CollegeFilter()
            filter.state = .expertReview
            return (try await scope.expertRule(), try await scope.colleges(filter).count, try await scope.rubrics())
        }
    }

    func respond(_ request: Request, _ context: Context, _ site: Site) throws -> Response {
        let texts = site.pages.texts(context)
        return try site.pages.respond(
            "Programme",
            request,
            context,
            status: refusals.isEmpty ? .ok : .unprocessableContent,
            heading: Heading(
                title: texts("programme.title"),
                notice: isSaved ? Frame.Notice(tone: "right", title: texts("programme.saved")) : nil,
                faults: faults(texts)
            ),
            answer: ProgrammeAnswer(expertRule: rule, underReview: underReview, rubrics: rubrics)
        ) { texts in
            ProgrammeView(
                underReview: texts("programme.underReview", ["count": .integer(underReview)]),
                experts: field(.experts, value: typed?.experts ?? "\(rule.minimumExperts)", texts),
                mean: field(.mean, value: typed?.mean ?? "\(rule.minimumMean)", texts),
                rubric: RubricView(rubrics, showing: version, now: now, texts)
            )
        }
    }

    func faults(_ texts: Texts) -> [Frame.Fault] {
        refusals.map { Frame.Fault(address: "#\($0.field)", text: texts($0.messageKey)) }
    }

    private func field(_ figure: ExpertRuleRefusal, value: String, _ texts: Texts) -> FormField {
        FormField(
            name: figure.field,
            label: texts("programme.\(figure.field)"),
            value: value,
            fault: refusals.contains(figure) ? texts(figure.messageKey) : nil,
            hint: texts("programme.\(figure.field)Hint")
        )
    }
}

extension ExpertRuleRefusal {
    /// The field of the form that it is about.
    var field: String {
        switch self {
        case .experts: "minimumExperts"
        case .mean: "minimumMean"
        }
    }

    /// Where the catalogue has its sentence.
    var messageKey: String { "programme.refusals.\(self)" }
}

/// The programme's settings as programs read them.
struct ProgrammeAnswer: Shaped {
    static let shape = Shape<ProgrammeAnswer>("ProgrammeSettings") { shape in
        shape.field("expertRule", \.expertRule)
        shape.field("underReview", \.underReview)
        shape.field("rubrics", \.rubrics)
    }

    let expertRule: ExpertRule
    let underReview: Int
    let rubrics: [Rubric]
}

/// What `Programme.mustache` shows.
struct ProgrammeView {
    let underReview: String
    let experts: FormField
    let mean: FormField
    let rubric: RubricView?
}
