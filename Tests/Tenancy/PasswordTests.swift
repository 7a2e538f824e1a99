import Testing

@testable import Tenancy

@Suite struct `A password` {
    @Test func `is kept with a salt of its own, at a cost that a comparison with nobody's has too`() throws {
        let (first, second) = (
            try Password("a long password", cost: .least), try Password("a long password", cost: .least)
        )
        #expect(first != second)
        #expect(try first.matches("a long password") && !first.matches("A long password"))
        #expect(Password.Cost.usual.rounds == 32_768)
        #expect(Password.nobodys(.usual).hash.hasPrefix("scrypt$32768$"))
        #expect(try !Password.nobodys(.least).matches(""))
    }

    @Test func `typed with other keyboards is the same`() throws {
        #expect(try Password("pässwörd １２３", cost: .least).matches("pa\u{308}sswo\u{308}rd 123"))
    }

    @Test func `is compared in turn: a flood from one place lets the next place go ahead`() {
        var turns = Turns<String>(limit: 3)
        let added = ["flood 1", "flood 2", "flood 3", "flood 4"].map { turns.add($0, of: "one place") }
        #expect(added == [true, true, true, false])
        let others = ["other 1", "other 2"].map { turns.add($0, of: "another") }
        let taken = (0..<6).map { _ in turns.next() }
        #expect(others == [true, true])
        #expect(taken == ["flood 1", "other 1", "flood 2", "other 2", "flood 3", nil])
        let isTakenAgain = turns.add("flood 5", of: "one place")
        let next = turns.next()
        #expect(isTakenAgain && next == "flood 5")
    }
}
