import Calendar
import ClosedLoop
import Collection
import Foundation
import Hummingbird
import Language
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
        let member = try context.requireMember()
        let form = try await Form(request, context)
        guard let severity = Finding.Severity(rawValue: form["severity"]) else { throw FormRefusal.malformed }
        do {
            let due = try Self.day(form["due"])
            let act = try context.act(at: site.now())
            try await site.database.open(severity, at: id, text: form["text"], due: due, by: act)
        } catch let refusal as FindingRefusal {
            var page = try await CollegePage(id, for: member, site)
            try member.require(.openFinding, at: page.college)
            guard !context.wantsJSON else { throw refusal }
            page.refused = CollegePage.Refused(
                form: "findings",
                fields: form.fields,
                field: refusal == .textMissing ? "text" : "due",
                words: site.pages.texts(context).words(of: refusal)
            )
            return try page.respond(request, context, site)
        }
        return .redirect(to: Routes.college(id).at("findings"))
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
        let member = try context.requireMember()
        _ = try await Form(request, context)
        do {
            try await site.database.verifyFinding(number, at: id, by: try context.act(at: site.now()))
        } catch let refusal as FindingRefusal {
            var page = try await CollegePage(id, for: member, site)
            try member.require(.verifyFinding, at: page.college)
            guard !context.wantsJSON else { throw refusal }
            page.refused = CollegePage.Refused(
                form: "verify",
                fields: [:],
                field: "findings",
                words: site.pages.texts(context).words(of: refusal),
                status: refusal == .verified ? .conflict : .unprocessableContent
            )
            return try page.respond(request, context, site)
        }
        return .redirect(to: Routes.college(id).at("findings"))
    }
}

extension Texts {
    /// Why a finding was not opened or verified, in words.
    func words(of refusal: FindingRefusal) -> String { self("college.findingRefusals.\(refusal)") }
}
