import Foundation
import Postgres
import Tenancy

extension Scope {
    /// The whole file of a college that the member may see, without the bodies of its documents.
    package func file(of entry: CollegeEntry) async throws -> CollegeFile {
        let college = entry.college
        return CollegeFile(
            entry,
            documents: try await documents(of: college),
            scores: try await scores(of: college),
            vetoes: try await vetoes(of: college),
            findings: try await findings(of: college),
            milestones: try await milestones(of: college),
            assignments: try await assignments(of: college),
            record: try await record(of: college)
        )
    }

    /// The steps of a college's life, in order of their numbers.
    package func record(of college: College) async throws -> [TransitionEntry] {
        try await all(
            """
            SELECT number, step, from_state, to_state, member_id, role, organisation_id, at, reason, cites, experts, total,
                member_name, organisation_zh, organisation_en
            FROM lifecycle.transition
            WHERE \(own(college)) ORDER BY number
            """
        ) {
            (
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
                total: Numeric?,
                name: String,
                zh: String,
                en: String
            ) in
            let transition = Transition(
                college: college.id,
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
                experts: experts,
                total: total?.decimal
            )
            return TransitionEntry(transition, memberName: name, organisationZh: zh, organisationEn: en)
        }
    }

    /// The experts asked to score a college.
    package func assignments(of college: College) async throws -> [Assignment] {
        try await all(
            """
            SELECT expert_id, organisation_id, assigned_by, at FROM lifecycle.assignment
            WHERE \(own(college)) ORDER BY at, expert_id
            """
        ) { (expert: Identifier<Member>, organisation: Identifier<Organisation>, by: Identifier<Member>, at: Date) in
            Assignment(expert, of: organisation, assignedBy: by, at: at)
        }
    }

    /// The rows of one college.
    func own(_ college: College) -> SQL {
        "tenant_id = \(college.tenant) AND college_id = \(college.id)"
    }
}
