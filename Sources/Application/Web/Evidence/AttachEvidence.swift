import ClosedLoop
import Collection
import Evidence
import Foundation
import Hummingbird
import Language
import Lifecycle
import Standards
import Tenancy

extension Site {
    /// Which rooms know what files can be attached to.
    package static let evidenceRooms = EvidenceRooms(
        EvidenceRooms.lifecycle,
        EvidenceRooms.collection,
        EvidenceRooms.closedLoop,
        EvidenceRooms.standards
    )
}

/// `POST /evidence/of/{subject}`: attaches a file that a form brings.
struct AttachEvidence: Endpoint {
    static let contract = Contract(
        takes: [.file("file"), .required("sentence"), .text("language"), .text("replaces")]
    )

    let site: Site
    let subject: EvidenceSubject

    /// A file of hundreds of megabytes on a slow line.
    var timeLimit: Duration { .seconds(3_600) }

    func respond(to request: Request, _ context: Context) async throws -> Response {
        let member = try context.requireMember()
        // Who may not attach is told before a file is read.
        let rule = try await site.database.admitEvidence(
            to: subject,
            in: Site.evidenceRooms,
            by: try context.act(at: site.now())
        )
        return try await site.uploads.during(member.id) {
            // What else the form says, and what stands round its parts.
            let limits = FormLimits(bytes: rule.largest + (1 << 20), isAboveDoor: true)
            do {
                let form: Form
                do { form = try await Form(request, context, limits: limits) } catch FormRefusal.tooLarge {
                    throw EvidenceRefusal.tooLarge(limit: rule.largest)
                }
                try await attach(form, rule, context)
                return .redirect(to: Routes.evidence(subject), having: .evidenceAttached, context)
            } catch let refusal as EvidenceRefusal where !context.wantsJSON {
                var page = try await EvidencePage(subject, for: member, site)
                (page.refusal, page.sentence) = (refusal, context.typed.fields["sentence"] ?? "")
                return try page.respond(request, context, site)
            }
        }
    }

    private func attach(_ form: Form, _ rule: EvidenceRule, _ context: Context) async throws {
        guard let file = form.files["file"] else { throw EvidenceRefusal.empty }
        let words = EvidenceWords(
            fileName: file.name,
            sentence: form["sentence"],
            language: form["language"].isEmpty ? context.language.description : form["language"]
        )
        try words.check()
        _ = try await site.database.attach(
            try await ExaminedFile(file.content, largest: rule.largest),
            words,
            to: subject,
            replacing: Identifier(form["replaces"]),
            in: Site.evidenceRooms,
            by: try context.act(at: site.now())
        )
    }
}

/// `POST /evidence/{id}/withdraw`: says that an attachment no longer stands.
struct WithdrawEvidence: Endpoint {
    static let contract = Contract(takes: [])

    let site: Site
    let id: Identifier<Attachment>

    func respond(to request: Request, _ context: Context) async throws -> Response {
        let member = try context.requireMember()
        _ = try await Form(request, context)
        let subject = try await site.database.reading(as: member) { try await $0.attachment(id).subject }
        try await site.database.withdraw(id, in: Site.evidenceRooms, by: try context.act(at: site.now()))
        return .redirect(to: Routes.evidence(subject), having: .evidenceWithdrawn, context)
    }
}
