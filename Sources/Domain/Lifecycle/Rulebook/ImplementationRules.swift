import Tenancy

extension Rulebook {
    /// 组织实施: from the agreement to a college that is ready to be accepted.
    static let implementation: [Rule] =
        [
            Rule(.preparing, .filePlan, .preparing, by: .approver).filing(.agreement, .constructionPlan),
            Rule(.preparing, .returnDraft, .preparing, by: .approver).returning(.agreement, .constructionPlan),
            Rule(.preparing, .acceptPlan, .implementing, by: .reviewer)
                .deciding(on: .filePlan).needing(.undecided(.filePlan)),
            Rule(.preparing, .returnPlan, .preparing, by: .reviewer)
                .deciding(on: .filePlan).needing(.undecided(.filePlan)).withReason(),

            Rule(.implementing, .reportProgress, .implementing, by: .approver).filing(.progressReport).recurringly(),
            Rule(.implementing, .requestChange, .implementing, by: .approver)
                .filing(.changeRequest).withReason().exceptionally(),
            Rule(.implementing, .approveChange, .implementing, by: .hqAdmin)
                .deciding(on: .requestChange).needing(.undecided(.requestChange)),
            Rule(.implementing, .refuseChange, .implementing, by: .hqAdmin)
                .deciding(on: .requestChange).needing(.undecided(.requestChange)).withReason(),
            Rule(.implementing, .startMidTerm, .midTerm, by: .reviewer)
                .needing(.progressReported, .decided(.requestChange)).until(.midTermPassed),

            Rule(.midTerm, .fileMidTermReport, .midTerm, by: .approver).filing(.midTermReport),
            Rule(.midTerm, .returnDraft, .midTerm, by: .approver).returning(.midTermReport),
            Rule(.midTerm, .continueAfterMidTerm, .implementing, by: .reviewer)
                .deciding(on: .fileMidTermReport).needing(.undecided(.fileMidTermReport), .noBlockingFinding),
            Rule(.midTerm, .orderRectification, .rectifying, by: .reviewer)
                .deciding(on: .fileMidTermReport).needing(.undecided(.fileMidTermReport), .blockingFinding)
                .withReason(),

            Rule(.rectifying, .fileRectification, .rectifying, by: .approver).filing(.rectificationReport),
            Rule(.rectifying, .returnDraft, .rectifying, by: .approver).returning(.rectificationReport),
            Rule(.rectifying, .verifyRectification, .implementing, by: .reviewer)
                .deciding(on: .fileRectification).needing(.undecided(.fileRectification), .noBlockingFinding),
            Rule(.rectifying, .returnRectification, .rectifying, by: .reviewer)
                .deciding(on: .fileRectification).needing(.undecided(.fileRectification)).withReason(),
        ]
        + [
            (College.State.preparing, College.Step.filePlan), (.implementing, .requestChange),
            (.midTerm, .fileMidTermReport), (.rectifying, .fileRectification),
        ].map { Rule($0, .withdraw, $0, by: .approver).takingBack($1) }
        + [College.State.preparing, .implementing, .midTerm, .rectifying].map {
            Rule($0, .close, .closed, by: .hqAdmin)
                .filing(.caseReport).withReason().exceptionally()
        }
}
