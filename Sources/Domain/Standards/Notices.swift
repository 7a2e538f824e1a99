import Notices
import Outbox
import Postgres
import Tenancy

/// Who is told of what happens to adoptions.
extension NoticeRow {
    /// Every row of this room.
    package static let ofStandards = [
        NoticeRow("standards.adopt", .adoptions, about: NoticeSubject.adoption, [.headquarters(.reviewer).waiting]),
        decided("standards.confirm-adoption"),
        decided("standards.withdraw-adoption"),
    ]

    private static func decided(_ kind: String) -> NoticeRow {
        NoticeRow(kind, .adoptions, about: NoticeSubject.adoption, [.own(.partner, .reviewer, .hqAdmin)])
    }
}

extension NoticeSubject {
    /// The adoption that an entry names, which is whose who proposed it; nil where it was taken back.
    @Sendable
    fileprivate static func adoption(_ scope: Scope, _ entry: OutboxEntry) async throws -> NoticeSubject? {
        guard let id = entry.payload["adoption"].flatMap({ Identifier<Adoption>($0) }) else { return nil }
        return try await scope.all(
            """
            SELECT tenant_id, standard_code FROM standards.adoption
            WHERE programme_id = \(scope.member.programme) AND adoption_id = \(id)
            """
        ) { (tenant: Identifier<Organisation>, code: String) in
            NoticeSubject(NoticePlace(.standard, code), of: tenant, names: ["code": entry.subject])
        }.first
    }
}
