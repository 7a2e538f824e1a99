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
        return try await CollegeForm(site: site, id: id, right: .openFinding).send(request, context) { act in
            let due = try Self.day(form["due"])
            try await site.database.open(severity, at: id, text: form["text"], due: due, by: act)
            return Routes.college(id).at("findings")
        } refused: { (refusal: FindingRefusal, _, texts) in
            CollegePage.Refused(
                form: "findings",
                fields: form.fields,
                field: refusal == .textMissing ? "text" : "due",
                words: texts.words(of: refusal)
            )
        }
    }

    /// The day that is typed; nil where none is, refused where it is none.
    static func day(_ text: String) throws(FindingRefusal) -> Day? {
        switch TypedDay(text) {
        case .missing: return nil
        case .malformed: throw .dueMissing
        case .outside: throw .dueOutside
        case .day(let day): return day
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
        return try await CollegeForm(site: site, id: id, right: .verifyFinding).send(request, context) { act in
            try await site.database.verifyFinding(number, at: id, by: act)
            return Routes.college(id).at("findings")
        } refused: { (refusal: FindingRefusal, _, texts) in
            CollegePage.Refused(
                form: "verify",
                fields: [:],
                field: "findings",
                words: texts.words(of: refusal),
                status: refusal == .verified ? .conflict : .unprocessableContent
            )
        }
    }
}

extension Texts {
    /// Why a finding was not opened or verified, in words.
    func words(of refusal: FindingRefusal) -> String { self("college.findingRefusals.\(refusal)") }
}
