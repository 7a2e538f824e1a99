import Calendar
import ClosedLoop
import Foundation
import Number
import Support
import Tenancy
import Testing

@Suite struct `What is counted of findings` {
    private func date(_ text: String) -> Date { (Day(text) ?? Day(number: 0)).hour(10, in: .china) }

    private func finding(
        _ number: Int,
        opened: String,
        due: String? = nil,
        verified: String? = nil,
        closed: String? = nil,
        indicator: String? = nil,
        outcome: EffectOutcome.Kind? = nil,
        follows: Int? = nil
    ) -> Finding {
        Finding(
            number,
            .minor,
            text: "-",
            opened: date(opened),
            openedBy: Identifier(),
            indicator: indicator,
            due: due.map(date),
            follows: follows,
            state: closed == nil ? .open : .closed,
            verification: verified.map { .init(by: Identifier(), of: Identifier(), at: date($0)) },
            outcome: outcome.map { EffectOutcome($0) },
            closed: closed.map(date)
        )
    }

    @Test func `each in the month of its event, worked out by hand`() {
        let counts = FindingCounts(
            [
                finding(1, opened: "2025-01-10", due: "2025-03-01", verified: "2025-03-01", closed: "2025-03-01"),
                finding(
                    2,
                    opened: "2025-01-20",
                    due: "2025-03-15",
                    verified: "2025-03-16",
                    closed: "2025-07-20",
                    indicator: "A",
                    outcome: .effective
                ),
                finding(3, opened: "2025-02-01", due: "2025-03-31", indicator: "B"),
                finding(4, opened: "2026-07-20", indicator: "A"),
                finding(5, opened: "2026-07-21", indicator: "A"),
                finding(6, opened: "2026-07-01", indicator: "A", follows: 2),
            ],
            in: .china
        )
        let lines = counts.lines.filter { $0.count != 0 }.map { "\($0.month) \($0.element) \($0.count)" }
        #expect(
            lines == [
                "202501 SYS_FINDINGS_OPENED 2", "202502 SYS_FINDINGS_OPENED 1", "202503 SYS_FINDINGS_DUE 3",
                "202503 SYS_FINDINGS_CLOSED_ON_TIME 1", "202503 SYS_FINDINGS_CLOSED 1",
                "202503 SYS_FINDINGS_EFFECTIVE 1", "202503 SYS_FINDING_DAYS 50", "202507 SYS_FINDINGS_CLOSED 1",
                "202507 SYS_FINDINGS_EFFECTIVE 1", "202507 SYS_FINDING_DAYS 181", "202607 SYS_FINDINGS_OPENED 3",
                "202607 SYS_FINDINGS_RECURRED 1",
            ]
        )
    }
}
