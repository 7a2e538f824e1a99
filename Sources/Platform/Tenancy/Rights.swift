/// Who may do and see what of programmes, organisations and members.
extension Right {
    /// All members of one's own organisation; headquarters' administrators also those who stand for others', as
    /// `Role.given` says.
    package static let keepMembers = deed(
        "tenancy.keep-members",
        .own(.collegeAdmin, .hqAdmin, .operator),
        .headquarters(.hqAdmin)
    )
    /// Lead colleges and partners of the programme.
    package static let addOrganisation = deed("tenancy.add-organisation", .headquarters(.hqAdmin))
    /// Whether those who decide need a second factor.
    package static let setSignInRule = deed("tenancy.set-sign-in-rule", .headquarters(.hqAdmin))
    package static let seeOrganisations = sight("tenancy.see-organisations", .headquarters(.hqAdmin))

    /// The zone in which the programme's headquarters counts its days.
    package static let setTimeZone = deed("tenancy.set-time-zone", .headquarters(.hqAdmin))

    /// Every row of this room.
    package static let ofTenancy = [keepMembers, addOrganisation, setSignInRule, seeOrganisations, setTimeZone]
}
