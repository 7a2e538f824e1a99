import Foundation
import Lifecycle
import Postgres
import Tenancy

extension Scope {
    /// A college's findings, in order of their numbers.
    package func findings(of college: College) async throws -> [Finding] {
        try await findings(of: [college])[college.id] ?? []
    }

    /// The same of several colleges, by college; a college without any is not in it.
    package func findings(of colleges: [College]) async throws -> [Identifier<College>: [Finding]] {
        var found: [Identifier<College>: [Finding]] = [:]
        _ = try await all(
            """
            SELECT college_id, number, severity, text, opened, opened_by, due, verified, verified_by,
                verified_organisation_id
            FROM closed_loop.finding WHERE \(own(colleges)) ORDER BY number
            """
        ) {
            (
                college: Identifier<College>,
                number: Int,
                severity: Finding.Severity,
                text: String,
                opened: Date,
                openedBy: Identifier<Member>,
                due: Date?,
                verified: Date?,
                verifiedBy: Identifier<Member>?,
                organisation: Identifier<Organisation>?
            ) in
            var verification: Finding.Verification?
            if let verified, let verifiedBy, let organisation {
                verification = Finding.Verification(by: verifiedBy, of: organisation, at: verified)
            }
            let finding = Finding(
                number,
                severity,
                text: text,
                opened: opened,
                openedBy: openedBy,
                due: due,
                verification: verification
            )
            found[college, default: []].append(finding)
        }
        return found
    }

    /// Writes findings of a college that is being stored whole; what they hold up stands in its file.
    package func store(_ findings: [Finding], of college: College) async throws {
        try await execute(
            """
            INSERT INTO closed_loop.finding (tenant_id, college_id, programme_id, number, severity, text, opened,
                opened_by, due, verified, verified_by, verified_organisation_id)
            SELECT \(college.tenant), \(college.id), \(college.programme), number, severity, text, opened, opened_by,
                due, verified, verified_by, verified_organisation_id
            FROM unnest(\(findings.map { Int32($0.number) }), \(findings.map(\.severity)), \(findings.map(\.text)),
                \(findings.map(\.opened)), \(findings.map(\.openedBy)), \(findings.map(\.due)),
                \(findings.map(\.verification?.at)), \(findings.map(\.verification?.member)),
                \(findings.map(\.verification?.organisation)))
                AS given (number, severity, text, opened, opened_by, due, verified, verified_by,
                    verified_organisation_id)
            """
        )
    }
}
