import Postgres

extension SQL {
    /// Of rows of `report`: how many there are, how many were submitted, and how many of these by the end of their day at
    /// the college. Three columns. A report that headquarters has approved once stays submitted, and in time or late as it
    /// was then, also while it is unlocked.
    package static let reportCounts: SQL = """
        count(*), count(*) FILTER (WHERE report.state IN ('submitted', 'approved') OR report.received_on IS NOT NULL),
            count(*) FILTER (
                WHERE (report.state IN ('submitted', 'approved') OR report.received_on IS NOT NULL)
                    AND coalesce(report.received_on, report.submitted_on) <= report.due_on
            )
        """
}
