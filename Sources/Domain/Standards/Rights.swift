import Tenancy

/// Who may do and see what of standards, courses and adoptions. What is published, anyone reads.
extension Right {
    /// Registers that one's own country, sector or institution uses a standard.
    package static let adoptStandard = deed("standards.adopt", .own(.partner))
    /// Keeps adoptions as files bring them along.
    package static let keepAdoptions = deed(
        "standards.keep-adoptions",
        .own(.partner, .collegeAdmin, .reviewer, .hqAdmin)
    )
    /// Puts the files of standards, courses and adoptions into the programme's library.
    package static let loadLibrary = deed("standards.load", .own(.hqAdmin))

    /// Every row of this room.
    package static let ofStandards = [adoptStandard, keepAdoptions, loadLibrary]
}
