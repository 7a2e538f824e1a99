import Indicators
import Lifecycle
import Tenancy

extension Routes {
    static let targets = Route("targets", asks: PeriodQuery.self)
    static let targetWorkbook = Route("targets/workbook")
    static let targetWorkbookFile = Route("targets/workbook/targets.xlsx")
    static let targetChanges = Route("targets/workbook/changes")
    /// What applies to a college, and what it proposes.
    static let collegeTargets = Route("colleges/:id/targets", Identifier<College>.self)
    static let targetDecision = Route(
        "colleges/:id/targets/:proposal/decision",
        Identifier<College>.self,
        Identifier<TargetProposal>.self
    )
}
