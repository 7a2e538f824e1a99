import Calendar
import ClosedLoop
import Number
import Support
import Testing

@Suite struct `What the figures of the agreed period show` {
    private let criterion = EffectCriterion(
        from: 60,
        to: 80,
        period: Period("2025Q3") ?? Period(.quarterly, containing: Day(number: 0))
    )
    private func day(_ text: String) -> Day { Day(text) ?? Day(number: 0) }

    @Test(
        arguments: [
            (80, EffectOutcome.Kind.effective), (95, .effective), (70, .effective), (69.9, .ineffective),
            (60, .ineffective), (40, .ineffective),
        ] as [(Double, EffectOutcome.Kind)]
    )
    func `is effective from half the way on`(value: Double, kind: EffectOutcome.Kind) throws {
        let value = try #require(Number(value))
        let outcome = EffectFigure(value, isApproved: true).outcome(by: criterion, on: day("2025-10-01"))
        #expect(outcome == EffectOutcome(kind, value: value))
    }

    @Test func `counts down where less is better`() {
        let fewer = EffectCriterion(from: 30, to: 10, period: criterion.period)
        #expect(fewer.isMet(by: 20) && fewer.isMet(by: 0) && !fewer.isMet(by: 21) && !fewer.isMet(by: 40))
    }

    @Test func `is waited for until the reports are approved, and ninety days at most`() {
        let waiting = EffectFigure(80, isApproved: false)
        #expect(waiting.outcome(by: criterion, on: day("2025-10-01")) == nil)
        #expect(waiting.outcome(by: criterion, on: day("2025-12-29")) == nil)
        #expect(
            waiting.outcome(by: criterion, on: day("2025-12-30")) == EffectOutcome(.notMeasurable, lack: .unapproved)
        )
        #expect(EffectFigure(80, isApproved: true).outcome(by: criterion, on: day("2025-09-30")) == nil)
        #expect(
            EffectFigure(nil, isApproved: true).outcome(by: criterion, on: day("2025-10-01"))
                == EffectOutcome(.notMeasurable, lack: .unreported)
        )
    }
}
