import Calendar
import ClosedLoop
import Collection
import Hummingbird
import Language
import Lifecycle
import Tenancy

/// `POST /colleges/{id}/findings`: opens a finding, or sets a condition.
struct OpenFinding: Endpoint {
    static let contract = Contract(
        takes: [
            .required("severity", Finding.Severity.schema), .required("text"), .text("due"),
            .optional("origin", Finding.Origin.schema), .text("indicator"),
            .optional("owner", OwnSide.schema),
        ]
    )

    let site: Site
    let id: Identifier<College>

    func respond(to request: Request, _ context: Context) async throws -> Response {
        _ = try context.requireMember()
        let form = try await Form(request, context)
        guard let severity = Finding.Severity(rawValue: form["severity"]) else { throw FormRefusal.malformed }
        let (due, slip) = Self.day(form["due"])
        let sent = CollegeForm(site: site, id: id, right: .openFinding, done: .findingOpened)
        return try await sent.send(request, context) { act in
            if let slip { throw slip }
            let college = try await site.database.reading(as: act.member) { try await $0.college(id).college }
            let new = NewFinding(
                severity,
                text: form["text"],
                due: due,
                origin: Finding.Origin(rawValue: form["origin"]) ?? .inspection,
                indicator: form["indicator"].isEmpty ? nil : form["indicator"],
                owner: FindingOwner(OwnSide(rawValue: form["owner"]) == .partner ? college.partner : nil)
            )
            try await site.database.open(new, at: id, by: act)
            return Routes.collegeFindings(id)
        } refused: { (_: FindingRefusal?, page, texts) in
            let (text, college) = (form["text"], page.college)
            var refusals = FindingRefusal.all(severity, text: text, due: due, at: college, on: page.now)
            if let slip { refusals = refusals.filter { $0 != .dueMissing } + [slip] }
            let faults = refusals.map { Frame.Fault(address: "#\($0.field)", text: texts.words(of: $0)) }
            let long = form.tooLong(["text": .remark], texts)
            return CollegePage.Refused(form: "findings", fields: form.fields, faults: faults + long)
        }
    }

    /// The day that is typed, nil where none is, and what is wrong with it.
    static func day(_ text: String) -> (Day?, FindingRefusal?) {
        switch TypedDay(text) {
        case .missing: (nil, nil)
        case .malformed: (nil, .dueMissing)
        case .outside: (nil, .dueOutside)
        case .day(let day): (day, nil)
        }
    }
}

/// Whose a finding is to put right: the lead college's or the partner's.
enum OwnSide: String, CaseIterable, ChoiceAnswer {
    case lead, partner
}

/// `POST /colleges/{id}/findings/{number}/verify`: confirms that a finding is put right.
struct VerifyFinding: Endpoint {
    static let contract = Contract(takes: [.optional("version", .number)])

    let site: Site
    let id: Identifier<College>
    let number: Int

    func respond(to request: Request, _ context: Context) async throws -> Response {
        _ = try context.requireMember()
        let form = try await Form(request, context)
        let sent = FindingForm(
            site: site,
            id: id,
            number: number,
            name: Finding.Step.verify.rawValue,
            form: form,
            done: .findingVerified
        )
        return try await sent.send(request, context) {
            try await site.database.take(.verify, on: number, at: id, by: $0, seen: Int(form["version"]))
        }
    }
}

extension Texts {
    /// Why a finding was not opened, changed or moved, in words.
    func words(of refusal: FindingRefusal) -> String {
        switch refusal {
        case .actionsOpen(let count): self(refusal.messageKey, ["count": .integer(count)])
        case .changedMeanwhile(let state), .planStands(let state), .noSuchStep(_, in: let state):
            self(refusal.messageKey, ["state": .text(self(state.messageKey))])
        default: self(refusal.messageKey)
        }
    }
}
