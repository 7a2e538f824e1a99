import Postgres

extension SQL {
    /// A college's figure of an element in a calendar level, over rows of `value` grouped by `element.over_time` and the
    /// level among others: flows are added up, of stocks the last value counts.
    package static let levelFigure: SQL = """
        CASE element.over_time WHEN 'sum' THEN sum(value.value)
            ELSE (array_agg(value.value ORDER BY value.period DESC))[1] END
        """
}
