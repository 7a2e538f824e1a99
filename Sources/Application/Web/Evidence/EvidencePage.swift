import Evidence
import Foundation
import HTTPTypes
import Hummingbird
import Language
import Tenancy

/// The page of what is attached to something: as it is read, or with a file that was not taken.
struct EvidencePage {
    let subject: EvidenceSubject
    let member: Member
    let standing: EvidenceStanding
    let attachments: [Attachment]
    let rule: EvidenceRule
    /// The sentence that was typed with a file that was not taken.
    var sentence = ""
    var refusal: EvidenceRefusal?

    /// Reads what the member may see of it; throws `NotFound` or `Forbidden`.
    init(_ subject: EvidenceSubject, for member: Member, _ site: Site) async throws {
        (self.subject, self.member) = (subject, member)
        (standing, attachments, rule) = try await site.database.reading(as: member) { scope in
            let standing = try await Site.evidenceRooms.standing(of: subject, in: scope)
            return (
                standing, try await scope.attachments(to: subject, of: standing.tenant),
                try await scope.evidenceRule()
            )
        }
    }

    func respond(_ request: Request, _ context: Context, _ site: Site) throws -> Response {
        let texts = site.pages.texts(context)
        return try site.pages.respond(
            "Evidence",
            request,
            context,
            status: refusal.map { RefusalCode($0).status } ?? .ok,
            heading: Heading(
                title: texts("evidence.title"),
                trail: [Frame.Link(address: subject.page, label: texts("evidence.kinds.\(subject.kind)"))],
                faults: faults(texts)
            ),
            answer: EvidenceAnswer(
                attachments: attachments,
                takesMore: standing.mayAttach(member),
                largest: rule.largest
            )
        ) { texts in
            EvidenceView(
                lead: texts("evidence.lead.\(subject.kind)"),
                rows: attachments.map {
                    AttachmentRow($0, by: standing.mayAttach(member) ? member : nil, texts)
                },
                adding: standing.mayAttach(member) ? adding(texts, context) : nil,
                closed: standing.isClosed ? texts("evidence.closed") : nil,
                script: site.pages.assets.script.address
            )
        }
    }

    private func faults(_ texts: Texts) -> [Frame.Fault] {
        refusal.map { refusal in
            let field = refusal == .sentenceMissing ? "sentence" : "file"
            return [Frame.Fault(address: "#\(field)", text: texts.words(of: refusal))]
        } ?? []
    }

    private func adding(_ texts: Texts, _ context: Context) -> EvidenceView.Adding {
        let words = refusal.map { texts.words(of: $0) }
        return EvidenceView.Adding(
            action: Routes.evidence(subject),
            uploads: Routes.evidenceUploads(),
            subject: "\(subject)",
            language: context.language.description,
            limit: texts("evidence.fileHint", ["limit": .text(texts.size(rule.largest))]),
            largest: "\(rule.largest)",
            accept: MediaType.all.flatMap(\.endings).map { ".\($0)" }.joined(separator: ","),
            sentence: FormField(
                name: "sentence",
                label: texts("evidence.sentence"),
                value: sentence,
                fault: refusal == .sentenceMissing ? words : nil,
                hint: texts("evidence.sentenceHint")
            ),
            fileFault: refusal == .sentenceMissing ? nil : words,
            standing: attachments.filter { $0.end == nil && $0.organisation == member.organisation }.map {
                EvidenceView.Choice(value: "\($0.id)", label: $0.words.fileName)
            }
        )
    }
}

/// `GET /evidence/of/{subject}`: what is attached to something, and the way to attach more.
struct ShowEvidence: Endpoint {
    static let contract = Contract(answers: EvidenceAnswer.self)

    let site: Site
    let subject: EvidenceSubject

    func respond(to request: Request, _ context: Context) async throws -> Response {
        try await EvidencePage(subject, for: context.requireMember(), site).respond(request, context, site)
    }
}

/// `GET /evidence/decided/{decision}`: what a decision was made on, as it was then.
struct ShowDecidedEvidence: Endpoint {
    static let contract = Contract(answers: EvidenceAnswer.self)

    let site: Site
    let decision: EvidenceDecision

    func respond(to request: Request, _ context: Context) async throws -> Response {
        let member = try context.requireMember()
        let attachments = try await site.database.reading(as: member) { try await $0.attachments(citedBy: decision) }
        let texts = site.pages.texts(context)
        return try site.pages.respond(
            "Evidence",
            request,
            context,
            heading: Heading(
                title: texts("evidence.decidedTitle"),
                trail: attachments.first.map {
                    [Frame.Link(address: $0.subject.page, label: texts("evidence.kinds.\($0.subject.kind)"))]
                } ?? []
            ),
            answer: EvidenceAnswer(attachments: attachments)
        ) { texts in
            EvidenceView(
                lead: texts("evidence.decidedLead"),
                rows: attachments.map { AttachmentRow($0, by: nil, texts) },
                adding: nil,
                closed: nil,
                script: site.pages.assets.script.address
            )
        }
    }
}
