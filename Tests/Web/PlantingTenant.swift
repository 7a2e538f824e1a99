import Collection
import Foundation
import Lifecycle
import Number
import Postgres
import Tenancy

extension PlantedTenant {
    /// What experts and headquarters make of the college.
    func plantJudgements(in scope: Scope) async throws {
        let (tenant, id, programme) = (college.tenant, college.id, college.programme)
        try await scope.execute(
            """
            INSERT INTO lifecycle.document (tenant_id, college_id, kind, version, programme_id, title, body, prepared_by,
                author, at)
            VALUES (\(tenant), \(id), 'self-assessment', 1, \(programme), 'Title', 'Body', ARRAY[\(expert.id)], 'Author',
                \(now))
            """
        )
        try await scope.execute(
            """
            INSERT INTO lifecycle.assignment (tenant_id, college_id, expert_id, programme_id, organisation_id,
                assigned_by, at)
            VALUES (\(tenant), \(id), \(expert.id), \(programme), \(expert.organisation), \(expert.id), \(now))
            """
        )
        try await scope.execute(
            """
            INSERT INTO lifecycle.score (tenant_id, college_id, kind, version, expert_id, programme_id, organisation_id,
                points, at)
            VALUES (\(tenant), \(id), 'self-assessment', 1, \(expert.id), \(programme), \(expert.organisation),
                '{"GOV": 8}', \(now))
            """
        )
        try await scope.execute(
            """
            INSERT INTO lifecycle.veto (tenant_id, college_id, version, ground, programme_id, reason, at, member_name,
                role)
            VALUES (\(tenant), \(id), 1, 'safety-incident', \(programme), 'Reason', \(now), '', 'expert')
            """
        )
        try await scope.execute(
            """
            INSERT INTO lifecycle.expert_veto (tenant_id, college_id, version, ground, programme_id, expert_id, expert_name)
            VALUES (\(tenant), \(id), 1, 'safety-incident', \(programme), \(expert.id), 'Expert')
            """
        )
        try await scope.execute(
            """
            INSERT INTO closed_loop.finding (tenant_id, college_id, number, programme_id, severity, text, opened, opened_by)
            VALUES (\(tenant), \(id), 1, \(programme), 'blocking', 'Finding', \(now), \(expert.id))
            """
        )
        try await scope.execute(
            """
            INSERT INTO closed_loop.transition (tenant_id, college_id, programme_id, finding, number, step, from_state,
                to_state, member_id, member_name, role, organisation_id, organisation_zh, organisation_en, at, plan)
            VALUES (\(tenant), \(id), \(programme), 1, 1, 'submit-plan', 'open', 'plan-submitted', \(expert.id),
                'Approver', 'approver', \(tenant), '甲', 'A', \(now),
                '{"cause": "", "methodWords": "", "actions": [], "preparedBy": []}')
            """
        )
        try await scope.execute(
            """
            INSERT INTO lifecycle.blocker (tenant_id, college_id, number, programme_id, kind, since)
            VALUES (\(tenant), \(id), 1, \(programme), 'finding', \(now))
            """
        )
    }

    func plantRecord(in scope: Scope) async throws {
        let (tenant, id, programme) = (college.tenant, college.id, college.programme)
        try await scope.execute(
            """
            INSERT INTO lifecycle.transition (tenant_id, college_id, number, programme_id, step, from_state, to_state,
                member_id, member_name, role, organisation_id, organisation_zh, organisation_en, at)
            VALUES (\(tenant), \(id), 1, \(programme), 'submit', 'draft', 'submitted', \(scope.member.id), 'Member',
                'approver', \(tenant), '甲学院', 'Lead College A', \(now))
            """
        )
        try await scope.execute(
            """
            INSERT INTO lifecycle.milestone (tenant_id, college_id, number, programme_id, name_zh, name_en, due)
            VALUES (\(tenant), \(id), 1, \(programme), '里程碑', 'Milestone', \(now))
            """
        )
        try await scope.execute(
            """
            INSERT INTO lifecycle.correction (tenant_id, college_id, number, programme_id, kind, item, was, reason, at,
                member_id, member_name, role, organisation_zh, organisation_en)
            VALUES (\(tenant), \(id), 1, \(programme), 'milestone', 2, '{}', 'Reason', \(now), \(scope.member.id), 'Member',
                'reviewer', '总部', 'Headquarters')
            """
        )
    }

    func plantReport(in scope: Scope) async throws {
        let (tenant, id, programme) = (college.tenant, college.id, college.programme)
        try await scope.execute(
            """
            INSERT INTO collection.report (tenant_id, report_id, programme_id, college_id, data_set, period, due_on)
            VALUES (\(tenant), \(report), \(programme), \(id), 'Q_COLLEGE', '2025Q3', '2025-10-20')
            """
        )
        try await scope.tally("report.college_id = \(id)", of: tenant)
        for (number, step) in [(1, "return"), (2, "submit")] as [(Int32, String)] {
            try await scope.execute(
                """
                INSERT INTO collection.report_step (tenant_id, report_id, number, programme_id, college_id, step,
                    member_id, member_name, at, reason, writes)
                VALUES (\(tenant), \(report), \(number), \(programme), \(id), \(step), \(expert.id), 'Member', \(now),
                    'Reason', \(Int64(number - 1)))
                """
            )
        }
        // Written anew, so that it has a history.
        try await scope.record(
            [RecordedValue(college: id, element: "ORG_STUDENTS", period: period, value: Number(8))],
            of: tenant,
            as: Batch(id: batch, origin: .form, reason: "Reason", report: report, college: id),
            at: now
        )
        // Beside the sums, so that their check finds something.
        try await scope.execute(
            """
            INSERT INTO collection.value (tenant_id, college_id, element, period, programme_id, value, at, number, batch_id)
            VALUES (\(tenant), \(id), 'ORG_STUDENTS', '2024Q3', \(programme), 9, \(now), 1, \(batch))
            """
        )
    }

    func plantLibrary(in scope: Scope) async throws {
        let text = "{\"zh-Hans\": {\"text\": \"草稿\"}, \"en\": {\"text\": \"Draft\"}}"
        try await scope.execute(
            """
            INSERT INTO standards.standard (tenant_id, standard_id, programme_id, code, version, version_order, title,
                summary, isco, csco, field, catalogue_programmes, levels, licence, hours, equipment, teachers)
            VALUES (\(college.tenant), \(standard), \(college.programme), 'PLANTED', '1.0.0', '{1,0,0}', \(text)::jsonb,
                \(text)::jsonb, '{}', '{}', '0715', '[]', '{}', 'CC-BY-4.0', 10, '[]', '[]')
            """
        )
        try await scope.execute(
            """
            INSERT INTO standards.adoption (tenant_id, adoption_id, programme_id, standard_id, standard_code,
                standard_version, country, authority, level)
            VALUES (\(college.tenant), \(adoption), \(college.programme), \(standard), 'PLANTED', '1.0.0', 'ZZ',
                \(text)::jsonb, 'national')
            """
        )
        try await scope.execute(
            """
            INSERT INTO courses.course (tenant_id, course_id, programme_id, code, version, version_order, title, summary,
                field, hours, credits, licence)
            VALUES (\(college.tenant), \(course), \(college.programme), 'PLANTED', '1.0.0', '{1,0,0}', \(text)::jsonb,
                \(text)::jsonb, '0715', 10, 1, 'CC-BY-4.0')
            """
        )
    }
}
