/// The year in figures, worked out by hand from what is reported in it.
enum FoundedYearTables {
    static let quarters = [
        "2025Q1": """
        | leg     | indicator                | divided   | value   | target | points  |
        | ------- | ------------------------ | --------- | ------- | ------ | ------- |
        | plan    | PLN_TARGET_COVERAGE      | 2 ÷ 2     | 100     | 80     | 100     |
        | plan    | PLN_APPROVAL_DAYS        | 75 ÷ 1    | 75      | 60     | 80      |
        | plan    | PLN_BUDGET_EXECUTION     | 81 ÷ 100  | 81      | 90     | 90      |
        | plan    |                          |           |         |        | 90      |
        | do      | DO_MILESTONES_ON_TIME    | 1 ÷ 1     | 100     | 90     | 100     |
        | do      | DO_REPORTING_RATE        | 4 ÷ 4     | 100     | 100    | 100     |
        | do      | DO_REPORTING_ON_TIME     | 4 ÷ 4     | 100     | 95     | 100     |
        | do      | DO_HOURS_TAUGHT          | 240 ÷ 300 | 80      | 80     | 100     |
        | do      | DO_PRACTICE_SHARE        | 96 ÷ 240  | 40      | 50     | 80      |
        | do      | DO_STUDENT_TEACHER_RATIO | 108 ÷ 3   | 36      | 18     | 50      |
        | do      | DO_LOCAL_TEACHER_SHARE   | 2 ÷ 3     | 66.6667 | 50     | 100     |
        | do      |                          |           |         |        | 90      |
        | check   | CHK_DATA_QUALITY         | 4 ÷ 4     | 100     | 99     | 100     |
        | check   | CHK_CLASS_VISITS_OK      | 18 ÷ 25   | 72      | 90     | 80      |
        | check   |                          |           |         |        | 90      |
        | act     |                          |           |         |        | –       |
        | outcome | OUT_CERT_PASS            | 30 ÷ 40   | 75      | 75     | 100     |
        | outcome | OUT_CHINESE_PASS         | 9 ÷ 20    | 45      | 75     | 60      |
        | outcome |                          |           |         |        | 80      |
        | index   |                          | (90 × 90 × 90 × 80)^¼ | | | 87.3885 |
        """,
        "2025Q2": """
        | leg     | indicator                | divided   | value   | target | points  |
        | ------- | ------------------------ | --------- | ------- | ------ | ------- |
        | plan    | PLN_TARGET_COVERAGE      | 2 ÷ 2     | 100     | 80     | 100     |
        | plan    | PLN_BUDGET_EXECUTION     | 72 ÷ 100  | 72      | 90     | 80      |
        | plan    |                          |           |         |        | 90      |
        | do      | DO_REPORTING_RATE        | 8 ÷ 8     | 100     | 100    | 100     |
        | do      | DO_REPORTING_ON_TIME     | 7 ÷ 8     | 87.5    | 95     | 92.1053 |
        | do      | DO_HOURS_TAUGHT          | 240 ÷ 300 | 80      | 80     | 100     |
        | do      | DO_PRACTICE_SHARE        | 120 ÷ 240 | 50      | 50     | 100     |
        | do      | DO_STUDENT_TEACHER_RATIO | 108 ÷ 6   | 18      | 18     | 100     |
        | do      | DO_LOCAL_TEACHER_SHARE   | 5 ÷ 6     | 83.3333 | 50     | 100     |
        | do      |                          |           |         |        | 98.6842 |
        | check   | CHK_REVIEWS_DONE         | 1 ÷ 1     | 100     | 100    | 100     |
        | check   | CHK_DATA_QUALITY         | 8 ÷ 8     | 100     | 99     | 100     |
        | check   | CHK_CLASS_VISITS_OK      | 27 ÷ 30   | 90      | 90     | 100     |
        | check   | CHK_WARNINGS_ANSWERED    | 1 ÷ 1     | 100     | 95     | 100     |
        | check   |                          |           |         |        | 100     |
        | act     | ACT_COMPLAINTS_RESOLVED  | 2 ÷ 2     | 100     | 95     | 100     |
        | act     |                          |           |         |        | 100     |
        | outcome | OUT_CERT_PASS            | 30 ÷ 40   | 75      | 75     | 100     |
        | outcome | OUT_CHINESE_PASS         | 12 ÷ 20   | 60      | 75     | 80      |
        | outcome |                          |           |         |        | 90      |
        | index   |                          | (90 × 98.6842 × 100 × 100 × 90)^⅕ | | | 95.6195 |
        """,
        "2025Q3": """
        | leg     | indicator                | divided   | value   | target | points  |
        | ------- | ------------------------ | --------- | ------- | ------ | ------- |
        | plan    | PLN_TARGET_COVERAGE      | 1 ÷ 2     | 50      | 80     | 62.5    |
        | plan    | PLN_BUDGET_EXECUTION     | 90 ÷ 100  | 90      | 90     | 100     |
        | plan    |                          |           |         |        | 81.25   |
        | do      | DO_REPORTING_RATE        | 8 ÷ 8     | 100     | 100    | 100     |
        | do      | DO_REPORTING_ON_TIME     | 8 ÷ 8     | 100     | 95     | 100     |
        | do      | DO_HOURS_TAUGHT          | 192 ÷ 300 | 64      | 80     | 80      |
        | do      | DO_PRACTICE_SHARE        | 96 ÷ 192  | 50      | 50     | 100     |
        | do      | DO_STUDENT_TEACHER_RATIO | 108 ÷ 6   | 18      | 18     | 100     |
        | do      | DO_LOCAL_TEACHER_SHARE   | 5 ÷ 6     | 83.3333 | 50     | 100     |
        | do      |                          |           |         |        | 96.6667 |
        | check   | CHK_DATA_QUALITY         | 8 ÷ 8     | 100     | 99     | 100     |
        | check   | CHK_CLASS_VISITS_OK      | 27 ÷ 30   | 90      | 90     | 100     |
        | check   | CHK_WARNINGS_ANSWERED    | 1 ÷ 1     | 100     | 95     | 100     |
        | check   |                          |           |         |        | 100     |
        | act     | ACT_CLOSED_ON_TIME       | 1 ÷ 1     | 100     | 90     | 100     |
        | act     |                          |           |         |        | 100     |
        | outcome | OUT_CERT_PASS            | 30 ÷ 40   | 75      | 75     | 100     |
        | outcome | OUT_CHINESE_PASS         | 15 ÷ 20   | 75      | 75     | 100     |
        | outcome |                          |           |         |        | 100     |
        | index   |                          | (81.25 × 96.6667 × 100 × 100 × 100)^⅕ | | | 95.2840 |
        """,
        "2025Q4": """
        | leg     | indicator                | divided   | value   | target | points  |
        | ------- | ------------------------ | --------- | ------- | ------ | ------- |
        | plan    | PLN_TARGET_COVERAGE      | 3 ÷ 4     | 75      | 80     | 93.75   |
        | plan    | PLN_BUDGET_EXECUTION     | 90 ÷ 100  | 90      | 90     | 100     |
        | plan    |                          |           |         |        | 96.875  |
        | do      | DO_MILESTONES_ON_TIME    | 1 ÷ 1     | 100     | 90     | 100     |
        | do      | DO_REPORTING_RATE        | 8 ÷ 8     | 100     | 100    | 100     |
        | do      | DO_REPORTING_ON_TIME     | 8 ÷ 8     | 100     | 95     | 100     |
        | do      | DO_HOURS_TAUGHT          | 240 ÷ 300 | 80      | 80     | 100     |
        | do      | DO_PRACTICE_SHARE        | 120 ÷ 240 | 50      | 50     | 100     |
        | do      | DO_STUDENT_TEACHER_RATIO | 108 ÷ 6   | 18      | 18     | 100     |
        | do      | DO_LOCAL_TEACHER_SHARE   | 5 ÷ 6     | 83.3333 | 50     | 100     |
        | do      |                          |           |         |        | 100     |
        | check   | CHK_REVIEWS_DONE         | 1 ÷ 1     | 100     | 100    | 100     |
        | check   | CHK_DATA_QUALITY         | 8 ÷ 8     | 100     | 99     | 100     |
        | check   | CHK_CLASS_VISITS_OK      | 27 ÷ 30   | 90      | 90     | 100     |
        | check   |                          |           |         |        | 100     |
        | act     | ACT_EFFECTIVE            | 1 ÷ 1     | 100     | 80     | 100     |
        | act     | ACT_RECURRENCE           | 0 ÷ 1     | 0       | 10     | 100     |
        | act     | ACT_DAYS_TO_CLOSE        | 60 ÷ 1    | 60      | 45     | 75      |
        | act     |                          |           |         |        | 91.6667 |
        | outcome | OUT_FIRST_PASS           | 1 ÷ 1     | 100     | 85     | 100     |
        | outcome | OUT_CERT_PASS            | 30 ÷ 40   | 75      | 75     | 100     |
        | outcome | OUT_CHINESE_PASS         | 15 ÷ 20   | 75      | 75     | 100     |
        | outcome |                          |           |         |        | 100     |
        | index   |                          | (96.875 × 100 × 100 × 91.6667 × 100)^⅕ | | | 97.6528 |
        """,
    ]

    /// The sums of the quarters divided once, never means of theirs, and what is reported by year.
    static let year = """
        | leg     | indicator                | divided    | value   | target | points  |
        | ------- | ------------------------ | ---------- | ------- | ------ | ------- |
        | plan    | PLN_TARGET_COVERAGE      | 8 ÷ 10     | 80      | 80     | 100     |
        | plan    | PLN_APPROVAL_DAYS        | 75 ÷ 1     | 75      | 60     | 80      |
        | plan    | PLN_BUDGET_EXECUTION     | 333 ÷ 400  | 83.25   | 90     | 92.5    |
        | plan    |                          |            |         |        | 90.8333 |
        | do      | DO_MILESTONES_ON_TIME    | 2 ÷ 2      | 100     | 90     | 100     |
        | do      | DO_REPORTING_RATE        | 28 ÷ 28    | 100     | 100    | 100     |
        | do      | DO_REPORTING_ON_TIME     | 27 ÷ 28    | 96.4286 | 95     | 100     |
        | do      | DO_HOURS_TAUGHT          | 912 ÷ 1200 | 76      | 80     | 95      |
        | do      | DO_PRACTICE_SHARE        | 432 ÷ 912  | 47.3684 | 50     | 94.7368 |
        | do      | DO_STUDENT_TEACHER_RATIO | 108 ÷ 6    | 18      | 18     | 100     |
        | do      | DO_LOCAL_TEACHER_SHARE   | 5 ÷ 6      | 83.3333 | 50     | 100     |
        | do      |                          |            |         |        | 98.5338 |
        | check   | CHK_REVIEWS_DONE         | 2 ÷ 2      | 100     | 100    | 100     |
        | check   | CHK_DATA_QUALITY         | 28 ÷ 28    | 100     | 99     | 100     |
        | check   | CHK_CLASS_VISITS_OK      | 99 ÷ 115   | 86.0870 | 90     | 95.6522 |
        | check   | CHK_WARNINGS_ANSWERED    | 2 ÷ 2      | 100     | 95     | 100     |
        | check   |                          |            |         |        | 98.9130 |
        | act     | ACT_CLOSED_ON_TIME       | 1 ÷ 1      | 100     | 90     | 100     |
        | act     | ACT_EFFECTIVE            | 1 ÷ 1      | 100     | 80     | 100     |
        | act     | ACT_RECURRENCE           | 0 ÷ 1      | 0       | 10     | 100     |
        | act     | ACT_DAYS_TO_CLOSE        | 60 ÷ 1     | 60      | 45     | 75      |
        | act     | ACT_COMPLAINTS_RESOLVED  | 2 ÷ 2      | 100     | 95     | 100     |
        | act     |                          |            |         |        | 95      |
        | outcome | OUT_FIRST_PASS           | 1 ÷ 1      | 100     | 85     | 100     |
        | outcome | OUT_GRADUATION           | 17 ÷ 20    | 85      | 85     | 100     |
        | outcome | OUT_CERT_PASS            | 120 ÷ 160  | 75      | 75     | 100     |
        | outcome | OUT_CHINESE_PASS         | 51 ÷ 80    | 63.75   | 75     | 85      |
        | outcome | OUT_LEARNER_SATISFACTION | 9 ÷ 20     | 45      | 90     | 50      |
        | outcome |                          |            |         |        | 87      |
        | index   |                          | (90.8333 × 98.5338 × 98.9130 × 95 × 87)^⅕ | | | 93.9432 |
        """

    /// The year 2025 as it stands after each step of the loop: of each leg, the points of its indicators in their order,
    /// and the index.
    ///
    /// Plan: targets, days to approval (60 of 75), budget (153 of 200, of 90 %). Do: milestones; of the reports due in the
    /// year that are open, those that came and those in time (of 95 %), so 16 and 15 of 22, 18 and 17 of 22, 20 and 19 of
    /// 24, 22 and 21 of 26; hours (480 of 600, 520 of 700, 592 of 800, 672 of 900, of 80 %); practice (216, 236, 272, 312
    /// of these, of 50 %); students per teacher; local teachers. Check: validation rules, all kept; reviews; class visits
    /// (45 of 55, 54 of 65, 63 of 75, 72 of 85, of 90 %); warnings answered (1 of 1, 1 of 2, 2 of 2, of 95 %). Act:
    /// findings closed in time, then, once it is closed, effective ones, recurrence, days (45 of 60); complaints. Outcome:
    /// certificates, Chinese (21 of 40, of 75 %). Two targets more are due once the third quarter is over, of which none is met yet: 4 of 6, of 80 %.
    static let steps = """
        | step     | plan          | do                                           | check             | act               | outcome | index   |
        | -------- | ------------- | -------------------------------------------- | ----------------- | ----------------- | ------- | ------- |
        | before   | 100 80 85     | 100 72.7273 71.7703 100 90 100 100           | 100 100 90.9091 100   | 100               | 100 70  | 92.1676 |
        | warned   | 100 80 85     | 100 81.8182 81.3397 92.8571 90.7692 100 100  | 100 100 92.3077 52.6316 | 100             | 100 70  | 90.2355 |
        | found    | 100 80 85     | 100 81.8182 81.3397 92.8571 90.7692 100 100  | 100 100 92.3077 100   | 0 100             | 100 70  | 80.6025 |
        | planned  | 100 80 85     | 100 81.8182 81.3397 92.8571 90.7692 100 100  | 100 100 92.3077 100   | 0 100             | 100 70  | 80.6025 |
        | August   | 100 80 85     | 100 83.3333 83.3333 92.5 91.8919 100 100     | 100 100 93.3333 100   | 0 100             | 100 70  | 80.7509 |
        | evidence | 100 80 85     | 100 83.3333 83.3333 92.5 91.8919 100 100     | 100 100 93.3333 100   | 0 100             | 100 70  | 80.7509 |
        | verified | 100 80 85     | 100 83.3333 83.3333 92.5 91.8919 100 100     | 100 100 93.3333 100   | 100 100           | 100 70  | 92.7584 |
        | reported | 83.3333 80 85 | 100 84.6154 85.0202 93.3333 92.8571 100 100  | 100 100 94.1176 100   | 100 100           | 100 70  | 91.7314 |
        | closed   | 83.3333 80 85 | 100 84.6154 85.0202 93.3333 92.8571 100 100  | 100 100 94.1176 100   | 100 100 100 75 100 | 100 70 | 90.7951 |
        """

    /// What the platform counts of its own events, by quarter; a quarter of which it counted nothing has 0.
    static let counts = """
        | element                     | 2024Q4 | 2025Q1 | 2025Q2 | 2025Q3 | 2025Q4 | 2025 |
        | --------------------------- | ------ | ------ | ------ | ------ | ------ | ---- |
        | SYS_APPROVALS               | 0      | 1      | 0      | 0      | 0      | 1    |
        | SYS_APPROVAL_DAYS           | 0      | 75     | 0      | 0      | 0      | 75   |
        | SYS_REVIEWS_PLANNED         | 1      | 0      | 1      | 0      | 1      | 2    |
        | SYS_REVIEWS_DONE            | 1      | 0      | 1      | 0      | 1      | 2    |
        | SYS_ACCEPTANCES             | 0      | 0      | 0      | 0      | 1      | 1    |
        | SYS_ACCEPTANCES_FIRST_PASS  | 0      | 0      | 0      | 0      | 1      | 1    |
        | SYS_MILESTONES_DUE          | 0      | 1      | 0      | 0      | 1      | 2    |
        | SYS_MILESTONES_ON_TIME      | 0      | 1      | 0      | 0      | 1      | 2    |
        | SYS_REPORTS_EXPECTED        | 0      | 4      | 8      | 8      | 8      | 28   |
        | SYS_REPORTS_SUBMITTED       | 0      | 4      | 8      | 8      | 8      | 28   |
        | SYS_REPORTS_ON_TIME         | 0      | 4      | 7      | 8      | 8      | 27   |
        | SYS_CHECKS_RUN              | 0      | 4      | 8      | 8      | 8      | 28   |
        | SYS_CHECKS_FAILED           | 0      | 0      | 0      | 0      | 0      | 0    |
        | SYS_TARGETS_SET             | 0      | 2      | 2      | 2      | 4      | 10   |
        | SYS_TARGETS_MET             | 0      | 2      | 2      | 1      | 3      | 8    |
        | SYS_WARNINGS_RAISED         | 0      | 0      | 1      | 1      | 0      | 2    |
        | SYS_WARNINGS_ANSWERED       | 0      | 0      | 1      | 1      | 0      | 2    |
        | SYS_FINDINGS_OPENED         | 0      | 0      | 0      | 1      | 0      | 1    |
        | SYS_FINDINGS_DUE            | 0      | 0      | 0      | 1      | 0      | 1    |
        | SYS_FINDINGS_CLOSED_ON_TIME | 0      | 0      | 0      | 1      | 0      | 1    |
        | SYS_FINDINGS_CLOSED         | 0      | 0      | 0      | 0      | 1      | 1    |
        | SYS_FINDINGS_EFFECTIVE      | 0      | 0      | 0      | 0      | 1      | 1    |
        | SYS_FINDINGS_RECURRED       | 0      | 0      | 0      | 0      | 0      | 0    |
        | SYS_FINDING_DAYS            | 0      | 0      | 0      | 0      | 60     | 60   |
        """
}
