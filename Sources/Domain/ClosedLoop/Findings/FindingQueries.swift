import Calendar
import Foundation
import Language
import Lifecycle
import Number
import Postgres
import Tenancy

extension Scope {
    /// A college's findings, in order of their numbers.
    package func findings(of college: College) async throws -> [Finding] {
        try await findings(of: [college])[college.id] ?? []
    }

    /// The same of several colleges, by college; a college without any is not in it.
    ///
    /// - Parameter standing: only what is not closed.
    package func findings(of colleges: [College], standing: Bool = false) async throws
        -> [Identifier<College>: [Finding]]
    {
        guard !colleges.isEmpty else { return [:] }
        let isStanding: SQL = standing ? "AND state <> 'closed'" : ""
        let row: SQL = "tenant_id = finding.tenant_id AND college_id = finding.college_id AND finding = finding.number"
        let rows = try await all(
            """
            SELECT college_id, number, severity, text, opened, opened_by, due, verified, verified_by,
                verified_organisation_id, origin, warning, indicator, owner_organisation_id, owner_id, owner_name,
                first_due, state, version, since, outcome, outcome_value, outcome_reason, closed, follows, opened_by_name,
                (
                    SELECT jsonb_build_object('cause', cause, 'method', method, 'methodWords', method_words,
                        'from', criterion_from, 'to', criterion_to, 'period', criterion_period,
                        'preparedBy', to_jsonb(prepared_by))
                    FROM closed_loop.plan WHERE \(row)
                ), (
                    SELECT jsonb_agg(jsonb_build_object('number', number, 'text', text, 'owner', owner,
                        'due', due, 'shownBy', shown_by, 'state', state, 'words', words, 'settledOn', settled_on,
                        'settledBy', settled_by) ORDER BY number)
                    FROM closed_loop.action WHERE \(row)
                ), (
                    SELECT jsonb_agg(jsonb_build_object('number', number, 'due', due, 'reason', reason,
                        'askedOn', asked_on, 'askedBy', asked_by, 'granted', granted, 'words', words,
                        'decidedOn', decided_on, 'decidedBy', decided_by) ORDER BY number)
                    FROM closed_loop.extension WHERE \(row)
                )
            FROM closed_loop.finding WHERE \(own(colleges)) \(isStanding) ORDER BY number
            """,
            FindingRow.init
        )
        return Dictionary(grouping: rows, by: \.college).mapValues { $0.map(\.finding) }
    }

    /// The colleges with findings that are not closed yet, of those that the member may see.
    package func collegesWithOpenFindings() async throws -> [Identifier<College>] {
        try await all(
            """
            SELECT DISTINCT college_id FROM closed_loop.finding
            WHERE programme_id = \(member.programme) AND state <> 'closed'
            """
        )
    }

    /// One of them; throws `NotFound`.
    package func finding(_ number: Int, of college: College) async throws -> Finding {
        guard let finding = try await findings(of: college).first(where: { $0.number == number }) else {
            throw NotFound(what: "finding")
        }
        return finding
    }

    /// The record of a finding, the earliest step first.
    package func course(of finding: Int, at college: College) async throws -> [FindingTransitionEntry] {
        try await all(
            """
            SELECT finding, number, step, from_state, to_state, member_id, role, organisation_id, at, reason, plan,
                member_name, organisation_zh, organisation_en, confirmed, meaning
            FROM closed_loop.transition WHERE \(own(college)) AND finding = \(Int32(finding)) ORDER BY number
            """
        ) {
            (
                finding: Int,
                number: Int,
                step: Finding.Step,
                from: Finding.State,
                to: Finding.State,
                member: Identifier<Member>,
                role: Role,
                organisation: Identifier<Organisation>,
                at: Date,
                reason: String?,
                plan: JSON<FindingPlan>,
                name: String,
                zh: String,
                en: String,
                confirmed: Confirmation.Way?,
                meaning: JSON<LocalizedText>?
            ) in
            FindingTransitionEntry(
                transition: FindingTransition(
                    finding: finding,
                    number: number,
                    step: step,
                    from: from,
                    to: to,
                    member: member,
                    role: role,
                    organisation: organisation,
                    at: at,
                    reason: reason,
                    plan: plan.value,
                    confirmation: Confirmation(way: confirmed, meaning: meaning)
                ),
                memberName: name,
                organisationZh: zh,
                organisationEn: en
            )
        }
    }
}

/// A step of a finding's record with the names as they were then.
package struct FindingTransitionEntry: Sendable, Hashable {
    package let transition: FindingTransition
    /// Empty for the platform itself.
    package let memberName: String
    package let organisationZh: String
    package let organisationEn: String

    /// A step with its names.
    package init(
        transition: FindingTransition,
        memberName: String,
        organisationZh: String,
        organisationEn: String
    ) {
        self.transition = transition
        self.memberName = memberName
        self.organisationZh = organisationZh
        self.organisationEn = organisationEn
    }
}
