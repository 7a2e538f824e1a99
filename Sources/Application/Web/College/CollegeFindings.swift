import Calendar
import ClosedLoop
import Collection
import Hummingbird
import Lifecycle
import Tenancy

/// `POST /colleges/{id}/findings`: opens a finding, or sets a condition.
struct OpenFinding: Endpoint {
    static let contract = Contract(
        takes: [.required("severity", Finding.Severity.schema), .required("text"), .text("due")]
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
            try await site.database.open(severity, at: id, text: form["text"], due: due, by: act)
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

extension FindingRefusal {
    /// The field of the form that it is about; for one that is about none the list.
    var field: String {
        switch self {
        case .textMissing: "text"
        case .dueMissing, .dueOutside: "due"
        case .notTaken, .verified, .openedBySame: "findings"
        }
    }
}

/// `POST /colleges/{id}/findings/{number}/verify`: confirms that a finding is put right.
struct VerifyFinding: Endpoint {
    static let contract = Contract(takes: [])

    let site: Site
    let id: Identifier<College>
    let number: Int

    func respond(to request: Request, _ context: Context) async throws -> Response {
        _ = try context.requireMember()
        _ = try await Form(request, context)
        let sent = CollegeForm(site: site, id: id, right: .verifyFinding, done: .findingVerified)
        return try await sent.send(request, context) { act in
            try await site.database.verifyFinding(number, at: id, by: act)
            return Routes.collegeFindings(id)
        } refused: { (refusal: FindingRefusal?, _, texts) in
            refusal.map {
                CollegePage.Refused(
                    form: "verify",
                    fields: [:],
                    field: $0.field,
                    words: texts.words(of: $0),
                    status: $0 == .verified ? .conflict : .unprocessableContent
                )
            }
        }
    }
}

extension Texts {
    /// Why a finding was not opened or verified, in words.
    func words(of refusal: FindingRefusal) -> String { self("college.findingRefusals.\(refusal)") }
}
