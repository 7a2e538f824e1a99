import Foundation
import Number
import Postgres
import Tenancy

extension Scope {
    /// What experts gave every version under review so far.
    func scores(of colleges: [College]) async throws -> OnFile<Score> {
        var found = OnFile<Score>()
        _ = try await all(
            """
            SELECT college_id, expert_id, organisation_id, kind, version, points, at FROM lifecycle.score
            WHERE \(own(colleges)) ORDER BY at, expert_id
            """
        ) {
            (
                college: Identifier<College>,
                expert: Identifier<Member>,
                organisation: Identifier<Organisation>,
                kind: Document.Kind,
                version: Int,
                points: JSON<[String: Number]>,
                at: Date
            ) in
            let citation = Citation(kind: kind, version: version)
            found[college, default: []].append(
                Score(expert: expert, organisation: organisation, on: citation, points: points.value, at: at)
            )
        }
        return found
    }

    /// How many experts have scored what is under review at each college.
    func scored(of colleges: [College]) async throws -> [Identifier<College>: Int] {
        let counts = try await all("SELECT college_id, scored FROM lifecycle.college WHERE \(own(colleges))") {
            (college: Identifier<College>, scored: Int) in (college, scored)
        }
        return Dictionary(counts) { $1 }
    }

    /// Counts who has scored a version; nobody who scores sees the others' scores, so that it is done in headquarters'
    /// name.
    fileprivate func countScores(of citation: Citation, at college: College) async throws {
        _ = try await acting(as: "hq-admin") {
            try await execute(
                """
                UPDATE lifecycle.college SET scored = (
                    SELECT count(*) FROM lifecycle.score
                    WHERE \(own(college)) AND kind = \(citation.kind) AND version = \(Int32(citation.version))
                )
                WHERE \(own(college))
                """
            )
        }
    }

    /// Keeps a score that `College.score` has checked, in place of one that the expert gave the same version before.
    fileprivate func save(_ score: Score, of college: College, comment: String?) async throws {
        try await execute(
            Self.insertion(of: [score], college, comments: [comment], decided: [nil])
                + """
                 ON CONFLICT (tenant_id, college_id, kind, version, expert_id)
                DO UPDATE SET points = EXCLUDED.points, comment = EXCLUDED.comment, at = EXCLUDED.at
                """
        )
    }

    /// One statement that writes scores.
    ///
    /// - Parameter decided: the step that was decided on each; nil while none was.
    static func insertion(of scores: [Score], _ college: College, comments: [String?], decided: [Int32?]) -> SQL {
        """
        INSERT INTO lifecycle.score (tenant_id, college_id, programme_id, kind, version, expert_id, organisation_id,
            points, comment, at, decided)
        SELECT \(college.tenant), \(college.id), \(college.programme), kind, version, expert_id, organisation_id, points,
            comment, at, decided
        FROM unnest(\(scores.map(\.citation.kind)), \(scores.map { Int32($0.citation.version) }),
            \(scores.map(\.expert)), \(scores.map(\.organisation)), \(scores.map { JSON($0.points) }), \(comments),
            \(scores.map(\.at)), \(decided))
            AS given (kind, version, expert_id, organisation_id, points, comment, at, decided)
        """
    }
}

extension Database {
    /// Keeps an assigned expert's points for what is under review; throws the `College.Refusal` that stands in the way.
    @discardableResult
    package func score(
        _ id: Identifier<College>,
        points: [String: Number],
        comment: String? = nil,
        by act: Act
    ) async throws -> Score {
        try await self.act(act) { scope in
            try WrittenText.remark.check(comment)
            func checked(_ entry: CollegeEntry) async throws -> Score {
                let dossier = try await scope.file(of: entry).dossier
                return try entry.college.score(by: act.member, points: points, on: dossier, at: act.at)
            }
            let seen = try await scope.college(id)
            _ = try await checked(seen)
            let entry = try await scope.lockedForJudging(seen.college)
            let score = try await checked(entry)
            try await scope.save(score, of: entry.college, comment: comment)
            try await scope.countScores(of: score.citation, at: entry.college)
            let details = ["document": "\(score.citation.kind.rawValue) \(score.citation.version)"]
            return Deed(score, AuditEntry("lifecycle.score", of: "\(id)", details: details))
        }
    }
}
