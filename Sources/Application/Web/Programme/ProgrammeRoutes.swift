extension Routes {
    static let programme = Route("programme", asks: ProgrammeQuery.self)
    static let programmeZone = Route("programme/zone")
}

/// Whether the rule (`yes`) or the zone (`zone`) was saved just now, and the version of the rubric to show, empty for the one in force.
struct ProgrammeQuery: AddressQuery {
    var saved = ""
    var rubric = ""

    static let fields = [QueryField("saved", \Self.saved), QueryField("rubric", \.rubric)]
}
