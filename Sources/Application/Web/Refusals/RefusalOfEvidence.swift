import Evidence
import Tenancy

extension Refusal {
    /// What people attach.
    static func ofEvidence(_ error: any Error, _ texts: Texts) -> Refusal? {
        switch error {
        case let refusal as EvidenceRefusal:
            let field = refusal == .sentenceMissing ? "sentence" : "file"
            return Refusal(RefusalCode(refusal), at: field, texts.words(of: refusal), texts)
        case let refusal as TooManyUploads: return Refusal(FormRefusal.tooManyUploads(limit: refusal.limit), texts)
        default: return nil
        }
    }
}

extension RefusalCode {
    /// Why a file was not taken.
    init(_ refusal: EvidenceRefusal) {
        switch refusal {
        case .sentenceMissing: self = .evidenceSentenceMissing
        case .empty: self = .evidenceEmpty
        case .tooLarge: self = .evidenceTooLarge
        case .program: self = .evidenceProgram
        case .macros: self = .evidenceMacros
        case .active: self = .evidenceActive
        case .encrypted: self = .evidenceEncrypted
        case .archive: self = .evidenceArchive
        case .otherKind: self = .evidenceOtherKind
        case .closed: self = .evidenceClosed
        case .ended: self = .evidenceEnded
        case .place: self = .evidencePlace
        case .limit: self = .evidenceLimit
        }
    }
}
