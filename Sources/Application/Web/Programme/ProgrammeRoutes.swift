extension Routes {
    static let programme = Route("programme", asks: ProgrammeQuery.self)
    static let programmeZone = Route("programme/zone")
    static let signInRule = Route("programme/sign-in")
}

/// What was saved just now (`yes` for the experts' rule, `zone`, or `sign-in`), and the version of the rubric to show,
/// empty for the one in force.
struct ProgrammeQuery: AddressQuery {
    var saved = ""
    var rubric = ""

    static let fields = [QueryField("saved", \Self.saved), QueryField("rubric", \.rubric)]
}
