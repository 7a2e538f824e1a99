extension Element {
    /// Whether anybody or anything makes its values: a report gathers it, or the platform counts it.
    package var isMade: Bool { dataSet != nil || isCounted }

    /// Whether the platform itself counts it, and writes nothing where there is nothing to count.
    package var isCounted: Bool { source == .system && Self.counted.contains(code) }

    private static let counted: Set<String> = [
        "SYS_APPROVALS", "SYS_APPROVAL_DAYS", "SYS_ACCEPTANCES", "SYS_ACCEPTANCES_FIRST_PASS",
        "SYS_REPORTS_EXPECTED", "SYS_REPORTS_SUBMITTED", "SYS_REPORTS_ON_TIME",
        "SYS_CHECKS_RUN", "SYS_CHECKS_FAILED",
        "SYS_MILESTONES_DUE", "SYS_MILESTONES_ON_TIME",
        "SYS_TARGETS_SET", "SYS_TARGETS_MET",
        "SYS_WARNINGS_RAISED", "SYS_WARNINGS_ANSWERED",
        "SYS_FINDINGS_OPENED", "SYS_FINDINGS_DUE", "SYS_FINDINGS_CLOSED_ON_TIME", "SYS_FINDINGS_CLOSED",
        "SYS_FINDINGS_EFFECTIVE", "SYS_FINDINGS_RECURRED", "SYS_FINDING_DAYS",
        "SYS_REVIEWS_PLANNED", "SYS_REVIEWS_DONE",
    ]
}
