import Foundation
import Language
import Number
import Postgres
import Tenancy

extension Scope {
    /// The file of a college as far as the member may see it, without the bodies of its documents.
    package func file(of entry: CollegeEntry) async throws -> CollegeFile {
        try await files(of: [entry]).first ?? CollegeFile(entry)
    }

    /// The files of several colleges, in their order: a query a kind of thing on file, however many colleges there are.
    package func files(of entries: [CollegeEntry]) async throws -> [CollegeFile] {
        let colleges = entries.map(\.college)
        guard !colleges.isEmpty else { return [] }
        let documents = try await documents(of: colleges)
        let scores = try await scores(of: colleges)
        let scored = try await scored(of: colleges)
        let vetoes = try await vetoes(of: colleges)
        let blockers = try await blockers(of: colleges)
        let milestones = try await milestones(of: colleges)
        let assignments = try await assignments(of: colleges)
        let records = try await records(of: colleges)
        let expertRule = try await expertRule()
        let rubrics = try await rubrics()
        return entries.map { entry in
            let id = entry.college.id
            return CollegeFile(
                entry,
                documents: documents[id] ?? [],
                scores: scores[id] ?? [],
                scored: member.may(.seeExperts, at: entry.college) ? nil : scored[id] ?? 0,
                vetoes: vetoes[id] ?? [],
                blockers: blockers[id] ?? [],
                milestones: milestones[id] ?? [],
                assignments: assignments[id] ?? [],
                record: records[id] ?? [],
                expertRule: expertRule,
                rubrics: rubrics
            ).seen(by: member)
        }
    }

    /// The steps of a college's life, in order of their numbers.
    package func record(of college: College) async throws -> [TransitionEntry] {
        try await records(of: [college])[college.id] ?? []
    }

    private func records(of colleges: [College]) async throws -> OnFile<TransitionEntry> {
        var found = OnFile<TransitionEntry>()
        _ = try await all(
            """
            WITH decision AS MATERIALIZED (
                SELECT tenant_id, college_id, decided AS number, array_agg(expert_id ORDER BY at, expert_id) AS experts
                FROM lifecycle.score
                WHERE \(own(colleges)) AND decided IS NOT NULL
                GROUP BY tenant_id, college_id, decided
            )
            SELECT college_id, number, step, from_state, to_state, member_id, role, organisation_id, at, reason, cites,
                coalesce(decision.experts, '{}'), expert_count, total, points, rubric, member_name, organisation_zh,
                organisation_en, confirmed, meaning
            FROM lifecycle.transition
            LEFT JOIN decision USING (tenant_id, college_id, number)
            WHERE \(own(colleges)) ORDER BY number
            """
        ) {
            (
                college: Identifier<College>,
                number: Int,
                step: College.Step,
                from: College.State,
                to: College.State,
                member: Identifier<Member>,
                role: Role,
                organisation: Identifier<Organisation>,
                at: Date,
                reason: String?,
                cites: JSON<[Citation]>,
                experts: [Identifier<Member>],
                expertCount: Int,
                total: Number?,
                points: JSON<[String: Number]>,
                rubric: String?,
                name: String,
                zh: String,
                en: String,
                confirmed: Confirmation.Way?,
                meaning: JSON<LocalizedText>?
            ) in
            let transition = Transition(
                college: college,
                number: number,
                step: step,
                from: from,
                to: to,
                member: member,
                role: role,
                organisation: organisation,
                at: at,
                reason: reason,
                cites: cites.value,
                experts: Transition.experts(experts, of: expertCount),
                total: total,
                points: points.value,
                rubric: rubric,
                confirmation: Confirmation(way: confirmed, meaning: meaning)
            )
            let entry = TransitionEntry(transition, memberName: name, organisationZh: zh, organisationEn: en)
            found[college, default: []].append(entry)
        }
        return found
    }

    private func assignments(of colleges: [College]) async throws -> OnFile<Assignment> {
        var found = OnFile<Assignment>()
        _ = try await all(
            """
            SELECT college_id, expert_id, organisation_id, assigned_by, at FROM lifecycle.assignment
            WHERE \(own(colleges)) ORDER BY at, expert_id
            """
        ) {
            (
                college: Identifier<College>,
                expert: Identifier<Member>,
                organisation: Identifier<Organisation>,
                by: Identifier<Member>,
                at: Date
            ) in
            found[college, default: []].append(Assignment(expert, of: organisation, assignedBy: by, at: at))
        }
        return found
    }

    /// The rows of one college.
    package func own(_ college: College) -> SQL {
        "tenant_id = \(college.tenant) AND college_id = \(college.id)"
    }

    /// The rows of several colleges.
    package func own(_ colleges: [College]) -> SQL {
        "tenant_id = ANY (\(Array(Set(colleges.map(\.tenant))))) AND college_id = ANY (\(colleges.map(\.id)))"
    }
}

/// What is on file of one kind, by college.
typealias OnFile<Entry> = [Identifier<College>: [Entry]]
