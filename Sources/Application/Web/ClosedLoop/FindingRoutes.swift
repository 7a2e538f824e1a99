import Lifecycle
import Tenancy

extension Routes {
    static let findings = Route("findings", asks: FindingsQuery.self)
    static let finding = Route("colleges/:id/findings/:number", Identifier<College>.self, Int.self)
    static let findingPlan = of("plan")
    static let findingActions = of("actions")
    static let findingAction = Route(
        "colleges/:id/findings/:number/actions/:action",
        Identifier<College>.self,
        Int.self,
        Int.self
    )
    static let findingActionRemoval = Route(
        "colleges/:id/findings/:number/actions/:action/remove",
        Identifier<College>.self,
        Int.self,
        Int.self
    )
    static let findingSteps = of("steps")
    static let findingExtensions = of("extensions")
    static let findingExtension = Route(
        "colleges/:id/findings/:number/extensions/:extension",
        Identifier<College>.self,
        Int.self,
        Int.self
    )

    private static func of(_ part: String) -> Route<NoQuery, Identifier<College>, Int> {
        Route("colleges/:id/findings/:number/\(part)", Identifier<College>.self, Int.self)
    }
}

/// What the board of findings is narrowed down to.
struct FindingsQuery: ListQuery, Equatable {
    /// A state, or `unclosed` for all but the last.
    var state = ""
    var country = ""
    /// A college's identifier.
    var college = ""
    /// What the indicator showed.
    var outcome = ""
    /// `yes` for what came back.
    var recurred = ""
    /// `yes` for what is overdue.
    var late = ""
    var page = ""

    static let fields = [
        QueryField("state", \Self.state), QueryField("country", \.country), QueryField("college", \.college),
        QueryField("outcome", \.outcome), QueryField("recurred", \.recurred), QueryField("late", \.late),
        QueryField("page", \.page),
    ]
}
