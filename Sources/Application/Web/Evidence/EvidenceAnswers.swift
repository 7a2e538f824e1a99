import Evidence
import Foundation
import Tenancy

extension EvidenceSubject.Kind: ChoiceAnswer {}

extension Attachment: Shaped {
    static let shape = Shape<Attachment>("Attachment") { shape in
        shape.field("id", \.id)
        shape.field("subject", \.subject)
        shape.field("kind", \.subject.kind)
        shape.field("fileName", \.words.fileName)
        shape.field("mediaType", \.file.type)
        shape.field("size", \.file.size)
        shape.field("sha256", \.file.hash)
        shape.field("sentence", \.words.sentence)
        shape.field("language", \.words.language)
        shape.field("memberName", \.memberName)
        shape.field("role", \.role)
        shape.field("organisationZh", \.organisationZh)
        shape.field("organisationEn", \.organisationEn)
        shape.field("at", \.at)
        shape.field("ended", \.end?.at)
        shape.field("replacedBy", \.end?.replacedBy)
        shape.field("file") { Routes.attachmentFile($0.id) }
    }
}

/// What is attached to something, as programs read it.
struct EvidenceAnswer: Shaped {
    static let shape = Shape<EvidenceAnswer>("Evidence") { shape in
        shape.field("attachments", \.attachments)
        shape.optional("takesMore", \.takesMore)
        shape.optional("largest", \.largest)
    }

    let attachments: [Attachment]
    /// Whether the reader may attach more; absent of a decision, which takes none.
    var takesMore: Bool?
    /// Bytes of the largest file.
    var largest: Int?
}

/// How an upload stands, as programs read it.
extension EvidenceUpload: Shaped {
    static let shape = Shape<EvidenceUpload>("EvidenceUpload") { shape in
        shape.field("id", \.id)
        shape.field("size", \.size)
        shape.field("received", \.received)
        shape.field("expires", \.expires)
        shape.field("attachment", \.attachment)
    }
}
