import Testing

@testable import Web

@Suite struct `The seats of clients` {
    @Test func `are given up by whoever of the address that has most has been silent longest`() {
        var seats = Seats(limit: 4, share: 4)
        let first = come([1, 2, 3], from: "one", to: &seats) + come([4], from: "other", to: &seats)
        #expect(first == [.welcome, .welcome, .welcome, .welcome])
        seats.hear(1)
        let more = come([5, 6], from: "third", to: &seats)
        #expect(more == [.instead(of: 2), .instead(of: 3)])
        #expect(seats.count == 4)
        let another = come([7], from: "third", to: &seats)
        #expect(another == [.instead(of: 5)])
    }

    @Test func `are kept by whose answer is being worked at, and by nobody who only has to read it`() {
        var seats = Seats(limit: 2, share: 2)
        _ = come([1, 2], from: "proxy", isShared: true, to: &seats)
        for number in [1, 2] as [UInt64] { seats.hear(number, work: 1) }
        let third = come([3], from: "other", to: &seats)
        #expect(third == [.full])
        seats.hear(2, work: -1)
        let fourth = come([4], from: "other", to: &seats)
        #expect(fourth == [.instead(of: 2)])
        // An answer that came before its request was all there leaves nothing to work at.
        seats.hear(4, work: -1)
        seats.hear(4, work: 1)
        let fifth = come([5], from: "third", to: &seats)
        #expect(fifth == [.instead(of: 4)])
    }

    @Test func `of one address are no more than its share, unless a proxy's clients share it`() {
        var seats = Seats(limit: 10, share: 2)
        let first = come([1, 2, 3], from: "one", to: &seats)
        #expect(first == [.welcome, .welcome, .instead(of: 1)])
        for number in [2, 3] as [UInt64] { seats.hear(number, work: 1) }
        let second = come([4], from: "one", to: &seats) + come([5], from: "other", to: &seats)
        #expect(second == [.addressFull, .welcome])
        seats.leave(2)
        let third = come([6], from: "one", to: &seats)
        let shared = come([10, 11, 12, 13, 14, 15], from: "proxy", isShared: true, to: &seats)
        #expect(third == [.welcome])
        #expect(shared.allSatisfy { $0 == .welcome })
        #expect(seats.count == 9)
    }

    @Test func `are free again when whoever had them has gone, once`() {
        var seats = Seats(limit: 1, share: 1)
        let first = come([1], from: "one", to: &seats)
        seats.leave(1)
        seats.leave(1)
        seats.hear(1, work: 1)
        #expect(seats.count == 0)
        let second = come([2], from: "one", to: &seats)
        #expect(first + second == [.welcome, .welcome])
    }

    private func come(
        _ numbers: [UInt64],
        from address: String,
        isShared: Bool = false,
        to seats: inout Seats
    ) -> [Seats.Admission] {
        numbers.map { seats.come($0, from: address, isShared: isShared) }
    }
}
