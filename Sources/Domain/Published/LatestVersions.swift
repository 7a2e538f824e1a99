import Postgres
import Tenancy

extension Shelf {
    /// Each code of each organisation in its latest version that a member of a programme may read; a query to be named
    /// `latest`.
    package func latest(of programme: Identifier<Programme>) -> SQL {
        """
        SELECT DISTINCT ON (tenant_id, code) *
        FROM \(table)
        WHERE programme_id = \(programme)
        ORDER BY tenant_id, code, version_order DESC
        """
    }

    /// Conditions on `latest`: that each word, of ten at most, is part of the code or of a title in any language, or is
    /// what else `matches` says; and that the field begins so.
    package static func conditions(
        words: String?,
        field: String?,
        or matches: (String) -> SQL = { _ in "false" }
    ) -> [SQL] {
        var conditions: [SQL] = ["true"]
        for word in (words ?? "").split(whereSeparator: \.isWhitespace).prefix(10).map(String.init) {
            conditions.append(
                """
                (strpos(lower(latest.code), lower(\(word))) > 0 OR \(matches(word)) OR EXISTS (
                    SELECT FROM jsonb_each(latest.title) AS translation
                    WHERE strpos(lower(translation.value ->> 'text'), lower(\(word))) > 0
                ))
                """
            )
        }
        if let field { conditions.append("starts_with(latest.field, \(field))") }
        return conditions
    }

    /// The condition that a row is of a code and, unless any will do, of a version.
    package static func edition(_ code: String, _ version: Version?) -> SQL {
        var condition: SQL = "code = \(code)"
        if let version { condition.append(" AND version = \(version.description)") }
        return condition
    }
}
