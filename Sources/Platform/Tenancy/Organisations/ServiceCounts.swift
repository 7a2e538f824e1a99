import Foundation
import Postgres

/// How much the service holds, as its operator may know it: numbers of programmes, organisations and people, nothing of
/// what they do.
package struct ServiceCounts: Sendable {
    /// One programme in numbers.
    package struct InProgramme: Sendable {
        package let programme: Programme
        package let leadColleges: Int
        package let partners: Int
        /// Those who may sign in.
        package let members: Int
    }

    /// By code.
    package let programmes: [InProgramme]
    /// Sessions that have not ended.
    package let sessions: Int
    /// The server's own, such as `17.2`.
    package let databaseVersion: String
    /// How long the database took to count.
    package let answered: Duration
}

extension Database {
    /// Counts what the service holds at a moment.
    package func serviceCounts(at now: Date) async throws -> ServiceCounts {
        let began = ContinuousClock.now
        let programmes = try await programmes()
        let counted = try await asSignIn { transaction in
            let organisations = try await transaction.all(
                "SELECT programme_id, kind, count(*) FROM tenancy.organisation GROUP BY programme_id, kind"
            ) { (programme: Identifier<Programme>, kind: Organisation.Kind, count: Int) in (programme, kind, count) }
            let members = try await transaction.all(
                "SELECT programme_id, count(*) FROM tenancy.member WHERE active GROUP BY programme_id"
            ) { (programme: Identifier<Programme>, count: Int) in (programme, count) }
            let sessions: Int = try await transaction.one(
                "SELECT count(*) FROM tenancy.session WHERE expires_at > \(now)"
            )
            let version: String = try await transaction.one(
                "SELECT split_part(current_setting('server_version'), ' ', 1)"
            )
            return (organisations, members, sessions, version)
        }
        func count(_ programme: Programme, _ kind: Organisation.Kind) -> Int {
            counted.0.first { $0.0 == programme.id && $0.1 == kind }?.2 ?? 0
        }
        return ServiceCounts(
            programmes: programmes.map { programme in
                ServiceCounts.InProgramme(
                    programme: programme,
                    leadColleges: count(programme, .leadCollege),
                    partners: count(programme, .partner),
                    members: counted.1.first { $0.0 == programme.id }?.1 ?? 0
                )
            },
            sessions: counted.2,
            databaseVersion: counted.3,
            answered: ContinuousClock.now - began
        )
    }
}
