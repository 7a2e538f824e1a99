import Postgres
import Tenancy

extension Staging {
    /// Every staged row with what it names; a name that means nothing becomes NULL. The value that stood before is looked
    /// up by its key, row by row, so that the cost is that of the rows, not of all that is stored.
    var resolved: SQL {
        """
        SELECT named.*,
            (
                SELECT value.value FROM collection.value
                WHERE value.tenant_id = \(tenant) AND value.college_id = named.college_id
                    AND value.element = named.element AND value.category = named.category
                    AND value.period = named.period
            ) AS before
        FROM (\(named)) AS named
        """
    }

    private var named: SQL {
        """
        SELECT staging.position, staging.sheet, staging.hiding, staging.deleted, staging.row, staging.college, staging.element,
            CASE WHEN element.combination IS NOT NULL THEN spelling.code WHEN \(isDefault) THEN '' END AS category,
            CASE WHEN \(isDefault) THEN '' ELSE staging.category END AS named_category, element.combination,
            (
                SELECT string_agg(option.code, ', ' ORDER BY option.position)
                FROM collection.option_combination AS option
                WHERE option.programme_id = \(scope.member.programme) AND option.combination = element.combination
            ) AS categories,
            staging.period, staging.raw,
            CASE element.value_type WHEN 'integer' THEN coalesce(staging.number, staging.whole) ELSE staging.number END AS value,
            college.college_id, college.country, college.time_zone, element.frequency, element.source,
            element.value_type, element.over_time, element.data_set, period.type, period.starts_on, report.state, ledger.writes AS number,
            college_rank, country_rank, element_rank, coalesce(category_rank, 0) AS category_rank, period.rank AS period_rank
        FROM staging
        LEFT JOIN (\(rankedColleges)) AS college ON college.code = staging.college
        LEFT JOIN collection.ledger
            ON ledger.tenant_id = \(tenant) AND ledger.college_id = college.college_id
        LEFT JOIN (
            SELECT *, row_number() OVER (ORDER BY code) AS element_rank
            FROM collection.element
            WHERE element.programme_id = \(scope.member.programme)
        ) AS element ON element.code = staging.element
        LEFT JOIN (\(spellings)) AS spelling
            ON spelling.combination = element.combination AND spelling.spelling = lower(staging.category)
        LEFT JOIN collection.period ON period.period = staging.period
        LEFT JOIN collection.report
            ON report.tenant_id = \(tenant) AND report.college_id = college.college_id
            AND report.data_set = element.data_set AND report.period = staging.period
        """
    }

    /// The tenant's colleges with their places in the order of values' keys, and their countries'.
    private var rankedColleges: SQL {
        """
        SELECT *, row_number() OVER (ORDER BY college_id) AS college_rank,
            dense_rank() OVER (ORDER BY country COLLATE "C") AS country_rank
        FROM lifecycle.college
        WHERE college.tenant_id = \(tenant)
        """
    }

    /// How DHIS2 names the category of what isn't divided: by its code or its identifier, the same everywhere.
    private var isDefault: SQL {
        "(staging.category = '' OR lower(staging.category) IN ('default', 'hllvx50cxc0'))"
    }

    /// How files may name an option combination: by code, identifier or name in any language, in capitals or not.
    private var spellings: SQL {
        """
        SELECT DISTINCT ON (option.combination, lower(word)) option.combination, lower(word) AS spelling, option.code,
            dense_rank() OVER (ORDER BY option.code) AS category_rank
        FROM collection.option_combination AS option
        CROSS JOIN LATERAL (
            SELECT option.code AS word
            UNION ALL SELECT option.uid
            UNION ALL SELECT translation.value ->> 'text' FROM jsonb_each(option.name) AS translation
        ) AS words
        WHERE option.programme_id = \(scope.member.programme)
        ORDER BY option.combination, lower(word), option.position
        """
    }
}
