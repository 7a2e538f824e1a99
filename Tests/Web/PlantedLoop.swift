import Foundation
import Postgres
import Support
import Tenancy

/// Warnings, a target and a proposed one of a college, planted by SQL.
struct PlantedLoop {
    let tenant: Identifier<Organisation>
    let programme: Identifier<Programme>
    let college: UUID
    let reporter: Identifier<Member>
    let hqAdmin: Identifier<Member>
    var proposal = UUID()
    /// In which the warnings count.
    var month = "202507"

    /// Warnings in each state in which somebody has to do something, a target and one that is proposed.
    func plant(in scope: Scope) async throws {
        _ = try await scope.acting(as: "loop") {
            for (number, state) in [(1, "open"), (2, "dismissed"), (3, "open")] {
                try await scope.execute(
                    """
                    INSERT INTO closed_loop.warning (tenant_id, college_id, number, programme_id, kind, cause, subject,
                        period, value, raised, month, due, state, answered_at, answered_on, answered_by, words)
                    VALUES (\(tenant), \(college), \(Int32(number)), \(programme), 'target-missed',
                        \("canary \(number)"), 'DO_STUDENT_TEACHER_RATIO', '2025Q2', 8675309, '2025-07-01', \(month),
                        '2025-07-15', \(state), '2025-07-02', '2025-07-02', \(reporter), 'Canary words')
                    """
                )
                try await scope.execute(
                    """
                    INSERT INTO closed_loop.warning_step (tenant_id, college_id, warning, number, programme_id, step, at, reason)
                    VALUES (\(tenant), \(college), \(Int32(number)), 1, \(programme), 'raise', '2025-07-01', 'Canary reason')
                    """
                )
            }
        }
        _ = try await scope.acting(as: "hq-admin") {
            try await scope.execute(
                """
                INSERT INTO indicators.college_target (tenant_id, target_id, programme_id, college_id, indicator, period,
                    value, since, set_at, set_by, reason)
                VALUES (\(tenant), gen_random_uuid(), \(programme), \(college), 'DO_STUDENT_TEACHER_RATIO',
                    '2048', 8675309, '2025-01-01', '2025-01-01', \(hqAdmin), 'Canary reason')
                """
            )
            try await scope.execute(
                """
                INSERT INTO indicators.target_proposal (tenant_id, proposal_id, programme_id, college_id, indicator,
                    period, value, reason, proposed_at, proposed_by)
                VALUES (\(tenant), \(proposal), \(programme), \(college), 'DO_STUDENT_TEACHER_RATIO', '2048',
                    8675309, 'Canary reason', '2025-01-01', \(reporter))
                """
            )
        }
    }
}
