import Tenancy

extension Rulebook {
    /// 运行: yearly quality reports, a re-review every 3 years, suspension and the way out.
    static let operation: [Rule] =
        [
            Rule(.operating, .fileQualityReport, .operating, by: .approver).filing(.qualityReport).recurringly(),
            Rule(.operating, .suspend, .suspended, by: .hqAdmin)
                .filing(.caseReport).withReason().exceptionally(),
            Rule(.operating, .close, .closed, by: .hqAdmin)
                .filing(.caseReport).withReason().exceptionally(),
            Rule(.operating, .failReReview, .suspended, by: .hqAdmin)
                .deciding(on: .fileReReview).needing(.undecided(.fileReReview), .failingVerdict).withReason(),

            Rule(.suspended, .resume, .operating, by: .hqAdmin)
                .filing(.caseReport).needing(.noFailedReReview, .noBlockingFinding).withReason(),
            Rule(.suspended, .close, .closed, by: .hqAdmin)
                .filing(.caseReport).withReason(),
        ]
        + [College.State.operating, .suspended].flatMap {
            [
                Rule($0, .fileReReview, $0, by: .approver).filing(.selfAssessment).recurringly(),
                Rule($0, .passReReview, .operating, by: .hqAdmin)
                    .deciding(on: .fileReReview)
                    .needing(.undecided(.fileReReview), .verdict(.conditional), .noBlockingFinding),
                Rule($0, .withdraw, $0, by: .approver).takingBack(.fileReReview),
            ]
        }
}
