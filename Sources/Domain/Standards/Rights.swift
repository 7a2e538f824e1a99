import Tenancy

/// Who may do and see what of standards, courses and adoptions. What is published, anyone reads.
extension Right {
    /// Proposes that one's own country, sector or institution uses a standard, and changes or takes back the proposal.
    package static let adoptStandard = deed("standards.adopt", .own(.partner))
    /// Keeps adoptions as files bring them along.
    package static let keepAdoptions = deed(
        "standards.keep-adoptions",
        .own(.partner, .collegeAdmin, .reviewer, .hqAdmin)
    )
    /// Confirms a proposed adoption, so that everybody reads it, and withdraws one.
    package static let decideAdoption = deed("standards.decide-adoption", .headquarters(.reviewer, .hqAdmin))
    /// What was attached to an adoption.
    package static let seeAdoptionEvidence = sight(
        "standards.see-evidence",
        .own(.partner, .reporter, .approver, .collegeAdmin, .expert, .reviewer, .hqAdmin, .leader),
        .headquarters(.reviewer, .hqAdmin, .leader)
    )
    /// Puts the files of standards, courses and adoptions into the programme's library.
    package static let loadLibrary = deed("standards.load", .own(.hqAdmin))

    /// Every row of this room.
    package static let ofStandards = [adoptStandard, keepAdoptions, decideAdoption, seeAdoptionEvidence, loadLibrary]
}
