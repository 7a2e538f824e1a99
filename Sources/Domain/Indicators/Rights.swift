import Tenancy

/// Who may do what of targets and validation rules. Whoever sees a figure sees what it is judged by.
extension Right {
    /// Of the programme, of countries and of colleges; also agrees what colleges propose.
    package static let setTargets = deed("indicators.set-targets", .headquarters(.hqAdmin))
    /// For one's own college, in its construction plan.
    package static let proposeTarget = deed("indicators.propose-target", .own(.reporter, .collegeAdmin))

    /// The validation rules of the programme.
    package static let setRules = deed("indicators.set-rules", .headquarters(.hqAdmin))

    /// Every row of this room.
    package static let ofIndicators = [setTargets, proposeTarget, setRules]
}
