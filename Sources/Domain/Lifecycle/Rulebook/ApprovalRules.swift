import Tenancy

extension Rulebook {
    /// 建设立项: from the draft of an application to headquarters' decision.
    static let approval: [Rule] = [
        Rule(.draft, .submit, .submitted, by: .approver).filing(.application),
        Rule(.draft, .returnDraft, .draft, by: .approver).returning(.application),

        Rule(.submitted, .startFormalReview, .formalReview, by: .reviewer),
        Rule(.submitted, .withdraw, .draft, by: .approver).takingBack(.submit),
        Rule(.formalReview, .withdraw, .draft, by: .approver).takingBack(.submit),

        Rule(.formalReview, .passFormalReview, .expertReview, by: .reviewer).deciding(on: .submit),
        Rule(.formalReview, .returnApplication, .returned, by: .reviewer)
            .deciding(on: .submit).withReason(),

        Rule(.expertReview, .approve, .approved, by: .hqAdmin)
            .deciding(on: .submit).notBy(whoTook: .passFormalReview).needing(.experts, .favourableMean),
        Rule(.expertReview, .returnApplication, .returned, by: .hqAdmin)
            .deciding(on: .submit).notBy(whoTook: .passFormalReview).needing(.experts).withReason(),
        Rule(.expertReview, .reject, .rejected, by: .hqAdmin)
            .deciding(on: .submit).notBy(whoTook: .passFormalReview).needing(.experts).withReason(),

        Rule(.returned, .revise, .draft, by: .reporter, .approver),

        Rule(.approved, .prepare, .preparing, by: .approver, .hqAdmin),
        Rule(.approved, .close, .closed, by: .hqAdmin)
            .filing(.caseReport).withReason().exceptionally(),
    ]
}
