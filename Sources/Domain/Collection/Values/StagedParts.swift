import Postgres
import Tenancy

extension Staging {
    /// How many parts 其中 would be above their whole if the rows were written.
    func countOfImpossibleParts() async throws -> Int {
        try await scope.one("SELECT count(*) FROM (\(impossibleParts)) AS impossible")
    }

    /// Each part that a row changes, or whose whole a row changes, and that would then be above it, with what both would
    /// be: as staged or, where nothing is, as it stands. Asked after `resolve`.
    var impossibleParts: SQL {
        """
        WITH pair AS (
            SELECT code AS part, part_of AS whole FROM collection.element
            WHERE programme_id = \(scope.member.programme) AND part_of IS NOT NULL
        ), member AS (
            SELECT part AS element, part, whole FROM pair UNION ALL SELECT whole, part, whole FROM pair
        ), touched AS MATERIALIZED (
            SELECT DISTINCT incoming.college_id, incoming.period, member.part, member.whole
            FROM incoming
            JOIN member ON member.element = incoming.element
            WHERE incoming.value IS DISTINCT FROM incoming.before AND incoming.college_id IS NOT NULL
        ), wanted AS MATERIALIZED (
            SELECT college_id, period, part AS element FROM touched UNION SELECT college_id, period, whole FROM touched
        ), after AS MATERIALIZED (
            SELECT college_id, period, element, sum(value) AS value
            FROM (
                SELECT incoming.college_id, incoming.period, incoming.element, incoming.value
                FROM incoming
                JOIN wanted USING (college_id, period, element)
                UNION ALL
                SELECT stored.college_id, stored.period, stored.element, stored.value
                FROM wanted
                JOIN collection.value AS stored
                    ON stored.tenant_id = \(tenant) AND stored.college_id = wanted.college_id
                    AND stored.element = wanted.element AND stored.period = wanted.period
                WHERE NOT EXISTS (
                    SELECT FROM incoming
                    WHERE incoming.college_id = stored.college_id AND incoming.element = stored.element
                        AND incoming.category = stored.category AND incoming.period = stored.period
                )
            ) AS counted
            GROUP BY college_id, period, element
        )
        SELECT touched.college_id, touched.period, touched.part, touched.whole, part.value AS part_value,
            whole.value AS whole_value
        FROM touched
        JOIN after AS part ON part.college_id = touched.college_id AND part.period = touched.period
            AND part.element = touched.part
        JOIN after AS whole ON whole.college_id = touched.college_id AND whole.period = touched.period
            AND whole.element = touched.whole
        WHERE part.value > whole.value
        """
    }
}
