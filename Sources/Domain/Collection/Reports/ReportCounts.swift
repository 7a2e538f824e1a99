import Postgres

extension SQL {
    /// Of rows of `report`: how many there are, how many were submitted, and how many of these by the end of their day at
    /// the college. Three columns.
    package static let reportCounts: SQL = """
        count(*), count(*) FILTER (WHERE report.state IN ('submitted', 'approved')),
            count(*) FILTER (WHERE report.state IN ('submitted', 'approved') AND report.submitted_on <= report.due_on)
        """
}
