import Language
import Postgres
import Published
import Tenancy

extension Scope {
    /// The standards of the programme that this member may read, each in its latest version, by code.
    package func standards(_ filter: StandardFilter = StandardFilter()) async throws -> [StandardEntry] {
        try await all(
            """
            WITH latest AS MATERIALIZED (
                \(VocationalStandard.shelf.latest(of: member.programme))
            ), adopted AS MATERIALIZED (
                SELECT standard_code, array_agg(DISTINCT country ORDER BY country) AS countries
                FROM standards.adoption
                WHERE programme_id = \(member.programme) AND published
                GROUP BY standard_code
            ), counted AS MATERIALIZED (
                SELECT tenant_id, standard_id, count(*) FILTER (WHERE kind = 'task') AS tasks,
                    count(*) FILTER (WHERE kind = 'competence') AS competences
                FROM standards.item
                WHERE programme_id = \(member.programme)
                GROUP BY tenant_id, standard_id
            )
            SELECT latest.standard_id, latest.code, latest.version, latest.published, latest.title, latest.isco,
                latest.field, latest.levels, latest.hours, coalesce(tasks, 0), coalesce(competences, 0),
                coalesce(countries, '{}'), illustrative IS NOT NULL
            FROM latest
            LEFT JOIN counted
                ON counted.tenant_id = latest.tenant_id AND counted.standard_id = latest.standard_id
            LEFT JOIN adopted ON adopted.standard_code = latest.code
            WHERE \(filter.condition)
            ORDER BY latest.code, latest.version_order DESC
            """
        ) {
            (
                id: Identifier<VocationalStandard>,
                code: String,
                version: Version,
                published: Bool,
                title: JSON<LocalizedText>,
                isco: [String],
                field: String,
                levels: JSON<[String: String]>,
                hours: Int,
                tasks: Int,
                competences: Int,
                countries: [String],
                illustrative: Bool
            ) in
            StandardEntry(
                id: id,
                code: code,
                version: version,
                isPublished: published,
                title: title.value,
                isco: isco,
                field: field,
                levels: levels.value,
                hours: hours,
                tasks: tasks,
                competences: competences,
                countries: countries,
                isIllustrative: illustrative
            )
        }
    }
}

extension StandardFilter {
    /// On the columns of `latest` and the countries of `adopted`.
    fileprivate var condition: SQL {
        var conditions = Shelf.conditions(words: words, field: field, or: { "\($0) = ANY (latest.isco)" })
        if let level { conditions.append("latest.levels ->> 'EQF' = \(level)") }
        if let country { conditions.append("\(country) = ANY (coalesce(countries, '{}'))") }
        return conditions.joined(by: " AND ")
    }
}
