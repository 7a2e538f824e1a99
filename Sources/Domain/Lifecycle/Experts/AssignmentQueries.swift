import Foundation
import Postgres
import Tenancy

/// An expert whom headquarters could ask, with the organisation that they are of.
package struct Expert: Sendable, Hashable, Codable {
    package let id: Identifier<Member>
    package let fullName: String
    package let organisation: Identifier<Organisation>
    package let organisationZh: String
    package let organisationEn: String
}

extension Scope {
    /// The programme's active experts of other tenants than the two that run the college; for those who may ask them.
    package func experts(for college: College) async throws -> [Expert] {
        try member.require(.assignExpert, at: college)
        // Reviewers otherwise see no members of other tenants.
        return try await acting(as: "hq-admin") {
            try await all(
                """
                SELECT member.member_id, member.full_name, member.tenant_id, organisation.name_zh, organisation.name_en
                FROM tenancy.member
                JOIN tenancy.organisation ON organisation.tenant_id = member.tenant_id
                WHERE member.programme_id = \(member.programme) AND member.role = 'expert' AND member.active
                    AND member.tenant_id NOT IN (\(college.tenant), \(college.partner))
                ORDER BY organisation.name_zh, member.full_name
                """,
                Expert.init
            )
        }
    }

    /// Lets experts see the college that they are asked to score.
    func show(_ college: College, to assignments: [Assignment]) async throws {
        try await execute(
            """
            UPDATE tenancy.member SET colleges = array_append(colleges, \(college.id))
            FROM unnest(\(assignments.map(\.organisation)), \(assignments.map(\.expert))) AS asked (tenant_id, expert_id)
            WHERE member.tenant_id = asked.tenant_id AND member_id = expert_id AND NOT \(college.id) = ANY (colleges)
            """
        )
    }
}

extension Database {
    /// Asks an expert to score a college, so that they see it from now on; throws `NotFound` for whoever can't be asked.
    package func assign(_ expert: Identifier<Member>, to id: Identifier<College>, by act: Act) async throws {
        try await self.act(act) { scope in
            let college = try await scope.college(id).college
            guard let chosen = try await scope.experts(for: college).first(where: { $0.id == expert }) else {
                throw NotFound(what: "expert")
            }
            let state = try await scope.lock(college, for: .assignExpert).state
            guard state.asksExperts else { throw College.Refusal.notUnderReview(state) }
            let assignment = Assignment(expert, of: chosen.organisation, assignedBy: act.member.id, at: act.at)
            try await scope.execute(Scope.insertion(of: [assignment], college))
            let entry = AuditEntry("lifecycle.assign", of: "\(id)", details: ["expert": "\(expert)"])
            return Deed(entry) { scope in
                try await scope.acting(as: "hq-admin") { try await scope.show(college, to: [assignment]) }
                // What the service remembers of the expert's session is out of date.
                try await scope.execute("SELECT pg_notify('tenancy_session', '')")
            }
        }
    }
}
