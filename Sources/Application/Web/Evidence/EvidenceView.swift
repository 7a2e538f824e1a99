import Evidence
import Foundation
import Language
import Tenancy

/// An attachment as pages list it.
struct AttachmentRow {
    /// The form that withdraws it.
    let withdrawal: Address?
    let name: String
    let address: Address
    let file: Address
    let kind: String
    let size: String
    let sentence: String
    /// The language of the sentence.
    let language: String
    let who: String
    let when: String
    /// What became of it; nil while it stands.
    let ended: String?
    let hash: String

    init(_ attachment: Attachment, by member: Member?, _ texts: Texts) {
        name = attachment.words.fileName
        address = Routes.attachment(attachment.id)
        file = Routes.attachmentFile(attachment.id)
        kind = texts.kind(of: attachment.file)
        size = texts.size(attachment.file.size)
        sentence = attachment.words.sentence
        language = attachment.words.language
        let organisation = texts.name(zh: attachment.organisationZh, en: attachment.organisationEn)
        who = "\(attachment.memberName) · \(organisation)"
        when = texts.moment(attachment.at)
        hash = attachment.file.hash
        ended = attachment.end.map { end in
            texts(
                end.replacedBy == nil ? "evidence.withdrawnBy" : "evidence.replacedBy",
                ["name": .text(end.by), "date": .text(texts.day(of: end.at))]
            )
        }
        let isOwn = member.map { $0.organisation == attachment.organisation } ?? false
        withdrawal = isOwn && attachment.end == nil ? Routes.attachmentWithdrawal(attachment.id) : nil
    }
}

/// The list of what is attached, with the way to add to it.
struct EvidenceList {
    /// What such files show.
    let lead: String
    let rows: [AttachmentRow]
    /// Where more is attached.
    let more: Address

    init(_ attachments: [Attachment], to subject: EvidenceSubject, _ texts: Texts) {
        lead = texts("evidence.lead.\(subject.kind)")
        rows = attachments.map { AttachmentRow($0, by: nil, texts) }
        more = Routes.evidence(subject)
    }
}

/// What `Evidence.mustache` shows.
struct EvidenceView {
    /// The form by which a file is attached.
    struct Adding {
        let action: Address
        /// Where it goes piece by piece, where scripts run.
        let uploads: Address
        let subject: String
        let language: String
        let limit: String
        let largest: String
        let accept: String
        let sentence: FormField
        let fileFault: String?
        /// What may be replaced.
        let standing: [Choice]
    }

    /// A file that the new one may stand in the place of.
    struct Choice {
        let value: String
        let label: String
    }

    let lead: String
    let rows: [AttachmentRow]
    let adding: Adding?
    /// Why nothing is attached here any more; nil where something is, or it isn't the reader's to do.
    let closed: String?
    let script: Address
}

extension Texts {
    /// A number of bytes in the largest unit of which there is one.
    func size(_ bytes: Int) -> String {
        let units = ["B", "kB", "MB", "GB"]
        var (value, unit) = (Double(bytes), 0)
        while value >= 1_000, unit < units.count - 1 { (value, unit) = (value / 1_000, unit + 1) }
        let number = value < 10 && unit > 0 ? (value * 10).rounded() / 10 : value.rounded()
        let text = number == number.rounded() ? "\(Int(number))" : "\(number)"
        return "\(text) \(units[unit])"
    }

    /// What kind of file it is, in a word.
    func kind(of file: EvidenceFile) -> String {
        let group =
            switch file.type {
            case "application/pdf": "pdf"
            case let type where type.hasPrefix("image/"): "image"
            case let type where type.hasPrefix("video/"): "video"
            case let type where type.hasPrefix("audio/"): "audio"
            case let type where type.hasPrefix("text/") || type == "application/json": "text"
            default: "office"
            }
        let ending = file.mediaType?.endings.first.map { " (\($0.uppercased()))" } ?? ""
        return self("evidence.types.\(group)") + (group == "pdf" ? "" : ending)
    }

    /// Why a file was not taken, in words.
    func words(of refusal: EvidenceRefusal) -> String {
        switch refusal {
        case .tooLarge(let limit): self("evidence.refusals.tooLarge", ["limit": .text(size(limit))])
        case .otherKind(let type): self("evidence.refusals.otherKind", ["type": .text(type)])
        case .place(let received): self("evidence.refusals.place", ["received": .text("\(received)")])
        default: self("evidence.refusals.\(refusal)")
        }
    }
}
