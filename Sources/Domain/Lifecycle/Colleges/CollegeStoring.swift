import Foundation
import Postgres
import Tenancy

extension Scope {
    /// Writes a college that is not there yet with its complete file and record, a statement a table, and lets its
    /// experts see it; the member must be of its lead college or of headquarters, and of these where there are experts.
    package func store(_ file: CollegeFile) async throws {
        let college = file.entry.college
        try await insert(file.entry, scored: college.scoredExperts(in: file.dossier))
        try await transaction.pipeline([
            Self.insertion(of: file.documents, college),
            Self.insertion(
                of: file.scores,
                college,
                comments: file.scores.map { _ in nil },
                decided: file.scores.map(file.decision)
            ),
            Self.insertion(of: file.vetoes, college),
            Self.naming(file.vetoes, college),
            Self.insertion(of: file.blockers, college),
            Self.insertion(of: file.milestones, college),
            Self.insertion(of: file.assignments, college),
            Self.insertion(of: file.record, college),
        ])
        if !file.assignments.isEmpty { try await show(college, to: file.assignments) }
    }

    /// One statement that writes milestones.
    static func insertion(of entries: [MilestoneEntry], _ college: College) -> SQL {
        """
        INSERT INTO lifecycle.milestone (tenant_id, college_id, programme_id, number, name_zh, name_en, due, done, added_at)
        SELECT \(college.tenant), \(college.id), \(college.programme), number, name_zh, name_en, due, done, added_at
        FROM unnest(\(entries.map { Int32($0.number) }), \(entries.map(\.nameZh)), \(entries.map(\.nameEn)),
            \(entries.map(\.milestone.due)), \(entries.map(\.milestone.done)), \(entries.map(\.milestone.added)))
            AS given (number, name_zh, name_en, due, done, added_at)
        """
    }

    /// One statement that writes assignments; of an expert who is assigned already, nothing.
    static func insertion(of entries: [Assignment], _ college: College) -> SQL {
        """
        INSERT INTO lifecycle.assignment (tenant_id, college_id, programme_id, expert_id, organisation_id, assigned_by, at)
        SELECT \(college.tenant), \(college.id), \(college.programme), expert_id, organisation_id, assigned_by, at
        FROM unnest(\(entries.map(\.expert)), \(entries.map(\.organisation)), \(entries.map(\.assignedBy)),
            \(entries.map(\.at)))
            AS given (expert_id, organisation_id, assigned_by, at)
        ON CONFLICT (tenant_id, college_id, expert_id) DO NOTHING
        """
    }

    /// One statement that writes steps of the record.
    static func insertion(of entries: [TransitionEntry], _ college: College) -> SQL {
        let steps = entries.map(\.transition)
        return """
            INSERT INTO lifecycle.transition (tenant_id, college_id, programme_id, number, step, from_state, to_state,
                member_id, member_name, role, organisation_id, organisation_zh, organisation_en, at, reason, cites,
                expert_count, total, points, rubric, confirmed, meaning)
            SELECT \(college.tenant), \(college.id), \(college.programme), number, step, from_state, to_state, member_id,
                member_name, role, organisation_id, organisation_zh, organisation_en, at, reason, cites,
                expert_count, total, points, rubric, confirmed, meaning
            FROM unnest(\(steps.map { Int32($0.number) }), \(steps.map(\.step)), \(steps.map(\.from)),
                \(steps.map(\.to)), \(steps.map(\.member)), \(entries.map(\.memberName)), \(steps.map(\.role)),
                \(steps.map(\.organisation)), \(entries.map(\.organisationZh)), \(entries.map(\.organisationEn)),
                \(steps.map(\.at)), \(steps.map(\.reason)), \(steps.map { JSON($0.cites) }),
                \(steps.map { Int16($0.experts.count) }), \(steps.map { $0.total }),
                \(steps.map { JSON($0.points) }), \(steps.map(\.rubric)),
                \(steps.map(\.confirmation?.way)), \(steps.map { $0.confirmation.map { JSON($0.meaning) } }))
                AS given (number, step, from_state, to_state, member_id, member_name, role, organisation_id,
                    organisation_zh, organisation_en, at, reason, cites, expert_count, total, points, rubric, confirmed, meaning)
            """
    }
}

extension CollegeFile {
    /// The number of the step that was decided on a score; nil while none was.
    fileprivate func decision(on score: Score) -> Int32? {
        let step = record.map(\.transition).first { step in
            step.cites.first == score.citation && step.experts.contains(score.expert)
        }
        return step.map { Int32($0.number) }
    }
}
