import Indicators
import Lifecycle
import Tenancy

extension Routes {
    static let targets = Route("targets", asks: PeriodQuery.self)
    static let targetDecision = Route(
        "colleges/:id/targets/:proposal/decision",
        Identifier<College>.self,
        Identifier<TargetProposal>.self
    )
}
