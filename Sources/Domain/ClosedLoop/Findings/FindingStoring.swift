import Calendar
import Foundation
import Lifecycle
import Number
import Postgres
import Tenancy

extension Scope {
    /// Writes findings of a college with all that is written of them; what they hold up stands in the college's file.
    package func store(_ findings: [Finding], of college: College) async throws {
        guard !findings.isEmpty else { return }
        try await transaction.pipeline([
            Self.insertion(of: findings, college),
            Self.insertion(plansOf: findings, college),
            Self.insertion(
                of: findings.flatMap { finding in finding.plan.actions.map { (finding.number, $0) } },
                college
            ),
            Self.insertion(
                of: findings.flatMap { finding in finding.extensions.map { (finding.number, $0) } },
                college
            ),
        ])
    }

    /// Writes steps of the record.
    package func store(_ steps: [FindingTransitionEntry], of college: College) async throws {
        guard !steps.isEmpty else { return }
        let taken = steps.map(\.transition)
        try await execute(
            """
            INSERT INTO closed_loop.transition (tenant_id, college_id, programme_id, finding, number, step, from_state,
                to_state, member_id, member_name, role, organisation_id, organisation_zh, organisation_en, at, reason, plan,
                confirmed, meaning)
            SELECT \(college.tenant), \(college.id), \(college.programme), finding, number, step, from_state, to_state,
                member_id, member_name, role, organisation_id, organisation_zh, organisation_en, at, reason, plan,
                confirmed, meaning
            FROM unnest(\(taken.map { Int32($0.finding) }), \(taken.map { Int32($0.number) }), \(taken.map(\.step)),
                \(taken.map(\.from)), \(taken.map(\.to)), \(taken.map(\.member)), \(steps.map(\.memberName)),
                \(taken.map(\.role)), \(taken.map(\.organisation)), \(steps.map(\.organisationZh)),
                \(steps.map(\.organisationEn)), \(taken.map(\.at)), \(taken.map(\.reason)),
                \(taken.map { JSON($0.plan) }), \(taken.map(\.confirmation?.way)),
                \(taken.map { $0.confirmation.map { JSON($0.meaning) } }))
                AS given (finding, number, step, from_state, to_state, member_id, member_name, role, organisation_id,
                    organisation_zh, organisation_en, at, reason, plan, confirmed, meaning)
            """
        )
    }

    /// Writes where a finding stands after steps of its course. The owner's steps are written as the rulebook's own, which
    /// never verifies.
    func save(_ finding: Finding, _ steps: [FindingTransition], of college: College) async throws {
        guard let first = steps.first else { return }
        let update: SQL = """
            UPDATE closed_loop.finding
            SET state = \(finding.state), version = \(Int32(finding.version)), since = \(finding.since),
                outcome = \(finding.outcome?.kind), outcome_value = \(finding.outcome?.value),
                outcome_reason = \(finding.outcome?.lack), closed = \(finding.closed)
            WHERE \(own(college)) AND number = \(Int32(finding.number)) AND version = \(Int32(first.number - 1))
            """
        let isOwn = college.tenant == member.organisation
        let updated = isOwn ? try await acting(as: "finding") { try await execute(update) } : try await execute(update)
        guard updated == 1 else { throw FindingRefusal.changedMeanwhile(to: finding.state) }
        if let verification = finding.verification, steps.contains(where: { $0.step == .verify }) {
            try await execute(
                """
                UPDATE closed_loop.finding SET verified = \(verification.at), verified_by = \(verification.member),
                    verified_organisation_id = \(verification.organisation)
                WHERE \(own(college)) AND number = \(Int32(finding.number)) AND verified IS NULL
                """
            )
        }
        let organisation = try await ownOrganisation()
        try await store(
            steps.map {
                FindingTransitionEntry(
                    transition: $0,
                    memberName: member.fullName,
                    organisationZh: organisation.nameZh,
                    organisationEn: organisation.nameEn
                )
            },
            of: college
        )
    }

    private static func insertion(of findings: [Finding], _ college: College) -> SQL {
        """
        INSERT INTO closed_loop.finding (tenant_id, college_id, programme_id, number, severity, text, opened, opened_by,
            due, verified, verified_by, verified_organisation_id, origin, warning, indicator, owner_organisation_id,
            owner_id, owner_name, first_due, state, version, since, outcome, outcome_value, outcome_reason, closed,
            follows, opened_by_name)
        SELECT \(college.tenant), \(college.id), \(college.programme), given.*
        FROM unnest(\(findings.map { Int32($0.number) }), \(findings.map(\.severity)), \(findings.map(\.text)),
            \(findings.map(\.opened)), \(findings.map(\.openedBy)), \(findings.map(\.due)),
            \(findings.map(\.verification?.at)), \(findings.map(\.verification?.member)),
            \(findings.map(\.verification?.organisation)), \(findings.map(\.origin)), \(findings.map { $0.warning.map(Int32.init) }),
            \(findings.map(\.indicator)), \(findings.map(\.owner.organisation)), \(findings.map(\.owner.member)),
            \(findings.map(\.owner.name)), \(findings.map(\.firstDue)), \(findings.map(\.state)),
            \(findings.map { Int32($0.version) }), \(findings.map(\.since)), \(findings.map(\.outcome?.kind)),
            \(findings.map(\.outcome?.value)), \(findings.map(\.outcome?.lack)), \(findings.map(\.closed)),
            \(findings.map { $0.follows.map(Int32.init) }), \(findings.map(\.openedByName))) AS given
        """
    }

    private static func insertion(plansOf findings: [Finding], _ college: College) -> SQL {
        let written = findings.filter { !$0.plan.preparedBy.isEmpty }
        let plans = written.map(\.plan)
        return """
            INSERT INTO closed_loop.plan (tenant_id, college_id, programme_id, finding, cause, method, method_words,
                criterion_from, criterion_to, criterion_period, prepared_by)
            SELECT \(college.tenant), \(college.id), \(college.programme), finding, cause, method, method_words,
                criterion_from, criterion_to, criterion_period,
                ARRAY(SELECT jsonb_array_elements_text(prepared_by)::uuid)
            FROM unnest(\(written.map { Int32($0.number) }), \(plans.map(\.cause)), \(plans.map(\.method)),
                \(plans.map(\.methodWords)), \(plans.map(\.criterion?.from)), \(plans.map(\.criterion?.to)),
                \(plans.map(\.criterion?.period.identifier)), \(plans.map { JSON(Array($0.preparedBy)) }))
                AS given (finding, cause, method, method_words, criterion_from, criterion_to, criterion_period, prepared_by)
            """
    }

    /// One statement that writes actions of findings.
    static func insertion(of rows: [(finding: Int, action: CorrectiveAction)], _ college: College) -> SQL {
        let actions = rows.map(\.action)
        return """
            INSERT INTO closed_loop.action (tenant_id, college_id, programme_id, finding, number, text, owner, due,
                shown_by, state, words, settled_on, settled_by)
            SELECT \(college.tenant), \(college.id), \(college.programme), given.*
            FROM unnest(\(rows.map { Int32($0.finding) }), \(actions.map { Int32($0.number) }), \(actions.map(\.text)),
                \(actions.map(\.owner)), \(actions.map(\.due)), \(actions.map(\.shownBy)), \(actions.map(\.state)),
                \(actions.map(\.words)), \(actions.map(\.settledOn)), \(actions.map(\.settledBy))) AS given
            """
    }

    /// One statement that writes what was asked for of due days.
    static func insertion(of rows: [(finding: Int, extension: DueExtension)], _ college: College) -> SQL {
        let asked = rows.map(\.extension)
        return """
            INSERT INTO closed_loop.extension (tenant_id, college_id, programme_id, finding, number, due, reason, asked_on,
                asked_by, granted, words, decided_on, decided_by)
            SELECT \(college.tenant), \(college.id), \(college.programme), given.*
            FROM unnest(\(rows.map { Int32($0.finding) }), \(asked.map { Int32($0.number) }), \(asked.map(\.due)),
                \(asked.map(\.reason)), \(asked.map(\.askedOn)), \(asked.map(\.askedBy)), \(asked.map(\.granted)),
                \(asked.map(\.words)), \(asked.map(\.decidedOn)), \(asked.map(\.decidedBy))) AS given
            """
    }
}
