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
        let (due, slip) = day(form["due"])
        do {
            if let slip { throw slip }
            let act = try context.act(at: site.now())
            try await site.database.open(severity, at: id, text: form["text"], due: due, by: act)
        } catch let error where error is FindingRefusal || error is TextTooLong {
            var page = try await CollegePage(id, for: member, site)
            try member.require(.openFinding, at: page.college)
            let texts = site.pages.texts(context)
            let college = page.college
            var refusals = FindingRefusal.all(severity, text: form["text"], due: due, at: college, on: site.now())
            if let slip { refusals = refusals.filter { $0 != .dueMissing } + [slip] }
            let faults =
                refusals.map { Frame.Fault(address: "#\($0.field)", text: texts.words(of: $0)) }
                + form.tooLong(["text": .remark], texts)
            guard !context.wantsJSON else { throw FieldFaults(first: refusals.first ?? error, faults: faults) }
            page.refused = CollegePage.Refused(form: "findings", fields: form.fields, faults: faults)
            return try page.respond(request, context, site)
        }
        return .redirect(to: Routes.collegeFindings(id), having: .findingOpened, context)
    }

    /// The day that is typed, nil where none is, and what is wrong with it.
    private func day(_ text: String) -> (Day?, FindingRefusal?) {
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
        case .verified, .openedBySame: "findings"
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
        return .redirect(to: Routes.collegeFindings(id), having: .findingVerified, context)
    }
}

extension Texts {
    /// Why a finding was not opened or verified, in words.
    func words(of refusal: FindingRefusal) -> String { self("college.findingRefusals.\(refusal)") }
}
