import Standards
import Tenancy

extension Routes {
    static let standards = Route("standards", asks: StandardsQuery.self)
    static let standard = Route("standards/:code", String.self, asks: StandardQuery.self)
    static let standardFile = Route("standards/{code}.json", String.self, asks: VersionQuery.self)
    static let standardTask = Route(
        "standards/:code/tasks/:task",
        String.self,
        String.self,
        asks: StandardQuery.self
    )
    static let adoptions = Route("standards/:code/adoptions", String.self, asks: StandardQuery.self)
    static let adoptionConfirmation = Route(
        "standards/:code/adoptions/:adoption/confirm",
        String.self,
        Identifier<Adoption>.self
    )
    static let adoptionWithdrawal = Route(
        "standards/:code/adoptions/:adoption/withdraw",
        String.self,
        Identifier<Adoption>.self
    )
}

/// What a list of standards is narrowed down to.
struct StandardsQuery: ListQuery {
    var q = ""
    var field = ""
    var level = ""
    var country = ""
    var page = ""

    static let fields = [
        QueryField("q", \Self.q), QueryField("field", \.field), QueryField("level", \.level),
        QueryField("country", \.country), QueryField("page", \.page),
    ]
}

/// The version, empty for the latest; the two languages; `all` for the tasks' whole text; the adoption
/// that was proposed or decided on just now, and the one to be changed.
struct StandardQuery: AddressQuery {
    var version = ""
    var left = ""
    var right = ""
    var tasks = ""
    var registered = ""
    var change = ""

    static let fields = [
        QueryField("version", \Self.version), QueryField("left", \.left), QueryField("right", \.right),
        QueryField("tasks", \.tasks), QueryField("registered", \.registered),
        QueryField("change", \.change),
    ]
}

/// The version of a standard or course; empty for the latest.
struct VersionQuery: AddressQuery {
    var version = ""

    static let fields = [QueryField("version", \Self.version)]
}
