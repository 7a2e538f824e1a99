import Lifecycle
import Notices
import Tenancy

/// Who is told of what happens to findings.
extension NoticeRow {
    /// Every row of this room.
    package static let ofClosedLoop = [
        NoticeRow(
            "closed-loop.open-finding",
            .findings,
            about: NoticeSubject.college,
            [.own(.reporter).waiting, .own(.approver, .collegeAdmin), .partner(.partner), .followers]
        ),
        changed("closed-loop.change-finding"),
        changed("closed-loop.verify-finding"),
        changed("closed-loop.withdraw-finding"),
    ]

    private static func changed(_ kind: String) -> NoticeRow {
        NoticeRow(
            kind,
            .findings,
            about: NoticeSubject.college,
            [.own(.reporter, .approver, .collegeAdmin), .followers]
        )
    }
}
