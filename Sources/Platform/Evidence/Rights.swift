import Tenancy

/// Who may do and see what of files. Who may attach one to something and see it, the rights of that thing's room say, by
/// `EvidenceStanding`.
extension Right {
    /// How large a file may be.
    package static let setEvidenceRule = deed("evidence.set-rule", .headquarters(.hqAdmin))

    /// Every row of this room.
    package static let ofEvidence = [setEvidenceRule]
}
