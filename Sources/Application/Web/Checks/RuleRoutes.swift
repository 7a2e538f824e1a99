import Lifecycle
import Tenancy

extension Routes {
    static let rules = Route("validation-rules")
    static let rule = Route("validation-rules/:code", String.self)
    static let checks = Route("checks", asks: ChecksQuery.self)
    /// A rule at a college in a period of its kind.
    static let check = Route("colleges/:id/checks/:rule/:period", Identifier<College>.self, String.self, String.self)
}

/// What is checked by rules: of a period, a college or a country, by one rule or all.
struct ChecksQuery: ListQuery {
    /// Empty for the last quarter that is over.
    var period = ""
    var country = ""
    /// A college's identifier.
    var college = ""
    /// A rule's code.
    var rule = ""
    var page = ""

    static let fields = [
        QueryField("period", \Self.period), QueryField("country", \.country), QueryField("college", \.college),
        QueryField("rule", \.rule), QueryField("page", \.page),
    ]
}
