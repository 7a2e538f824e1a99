import Evidence
import Foundation
import Language

/// What is attached to a row of a list: the names of what stands, each a link, and the way to see and attach more.
struct EvidenceLinks {
    /// A file by its name.
    struct File {
        let name: String
        let address: Address
    }

    let files: [File]
    let more: Address
    let label: String

    init(_ attachments: [Attachment], to subject: EvidenceSubject, _ texts: Texts) {
        files = attachments.filter { $0.end == nil }.map {
            File(name: $0.words.fileName, address: Routes.attachment($0.id))
        }
        more = Routes.evidence(subject)
        label = texts("evidence.title")
    }
}

/// What a decision was made on: each file as it was then, by its name and the beginning of its hash.
struct CitedEvidence {
    /// A file as it was decided on.
    struct File {
        let name: String
        let address: Address
        /// The first twelve digits.
        let hash: String
    }

    let files: [File]
    /// All of them with all that is known of them.
    let page: Address

    /// Nil for a decision that was made on no file.
    init?(_ attachments: [Attachment]?, by decision: EvidenceDecision) {
        guard let attachments, !attachments.isEmpty else { return nil }
        files = attachments.map {
            File(
                name: $0.words.fileName,
                address: Routes.attachment($0.id),
                hash: String($0.file.hash.prefix(12))
            )
        }
        page = Routes.decidedEvidence(decision)
    }
}
