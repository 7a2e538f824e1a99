import Collection
import Foundation
import Postgres
import Support
import Tenancy

extension PlantedSite {
    private var ids: (tenant: Identifier<Organisation>, programme: Identifier<Programme>) {
        (programme.lead.id, programme.programme.id)
    }

    func plantCollege(in scope: Scope) async throws {
        for (id, code, state, version) in [
            (college, "BM-LA-77", "panel-review", 2), (draft, "BM-LA-78", "draft", 0),
            (building, "BM-LA-79", "implementing", 1), (fresh, "BM-LA-80", "draft", 0),
        ] {
            try await scope.execute(
                """
                INSERT INTO lifecycle.college (tenant_id, college_id, programme_id, partner_id, code, name_zh, name_en,
                    lead_zh, lead_en, partner_zh, partner_en, country, city_zh, city_en, state, since,
                    version)
                VALUES (\(ids.tenant), \(id), \(ids.programme), \(programme.partner.id), \(code), '金丝雀学院',
                    'Canary College', '甲学院', 'Lead College A', '外方', 'Partner', 'LA', '金丝雀市', 'Canary City', \(state),
                    '2025-02-01', \(Int32(version)))
                """
            )
        }
        for (id, kind, filed) in [
            (college, "self-assessment", "2025-01-01"), (draft, "application", "2025-01-01"),
            (fresh, "application", nil as String?),
        ] {
            try await scope.execute(
                """
                INSERT INTO lifecycle.document (tenant_id, college_id, kind, version, programme_id, title, body,
                    prepared_by, author, at, filed_at)
                VALUES (\(ids.tenant), \(id), \(kind), 1, \(ids.programme), 'Canary document', 'Canary',
                    ARRAY[\(programme.reporter.id)], 'Canary author', '2025-01-01', \(filed)::timestamptz)
                """
            )
        }
    }

    /// What else is on file of the college: its record, scores, a veto, an assignment, a milestone, a finding.
    func plantFile(in scope: Scope) async throws {
        let own: SQL = "\(ids.tenant), \(college), \(ids.programme)"
        let (expert, reviewer) = (expert, programme.reviewer)
        for (number, step, from, to) in [
            (1, "request-acceptance", "implementing", "acceptance-requested"),
            (2, "open-panel", "acceptance-requested", "panel-review"),
        ] {
            try await scope.execute(
                """
                INSERT INTO lifecycle.transition (tenant_id, college_id, programme_id, number, step, from_state, to_state,
                    member_id, member_name, role, organisation_id, organisation_zh, organisation_en, at, reason, cites)
                VALUES (\(own), \(Int32(number)), \(step), \(from), \(to), \(reviewer.id), 'Canary person', 'reviewer',
                    \(reviewer.organisation), '总部', 'Headquarters', '2025-02-01', 'Canary reason',
                    '[{"kind": "self-assessment", "version": 1}]')
                """
            )
        }
        let building: SQL = "\(ids.tenant), \(building), \(ids.programme)"
        let statements: [SQL] = [
            """
            INSERT INTO lifecycle.transition (tenant_id, college_id, programme_id, number, step, from_state, to_state,
                member_id, member_name, role, organisation_id, organisation_zh, organisation_en, at)
            VALUES (\(building), 1, 'accept-plan', 'preparing', 'implementing', \(reviewer.id), 'Canary person', 'reviewer',
                \(reviewer.organisation), '总部', 'Headquarters', '2025-02-01')
            """,
            """
            INSERT INTO lifecycle.milestone (tenant_id, college_id, programme_id, number, name_zh, name_en, due)
            VALUES (\(building), 1, '金丝雀里程碑', 'Canary milestone', '2025-05-31')
            """,
            // Neither due nor relied on yet.
            """
            INSERT INTO lifecycle.milestone (tenant_id, college_id, programme_id, number, name_zh, name_en, due, added_at)
            VALUES (\(building), 2, '金丝雀里程碑', 'Canary milestone', '2049-05-31', '2025-03-01')
            """,
            // Completed, and nothing decided since.
            """
            INSERT INTO lifecycle.milestone (tenant_id, college_id, programme_id, number, name_zh, name_en, due, added_at,
                done)
            VALUES (\(building), 3, '金丝雀里程碑', 'Canary milestone', '2049-05-31', '2025-03-01', '2025-03-02')
            """,
            """
            INSERT INTO lifecycle.correction (tenant_id, college_id, programme_id, number, kind, item, was, reason, at,
                member_id, member_name, role, organisation_zh, organisation_en)
            VALUES (\(building), 1, 'milestone', 9, '{"nameEn": "Canary"}', 'Canary reason', '2025-02-01', \(reviewer.id),
                'Canary person', 'reviewer', '总部', 'Headquarters')
            """,
            """
            INSERT INTO lifecycle.score (tenant_id, college_id, programme_id, kind, version, expert_id, organisation_id,
                points, comment, at)
            VALUES (\(own), 'self-assessment', 1, \(expert.id), \(expert.organisation), '{"GOV": 7.418529}', 'Canary',
                '2025-02-02')
            """,
            """
            INSERT INTO lifecycle.veto (tenant_id, college_id, programme_id, version, ground, member_name, role, reason, at)
            VALUES (\(own), 1, 'falsified-data', '', 'expert', 'Canary veto', '2025-02-03')
            """,
            """
            INSERT INTO lifecycle.expert_veto (tenant_id, college_id, programme_id, version, ground, expert_id, expert_name)
            VALUES (\(own), 1, 'falsified-data', \(expert.id), 'Canary expert')
            """,
            """
            INSERT INTO lifecycle.assignment (tenant_id, college_id, programme_id, expert_id, organisation_id,
                assigned_by, at)
            VALUES (\(own), \(expert.id), \(expert.organisation), \(reviewer.id), '2025-02-01')
            """,
            """
            INSERT INTO lifecycle.milestone (tenant_id, college_id, programme_id, number, name_zh, name_en, due)
            VALUES (\(own), 1, '金丝雀里程碑', 'Canary milestone', '2025-05-31')
            """,
            """
            INSERT INTO closed_loop.finding (tenant_id, college_id, programme_id, number, severity, text, opened, opened_by, state,
                due)
            VALUES (\(own), 1, 'blocking', 'Canary finding', '2025-02-01', \(reviewer.id), 'evidence-submitted', NULL),
                (\(own), 3, 'minor', 'Canary finding', '2025-02-01', \(reviewer.id), 'open', NULL),
                (\(own), 4, 'minor', 'Canary finding', '2025-02-01', \(reviewer.id), 'open', NULL),
                (\(own), 5, 'minor', 'Canary finding', '2025-02-01', \(reviewer.id), 'plan-accepted', '2049-01-31'),
                (\(own), 6, 'minor', 'Canary finding', '2025-02-01', \(reviewer.id), 'open', '2049-01-31'),
                (\(own), 7, 'minor', 'Canary finding', '2025-02-01', \(reviewer.id), 'plan-submitted', NULL)
            """,
            """
            INSERT INTO closed_loop.plan (tenant_id, college_id, programme_id, finding, cause, method, prepared_by)
            VALUES (\(own), 7, 'Canary cause', 'five-whys', '{}')
            """,
            """
            INSERT INTO closed_loop.action (tenant_id, college_id, programme_id, finding, number, text, owner, due, shown_by)
            SELECT \(own), finding, 1, 'Canary action', 'Canary owner', '2049-01-31', 'Canary proof'
            FROM unnest(ARRAY[4, 5, 7]) AS finding
            """,
            """
            INSERT INTO closed_loop.extension (tenant_id, college_id, programme_id, finding, number, due, reason, asked_on,
                asked_by)
            VALUES (\(own), 5, 1, '2049-03-31', 'Canary reason', '2025-02-02', 'Canary')
            """,
            """
            INSERT INTO closed_loop.transition (tenant_id, college_id, programme_id, finding, number, step, from_state,
                to_state, member_id, member_name, role, organisation_id, organisation_zh, organisation_en, at, plan)
            VALUES (\(own), 3, 1, 'return-plan', 'plan-submitted', 'open', \(reviewer.id), 'Canary', 'reviewer',
                \(reviewer.organisation), '金丝雀', 'Canary', '2025-02-02',
                '{"cause": "", "methodWords": "", "actions": [], "preparedBy": []}')
            """,
            """
            INSERT INTO lifecycle.blocker (tenant_id, college_id, programme_id, number, kind, since)
            VALUES (\(own), 1, 'finding', '2025-02-01')
            """,
        ]
        for statement in statements { try await scope.execute(statement) }
    }

    func plantReports(in scope: Scope) async throws {
        for (id, dataSet, period, state) in [
            (reports.open, "Q_COLLEGE", "2025Q3", "open"), (reports.prepared, "Q_COLLEGE", "2025Q2", "prepared"),
            (reports.approvable, "Q_COLLEGE", "2025Q1", "submitted"),
            (reports.returnable, "Q_COLLEGE", "2024Q4", "submitted"),
            (reports.unremarkable, "M_HEADQUARTERS", "202506", "submitted"),
            (reports.unready, "Q_COLLEGE", "2024Q1", "prepared"),
            (reports.withdrawable, "Q_COLLEGE", "2024Q3", "submitted"),
            (reports.unlockable, "Q_COLLEGE", "2024Q2", "approved"),
        ] {
            try await scope.execute(
                """
                INSERT INTO collection.report (tenant_id, report_id, programme_id, college_id, data_set, period, due_on,
                    state)
                VALUES (\(ids.tenant), \(id), \(ids.programme), \(college), \(dataSet), \(period), '2025-10-20',
                    \(state))
                """
            )
        }
        try await scope.tally("report.college_id = \(college)", of: ids.tenant)
    }

    /// Figures of one quarter with their history and the sums that headquarters reads.
    func plantValues(in scope: Scope) async throws {
        let key: SQL = "\(ids.tenant), \(college), \(ids.programme), 'ORG_STUDENTS', '2025Q3'"
        let statements: [SQL] = [
            """
            INSERT INTO collection.batch (tenant_id, batch_id, programme_id, college_id, report_id, member_id,
                member_name, member_role, at, reason, origin, file_name)
            VALUES (\(ids.tenant), \(batch), \(ids.programme), \(college), \(reports.open), \(programme.reporter.id),
                'Canary', 'reporter', '2025-10-01', 'Canary', 'file', 'Canary.xlsx')
            """,
            """
            INSERT INTO collection.report_step (tenant_id, report_id, number, programme_id, college_id, step, member_id,
                member_name, at, reason, writes)
            VALUES (\(ids.tenant), \(reports.open), 1, \(ids.programme), \(college), 'return',
                \(programme.reviewer.id), 'Canary', '2025-10-01', 'Canary', 0)
            """,
            """
            INSERT INTO collection.ledger (tenant_id, college_id, programme_id, writes)
            VALUES (\(ids.tenant), \(college), \(ids.programme), 2)
            """,
            """
            INSERT INTO collection.value (tenant_id, college_id, programme_id, element, period, value, at, number,
                batch_id)
            VALUES (\(key), 8675309, '2025-10-02', 2, \(batch)),
                (\(ids.tenant), \(college), \(ids.programme), 'ORG_TEACHERS_CN', '2025Q3', 1, '2025-10-02', 2, \(batch)),
                (\(ids.tenant), \(college), \(ids.programme), 'TCH_VISITS', '202506', 1, '2025-10-02', 2, \(batch)),
                (\(ids.tenant), \(college), \(ids.programme), 'TCH_VISITS_SATISFACTORY', '202506', 1, '2025-10-02', 2,
                    \(batch))
            """,
            """
            INSERT INTO collection.past_value (tenant_id, college_id, programme_id, element, period, value, at, number,
                batch_id, ended_at, ended_number, ended_batch_id)
            VALUES (\(key), 7418529, '2025-10-01', 1, \(batch), '2025-10-02', 2, \(batch))
            """,
        ]
        for statement in statements { try await scope.execute(statement) }
        _ = try await scope.acting(as: "rollup") {
            try await scope.execute(
                """
                INSERT INTO collection.rollup (programme_id, country, element, period, colleges, sum)
                VALUES (\(ids.programme), 'LA', 'ORG_STUDENTS', '2025Q3', 1, 8675309),
                    (\(ids.programme), 'LA', 'ORG_TEACHERS_CN', '2025Q3', 1, 1),
                    (\(ids.programme), 'LA', 'ORG_TEACHERS_LOCAL', '2025Q3', 1, 0)
                """
            )
            try await scope.execute(
                """
                INSERT INTO collection.college_rollup (tenant_id, college_id, programme_id, element, category, period,
                    reported, sum)
                VALUES (\(ids.tenant), \(college), \(ids.programme), 'TCH_VISITS', '', '2025Q2', 1, 1)
                """
            )
        }
    }
}
