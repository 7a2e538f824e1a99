extension Routes {
    static let colleges = Route("colleges", asks: CollegesQuery.self)
    static let newCollege = Route("colleges/new")
}

/// What a list of colleges is narrowed down to, how it is ordered, and the period of its figures.
struct CollegesQuery: ListQuery {
    var q = ""
    var country = ""
    /// A state of the lifecycle, or a whole phase.
    var state = ""
    var sort = ""
    var period = ""
    var page = ""

    static let fields = [
        QueryField("q", \Self.q), QueryField("country", \.country), QueryField("state", \.state),
        QueryField("sort", \.sort), QueryField("period", \.period), QueryField("page", \.page),
    ]
}
