import Foundation
import Indicators
import Lifecycle
import Postgres
import Tenancy

/// Where findings, or warnings, of a place can stand; what a loop page counts, and what the list that it opens lists.
package protocol Standing: CaseIterable, Hashable, Sendable, RawRepresentable<String> {
    /// Their table in `closed_loop`.
    static var table: SQL { get }
    /// Which of its rows stand anywhere.
    static var chosen: SQL { get }
    /// Whether a row of it, beside its college's, stands there at a moment.
    func condition(at date: Date) -> SQL
}

/// How many of a place stand where, 0 where there are none.
package struct Standings<Kind: Standing>: Sendable, Hashable {
    private let counts: [Kind: Int]

    /// These, or none at all.
    package init(_ counts: [Kind: Int] = [:]) { self.counts = counts }

    /// How many stand there.
    package subscript(kind: Kind) -> Int { counts[kind] ?? 0 }

    /// Those of two places together.
    package static func + (one: Standings, other: Standings) -> Standings {
        Standings(one.counts.merging(other.counts, uniquingKeysWith: +))
    }
}

extension Scope {
    /// How the findings, or warnings, of a place stand, by college; a college without any is not in it. One statement,
    /// however many colleges there are.
    package func standings<Kind: Standing>(
        _ kind: Kind.Type,
        in place: Place,
        at date: Date
    ) async throws -> [Identifier<College>: Standings<Kind>] {
        let (kinds, table) = (Array(Kind.allCases), Kind.table)
        let counts: [SQL] = kinds.map { "count(*) FILTER (WHERE \($0.condition(at: date)))" }
        let ofPlace: SQL =
            switch place {
            case .programme: ""
            case .country(let country): "AND college.country = \(country)"
            case .college(let id): "AND college.college_id = \(id)"
            }
        let rows = try await all(
            """
            SELECT \(table).college_id, ARRAY[\(counts.joined(by: ", "))]
            FROM closed_loop.\(table)
            JOIN lifecycle.college
                ON college.tenant_id = \(table).tenant_id AND college.college_id = \(table).college_id
            WHERE \(table).programme_id = \(member.programme) AND \(Kind.chosen) \(ofPlace)
            GROUP BY \(table).college_id
            """
        ) { (college: Identifier<College>, counts: [Int]) in
            (college, Standings(Dictionary(uniqueKeysWithValues: zip(kinds, counts))))
        }
        return Dictionary(rows, uniquingKeysWith: +)
    }
}
