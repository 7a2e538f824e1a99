import Testing

@testable import Postgres

@Suite struct `The pool's rules` {
    private func isWait<C>(_ answer: Leases<C>.Answer) -> Bool { if case .wait = answer { true } else { false } }
    private func isOpen<C>(_ answer: Leases<C>.Answer) -> Bool { if case .open = answer { true } else { false } }

    @Test func `open up to the limit, then let wait, first come, first served`() {
        var leases = Leases<String>(limit: 2)
        let answers = (1...5).map { leases.ask($0) }
        #expect(answers.map(isOpen) == [true, true, false, false, false])
        #expect(answers.map(isWait) == [false, false, true, true, true])
        let leavings = [leases.leave(4), leases.leave(4)]
        #expect(leavings == [true, false])
        guard case .hand("a", to: 3) = leases.giveBack("a", lastUsed: .now) else { Issue.record("3 was first"); return }
        guard case .letOpen(5) = leases.giveUp() else { Issue.record("5 was next"); return }
        guard case .nothing = leases.giveBack("a", lastUsed: .now) else { Issue.record("nobody waited"); return }
        #expect(leases.idle.count == 1)
        #expect(leases.leased == 1)
    }

    @Test func `take the freshest connection and check the oldest`() {
        var leases = Leases<String>(limit: 3)
        for number in 1...3 as ClosedRange<UInt64> { _ = leases.ask(number) }
        for name in ["a", "b", "c"] { _ = leases.giveBack(name, lastUsed: .now) }
        let (freshest, oldest) = (leases.takeFreshest(), leases.takeOldest())
        #expect(freshest == "c")
        #expect(oldest?.connection == "a")
        #expect(leases.idle.map(\.connection) == ["b"])
        #expect(leases.leased == 2)
    }

    @Test func `refuse new ones while draining, and serve those who wait`() {
        var leases = Leases<String>(limit: 2)
        _ = leases.ask(1)
        _ = leases.ask(2)
        _ = leases.giveBack("b", lastUsed: .now)
        _ = leases.ask(3)
        _ = leases.ask(4)
        let idle = leases.drain()
        #expect(idle.isEmpty)
        guard case .refuse = leases.ask(5) else { Issue.record("it drains"); return }
        let none = leases.takeFreshest()
        #expect(none == nil)
        guard case .hand("b", to: 4) = leases.giveBack("b", lastUsed: .now) else { Issue.record("4 waited"); return }
        _ = leases.giveBack("b", lastUsed: .now)
        #expect(!leases.isDrained)
        _ = leases.giveUp()
        #expect(leases.isDrained)
    }

    @Test func `never lend more than the limit nor forget anybody, over 200,000 random steps`() {
        var random = SystemRandomNumberGenerator()
        var leases = Leases<Int>(limit: 5)
        var lent: [Int] = []
        var opening = 0
        var waiting: [UInt64] = []
        for step in 1...200_000 as ClosedRange<UInt64> {
            switch Int.random(in: 0..<5, using: &random) {
            case 0, 1:
                switch leases.ask(step) {
                case .take(let connection): lent.append(connection)
                case .open: opening += 1
                case .wait: waiting.append(step)
                case .refuse: Issue.record("nobody drains")
                }
            case 2 where !lent.isEmpty:
                let connection = lent.remove(at: Int.random(in: lent.indices, using: &random))
                if case .hand(connection, to: let next) = leases.giveBack(connection, lastUsed: .now) {
                    let first = waiting.removeFirst()
                    #expect(next == first)
                    lent.append(connection)
                }
            case 3 where opening > 0:
                opening -= 1
                if Bool.random(using: &random) {
                    lent.append(Int(step))
                } else if case .letOpen(let next) = leases.giveUp() {
                    let first = waiting.removeFirst()
                    #expect(next == first)
                    opening += 1
                }
            case 4 where !waiting.isEmpty:
                let impatient = waiting.remove(at: Int.random(in: waiting.indices, using: &random))
                let hasLeft = leases.leave(impatient)
                #expect(hasLeft)
            default: break
            }
            guard lent.count + opening <= 5, leases.leased == lent.count + opening, leases.waiters == waiting.count,
                waiting.isEmpty || leases.idle.isEmpty
            else { Issue.record("broken at step \(step)"); return }
        }
    }
}
