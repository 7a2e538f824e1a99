import Postgres

extension SQL {
    /// Of rows of `report`: how many there are, how many were submitted, and how many of these by the end of their day at
    /// the college. Three columns. In time or late a report is by its first submission that wasn't withdrawn, however
    /// often it is returned and comes again; one that headquarters has approved once stays submitted while it is unlocked.
    package static let reportCounts: SQL = """
        count(*), count(*) FILTER (WHERE report.state IN ('submitted', 'approved') OR report.received_on IS NOT NULL),
            count(*) FILTER (
                WHERE (report.state IN ('submitted', 'approved') OR report.received_on IS NOT NULL)
                    AND coalesce(report.filed_on, report.submitted_on) <= report.due_on
            )
        """
}
