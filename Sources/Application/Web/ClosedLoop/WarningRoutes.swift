import ClosedLoop
import Lifecycle
import Tenancy

extension Routes {
    static let warnings = Route("warnings", asks: WarningsQuery.self)
    static let warning = Route("colleges/:id/warnings/:number", Identifier<College>.self, Int.self)
    static let warningDismissal = Route("colleges/:id/warnings/:number/dismissal", Identifier<College>.self, Int.self)
    static let warningReview = Route("colleges/:id/warnings/:number/review", Identifier<College>.self, Int.self)
    static let warningFinding = Route("colleges/:id/warnings/:number/finding", Identifier<College>.self, Int.self)
    static let warningRules = Route("warning-rules")
    static let warningRule = Route("warning-rules/:kind", WarningKind.self)
}

/// What a list of warnings is narrowed down to.
struct WarningsQuery: ListQuery, Equatable {
    var state = ""
    var kind = ""
    var country = ""
    /// A college's identifier.
    var college = ""
    /// `yes` for what is unanswered past its day.
    var late = ""
    var page = ""

    static let fields = [
        QueryField("state", \Self.state), QueryField("kind", \.kind), QueryField("country", \.country),
        QueryField("college", \.college), QueryField("late", \.late), QueryField("page", \.page),
    ]
}

extension WarningKind: AddressPart {
    init?(addressText text: String) { self.init(rawValue: text) }

    var addressText: String { rawValue }
}
