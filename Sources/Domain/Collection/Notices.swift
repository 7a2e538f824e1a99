import Foundation
import Language
import Lifecycle
import Notices
import Outbox
import Postgres
import Tenancy

/// Who is told of what happens to reports.
extension NoticeRow {
    /// Every row of this room.
    package static let ofCollection = [
        NoticeRow("collection.open-reports", .reports, about: NoticeSubject.newReports, [.own(.reporter).waiting]),
        NoticeRow(
            "collection.submit",
            .reports,
            about: NoticeSubject.report,
            [.headquarters(.reviewer).waiting, .own(.reporter), .followers]
        ),
        NoticeRow(
            "collection.withdraw",
            .reports,
            about: NoticeSubject.report,
            [.headquarters(.reviewer), .own(.reporter)]
        ),
        NoticeRow(
            "collection.return",
            .reports,
            about: NoticeSubject.report,
            [.own(.reporter).waiting, .own(.approver), .partner(.partner).waiting, .followers]
        ),
        NoticeRow(
            "collection.approve",
            .reports,
            about: NoticeSubject.report,
            [.own(.reporter, .approver), .partner(.partner), .followers]
        ),
        NoticeRow(
            "collection.unlock",
            .reports,
            about: NoticeSubject.report,
            [.own(.reporter).waiting, .own(.approver), .partner(.partner).waiting, .followers]
        ),
    ]
}

extension NoticeSubject {
    /// The reports that were opened for a lead college.
    @Sendable
    fileprivate static func newReports(_ scope: Scope, _ entry: OutboxEntry) async throws -> NoticeSubject? {
        Identifier<Organisation>(entry.subject).map { NoticeSubject(NoticePlace(.reports), of: $0) }
    }

    /// The report that an entry names, with its college; the partner has to do with what is the partner's to report.
    @Sendable
    fileprivate static func report(_ scope: Scope, _ entry: OutboxEntry) async throws -> NoticeSubject? {
        guard let id = Identifier<Report>(entry.subject) else { return nil }
        return try await scope.all(
            """
            SELECT report.tenant_id, CASE WHEN data_set.source = 'partner' THEN college.partner_id END,
                college.college_id, college.code, college.name_zh, college.name_en, report.data_set, report.period
            FROM collection.report
            JOIN lifecycle.college
                ON college.tenant_id = report.tenant_id AND college.college_id = report.college_id
            JOIN collection.data_set
                ON data_set.programme_id = report.programme_id AND data_set.code = report.data_set
            WHERE report.report_id = \(id) AND report.programme_id = \(scope.member.programme)
            """
        ) {
            (
                tenant: Identifier<Organisation>,
                partner: Identifier<Organisation>?,
                college: UUID,
                code: String,
                zh: String,
                en: String,
                dataSet: String,
                period: String
            ) in
            NoticeSubject(
                NoticePlace(.report, "\(id)"),
                of: tenant,
                partner: partner,
                college: college,
                names: ["code": code, "zh": zh, "en": en, "dataSet": dataSet, "period": period]
            )
        }.first
    }
}
