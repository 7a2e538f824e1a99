extension Routes {
    static let programme = Route("programme", asks: ProgrammeQuery.self)
}

/// Whether the rule was saved just now (`yes`), and the version of the rubric to show, empty for the one in force.
struct ProgrammeQuery: AddressQuery {
    var saved = ""
    var rubric = ""

    static let fields = [QueryField("saved", \Self.saved), QueryField("rubric", \.rubric)]
}
