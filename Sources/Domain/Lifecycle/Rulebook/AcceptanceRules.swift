import Tenancy

extension Rulebook {
    /// 成果验收: from the request to a college that may operate.
    static let acceptance: [Rule] = [
        Rule(.implementing, .requestAcceptance, .acceptanceRequested, by: .approver)
            .filing(.selfAssessment)
            .needing(.midTermPassed, .noBlockingFinding, .milestonesDone, .decided(.requestChange)),

        Rule(.acceptanceRequested, .openPanel, .panelReview, by: .reviewer).deciding(on: .requestAcceptance),
        Rule(.acceptanceRequested, .returnRequest, .implementing, by: .reviewer)
            .deciding(on: .requestAcceptance).withReason(),
        Rule(.acceptanceRequested, .withdraw, .implementing, by: .approver).takingBack(.requestAcceptance),

        Rule(.panelReview, .accept, .accepted, by: .hqAdmin)
            .deciding(on: .requestAcceptance).notBy(whoTook: .openPanel).needing(.verdict(.pass), .noBlockingFinding),
        Rule(.panelReview, .acceptConditionally, .conditionallyAccepted, by: .hqAdmin)
            .deciding(on: .requestAcceptance).notBy(whoTook: .openPanel).needing(.verdict(.conditional), .conditions)
            .withReason(),
        Rule(.panelReview, .fail, .failed, by: .hqAdmin)
            .deciding(on: .requestAcceptance).notBy(whoTook: .openPanel).needing(.failingVerdict).withReason(),

        Rule(.accepted, .operate, .operating, by: .hqAdmin)
            .deciding(on: .requestAcceptance).notBy(whoTook: .openPanel),

        Rule(.conditionallyAccepted, .operate, .operating, by: .hqAdmin)
            .deciding(on: .requestAcceptance).notBy(whoTook: .openPanel).needing(.conditionsMet),
        Rule(.conditionallyAccepted, .fail, .failed, by: .hqAdmin)
            .deciding(on: .requestAcceptance).notBy(whoTook: .openPanel).needing(.conditionOverdue).withReason()
            .exceptionally(),

        Rule(.failed, .orderRectification, .rectifying, by: .hqAdmin)
            .deciding(on: .requestAcceptance).notBy(whoTook: .openPanel).needing(.firstFailure, .blockingFinding)
            .withReason(),
        Rule(.failed, .close, .closed, by: .hqAdmin)
            .filing(.caseReport).withReason(),
    ]
}
