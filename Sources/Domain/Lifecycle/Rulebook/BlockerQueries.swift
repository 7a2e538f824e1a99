import Foundation
import Postgres
import Tenancy

extension Scope {
    /// What holds several colleges up or has, in order of their numbers.
    func blockers(of colleges: [College]) async throws -> OnFile<Blocker> {
        var found = OnFile<Blocker>()
        _ = try await all(
            """
            SELECT college_id, number, kind, since, due, lifted, lifted_organisation_id
            FROM lifecycle.blocker WHERE \(own(colleges)) ORDER BY number
            """
        ) {
            (
                college: Identifier<College>,
                number: Int,
                kind: Blocker.Kind,
                since: Date,
                due: Date?,
                lifted: Date?,
                organisation: Identifier<Organisation>?
            ) in
            let lifting = organisation.flatMap { by in lifted.map { Blocker.Lifting(by: by, at: $0) } }
            found[college, default: []].append(Blocker(number, kind, since: since, due: due, lifting: lifting))
        }
        return found
    }

    /// Lets a finding hold a college up, as part of the use case that opens it.
    package func place(_ blocker: Blocker, at college: College) async throws {
        try await execute(Self.insertion(of: [blocker], college))
    }

    /// Lets a college go on that a finding held up, as part of the use case that verifies it; nothing where the finding
    /// held nothing up.
    package func liftBlocker(_ number: Int, at college: College, on date: Date) async throws {
        try await execute(
            """
            UPDATE lifecycle.blocker SET lifted = \(date), lifted_organisation_id = \(member.organisation)
            WHERE \(own(college)) AND number = \(number) AND lifted IS NULL
            """
        )
    }

    /// Gives what a finding holds up another day, as part of the use case that changes the finding.
    package func postpone(_ number: Int, to due: Date?, at college: College) async throws {
        try await execute(
            "UPDATE lifecycle.blocker SET due = \(due) WHERE \(own(college)) AND number = \(Int32(number))"
        )
    }

    /// Takes away what a finding holds up, as part of the use case that takes the finding away.
    package func remove(_ number: Int, at college: College) async throws {
        try await execute("DELETE FROM lifecycle.blocker WHERE \(own(college)) AND number = \(Int32(number))")
    }

    /// One statement that writes blockers.
    static func insertion(of blockers: [Blocker], _ college: College) -> SQL {
        """
        INSERT INTO lifecycle.blocker (tenant_id, college_id, programme_id, number, kind, since, due, lifted,
            lifted_organisation_id)
        SELECT \(college.tenant), \(college.id), \(college.programme), number, kind, since, due, lifted,
            lifted_organisation_id
        FROM unnest(\(blockers.map { Int32($0.number) }), \(blockers.map(\.kind)), \(blockers.map(\.since)),
            \(blockers.map(\.due)), \(blockers.map(\.lifting?.at)), \(blockers.map(\.lifting?.organisation)))
            AS given (number, kind, since, due, lifted, lifted_organisation_id)
        """
    }
}
