import Calendar
import Evidence
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
        page.saved = query.saved
        page.version = query.rubric
        return try page.respond(request, context, site)
    }
}

/// `POST /programme`: sets the rule.
struct SetExpertRule: Endpoint {
    static let contract = Contract(
        takes: [.required("minimumExperts", .number), .required("minimumMean", .number)]
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

/// `POST /programme/zone`: changes the zone in which headquarters counts its days.
struct SetProgrammeZone: Endpoint {
    static let contract = Contract(takes: [.required("zone")])

    let site: Site

    func respond(to request: Request, _ context: Context) async throws -> Response {
        let member = try context.requireMember(with: .setTimeZone)
        let form = try await Form(request, context)
        do {
            try await form.zone(site.pages.texts(context)) { zone in
                try await site.database.change(zone: zone, by: try context.act(at: site.now()))
            }
        } catch let faults as FormFaults where !context.wantsJSON {
            var page = try await ProgrammePage(site, member)
            page.zone = (form["zone"], faults.faults.first)
            return try page.respond(request, context, site)
        }
        site.sessions.forgetAll()
        return .redirect(to: Routes.programme(asking: ProgrammeQuery(saved: "zone")))
    }
}

/// `POST /programme/sign-in`: says whether those who decide need a second factor.
struct SetSignInRule: Endpoint {
    static let contract = Contract(takes: [.text("secondFactor")])

    let site: Site

    func respond(to request: Request, _ context: Context) async throws -> Response {
        _ = try context.requireMember(with: .setSignInRule)
        let form = try await Form(request, context)
        let act = try context.act(at: site.now())
        try await site.database.setSecondFactor(needed: form["secondFactor"] == "needed", by: act)
        site.sessions.forgetAll()
        return .redirect(to: Routes.programme(asking: ProgrammeQuery(saved: "sign-in")))
    }
}

/// The programme's settings, as they are or as they were refused.
private struct ProgrammePage {
    let rule: ExpertRule
    let evidence: EvidenceRule
    /// How many applications are with the experts now.
    let underReview: Int
    /// Every version of the rubric, the oldest first.
    let rubrics: [Rubric]
    /// The version that is shown; nil for the one in force.
    var version: String?
    private let now: Date
    var typed: (experts: String, mean: String)?
    var refusals: [ExpertRuleRefusal] = []
    /// The zone that was typed, with what is wrong with it.
    var zone: (typed: String, fault: Frame.Fault?)?
    /// What was saved just now, as the address says.
    var saved = ""

    init(_ site: Site, _ member: Member) async throws {
        now = site.now()
        (rule, evidence, underReview, rubrics) = try await site.database.reading(as: member) { scope in
            var filter = CollegeFilter()
            filter.state = .expertReview
            return (
                try await scope.expertRule(), try await scope.evidenceRule(), try await scope.colleges(filter).count,
                try await scope.rubrics()
            )
        }
    }

    func respond(_ request: Request, _ context: Context, _ site: Site) throws -> Response {
        let texts = site.pages.texts(context)
        return try site.pages.respond(
            "Programme",
            request,
            context,
            status: faults(texts).isEmpty ? .ok : .unprocessableContent,
            heading: Heading(
                title: texts("programme.title"),
                notice: notice(texts),
                faults: faults(texts)
            ),
            answer: ProgrammeAnswer(
                expertRule: rule,
                underReview: underReview,
                rubrics: rubrics,
                zone: context.zone,
                needsSecondFactor: context.programme?.needsSecondFactor ?? false,
                evidenceMegabytes: evidence.megabytes
            )
        ) { texts in
            ProgrammeView(
                ruleSeen: SeenVersion.mark(rule.fields),
                evidenceSeen: SeenVersion.mark(evidence.fields),
                megabytes: FormField(
                    name: "megabytes",
                    label: texts("evidence.rule.megabytes"),
                    value: "\(evidence.megabytes)",
                    hint: texts("evidence.rule.megabytesHint")
                ),
                zoneSeen: SeenVersion.mark(context.zone.fields),
                signInSeen: SeenVersion.mark(
                    Programme.signInFields(needsSecondFactor: context.programme?.needsSecondFactor ?? false)
                ),
                needsSecondFactor: context.programme?.needsSecondFactor ?? false,
                underReview: texts("programme.underReview", ["count": .integer(underReview)]),
                experts: field(.experts, value: typed?.experts ?? "\(rule.minimumExperts)", texts),
                mean: field(.mean, value: typed?.mean ?? "\(rule.minimumMean)", texts),
                rubric: RubricView(rubrics, showing: version, now: now, texts),
                zone: FormField(
                    name: "zone",
                    label: texts("programme.zone"),
                    value: zone?.typed ?? context.zone.name,
                    fault: zone?.fault?.text,
                    hint: texts("programme.zoneHint")
                )
            )
        }
    }

    func faults(_ texts: Texts) -> [Frame.Fault] {
        refusals.map { Frame.Fault(address: "#\($0.field)", text: texts($0.messageKey)) }
            + [zone?.fault].compactMap(\.self)
    }

    private func notice(_ texts: Texts) -> Frame.Notice? {
        switch saved {
        case "yes": Frame.Notice(tone: "right", title: texts("programme.saved"))
        case "zone": Frame.Notice(tone: "right", title: texts("programme.zoneSaved"))
        case "evidence": Frame.Notice(tone: "right", title: texts("evidence.rule.saved"))
        case "sign-in": Frame.Notice(tone: "right", title: texts("programme.signIn.saved"))
        default: nil
        }
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
        shape.field("zone", \.zone)
        shape.field("needsSecondFactor", \.needsSecondFactor)
        // What `If-Match` says of each of them when it is changed.
        shape.field("ruleSeen", { SeenVersion.mark($0.expertRule.fields) })
        shape.field("zoneSeen", { SeenVersion.mark($0.zone.fields) })
        shape.field(
            "signInSeen",
            {
                SeenVersion.mark(Programme.signInFields(needsSecondFactor: $0.needsSecondFactor))
            }
        )
        shape.field("evidenceMegabytes", \.evidenceMegabytes)
    }

    let expertRule: ExpertRule
    let underReview: Int
    let rubrics: [Rubric]
    /// In which headquarters counts its days.
    let zone: Zone
    let needsSecondFactor: Bool
    /// Of the largest file that can be attached.
    let evidenceMegabytes: Int
}

/// What `Programme.mustache` shows.
struct ProgrammeView {
    /// Which rules and which zone the page shows.
    let ruleSeen: String
    let evidenceSeen: String
    let megabytes: FormField
    let zoneSeen: String
    let signInSeen: String
    let needsSecondFactor: Bool
    let underReview: String
    let experts: FormField
    let mean: FormField
    let rubric: RubricView?
    let zone: FormField
}
