import Postgres

extension FindingCounts {
    /// The same of a row of `closed_loop.finding` beside its college's, as `hasRecurred(_:among:in:)` has it of findings
    /// that were read.
    static let hasRecurred: SQL = """
        (finding.indicator IS NOT NULL AND finding.follows IS NULL AND EXISTS (
            SELECT FROM closed_loop.finding AS earlier
            WHERE earlier.tenant_id = finding.tenant_id AND earlier.college_id = finding.college_id
                AND earlier.number <> finding.number AND earlier.indicator = finding.indicator
                AND earlier.closed <= finding.opened
                AND (finding.opened AT TIME ZONE college.time_zone)::date
                    <= (earlier.closed AT TIME ZONE college.time_zone)::date
                        + make_interval(months => \(Int32(memory))::integer)
        ))
        """
}
