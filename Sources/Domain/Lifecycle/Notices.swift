import Notices
import Outbox
import Postgres
import Tenancy

/// Who is told of what happens to an overseas college and on its file.
extension NoticeRow {
    /// Every row of this room.
    package static let ofLifecycle =
        College.Step.allCases.map(step) + [
            NoticeRow("lifecycle.assign", .steps, about: NoticeSubject.college, [.named("expert").waiting]),
            NoticeRow("lifecycle.score", .steps, about: NoticeSubject.college, [.headquarters(.reviewer)]),
            NoticeRow("lifecycle.veto", .steps, about: NoticeSubject.college, [.headquarters(.hqAdmin, .reviewer)]),

            filed("lifecycle.add-document", .documents),
            filed("lifecycle.change-document", .documents),
            filed("lifecycle.withdraw-document", .documents),

            filed("lifecycle.add-milestone", .milestones),
            filed("lifecycle.change-milestone", .milestones),
            filed("lifecycle.withdraw-milestone", .milestones),
            filed("lifecycle.complete-milestone", .milestones),
            filed("lifecycle.reopen-milestone", .milestones),
        ]

    /// A step, which whoever has to do with the college is told; it waits for whoever's turn it is.
    private static func step(_ step: College.Step) -> NoticeRow {
        let own = Audience.own(.reporter, .approver, .collegeAdmin)
        let headquarters = Audience.headquarters(.reviewer, .hqAdmin)
        let isFiled = !Right.take(step).roles(at: .own).isEmpty
        let audiences: [Audience] =
            switch step {
            case .returnDraft: [own.waiting]
            case .withdraw, .revise: [own, headquarters]
            case _ where isFiled: [headquarters.waiting, own, .partner(.partner), .followers]
            case _ where mended.contains(step): [own.waiting, headquarters, .partner(.partner), .followers]
            default: [own, headquarters, .partner(.partner), .followers]
            }
        return NoticeRow(
            "lifecycle.\(step.rawValue)",
            .steps,
            about: { scope, entry in
                try await NoticeSubject.college(
                    scope,
                    entry,
                    // What was submitted and taken back, headquarters has known.
                    isDraft: false,
                    words: ["step": step.messageKey]
                )
            },
            saying: "notices.said.step",
            audiences
        )
    }

    /// Steps after which the lead college has to do something.
    private static let mended: Set<College.Step> = [
        .returnApplication, .approve, .returnPlan, .orderRectification, .returnRectification, .returnRequest,
        .acceptConditionally, .fail, .failReReview, .suspend,
    ]

    /// Something on the file of a college.
    private static func filed(_ kind: String, _ topic: NoticeTopic) -> NoticeRow {
        NoticeRow(kind, topic, about: NoticeSubject.college, [.own(.reporter, .approver), .followers])
    }
}

extension NoticeSubject {
    /// The college that an entry names; nil where it is no longer there.
    @Sendable
    package static func college(_ scope: Scope, _ entry: OutboxEntry) async throws -> NoticeSubject? {
        try await college(scope, entry, isDraft: nil)
    }

    /// The same.
    ///
    /// - Parameter isDraft: whether only its own tenant knows of it; nil as its state says.
    fileprivate static func college(
        _ scope: Scope,
        _ entry: OutboxEntry,
        isDraft: Bool?,
        words: [String: String] = [:]
    ) async throws -> NoticeSubject? {
        guard let id = Identifier<College>(entry.subject),
            let college = try await scope.colleges(where: "college.college_id = \(id)").first?.college
        else { return nil }
        return NoticeSubject(
            NoticePlace(.college, "\(id)"),
            of: college.tenant,
            partner: college.partner,
            college: id.uuid,
            isDraft: isDraft ?? (college.state == .draft),
            names: ["code": college.code, "zh": college.nameZh, "en": college.nameEn],
            words: words
        )
    }
}
