import Foundation
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

    @Test func `is compared in turn: a flood from one client lets the next client go ahead`() {
        var turns = Turns<String>(limit: 9)
        let floods = ["flood 1", "flood 2", "flood 3"].map { turns.add(Turns.Item(work: $0, ticket: 0), of: "one") }
        let others = ["other 1", "other 2"].map { turns.add(Turns.Item(work: $0, ticket: 0), of: "another") }
        let taken = (0..<6).map { _ in turns.next() }
        #expect((floods + others).allSatisfy { $0 == nil })
        #expect(taken == ["flood 1", "other 1", "flood 2", "other 2", "flood 3", nil])
        let isLeft = turns.add(Turns.Item(work: "flood 4", ticket: 0), of: "one") != nil
        let next = turns.next()
        #expect(!isLeft && next == "flood 4")
    }

    @Test func `waits in a line that ends somewhere, however many clients there are`() {
        var turns = Turns<Int>(limit: 5)
        let left = (0..<7).map { turns.add(Turns.Item(work: $0, ticket: $0), of: "client \($0)")?.work }
        #expect(left == [nil, nil, nil, nil, nil, 5, 6])
        #expect(turns.next() == 0)
        let leftThen = turns.add(Turns.Item(work: 7, ticket: 7), of: "client 7")?.work
        #expect(leftThen == nil)
    }

    @Test func `makes room in a full line for who has less in it, until all have as much`() {
        var turns = Turns<String>(limit: 4)
        func line(up work: String, of client: String) -> String? {
            turns.add(Turns.Item(work: work, ticket: 0), of: client)?.work
        }
        for number in 1...4 { _ = line(up: "flood \(number)", of: "one") }
        #expect(line(up: "other 1", of: "another") == "flood 4")
        #expect(line(up: "other 2", of: "another") == "flood 3")
        #expect(line(up: "other 3", of: "another") == "other 3")
        #expect(line(up: "flood 5", of: "one") == "flood 5")
        #expect(line(up: "third 1", of: "third") != nil)
        let taken = (0..<5).map { _ in turns.next() }
        #expect(taken.compactMap(\.self).count == 4 && taken.contains("third 1"))
    }

    @Test func `leaves the line when nobody waits for it any more`() {
        var turns = Turns<String>(limit: 3)
        for (ticket, client) in ["here", "here", "there"].enumerated() {
            _ = turns.add(Turns.Item(work: "\(client) \(ticket)", ticket: ticket), of: client)
        }
        let removed = [turns.remove(0, of: "here"), turns.remove(0, of: "here"), turns.remove(1, of: "here")]
        #expect(removed == ["here 0", nil, "here 1"])
        let displaced = turns.add(Turns.Item(work: "here 3", ticket: 3), of: "here")?.work
        #expect(displaced == nil)
        let left = [turns.next(), turns.next(), turns.next()]
        #expect(left == ["there 2", "here 3", nil])
    }

    @Test func `is not compared any more when whoever asked has gone`() async throws {
        let passwords = Passwords(cost: .usual)
        let kept = try await passwords.hash("a long password", for: "home")
        // While the first is being compared, the others stand in line and give up.
        async let first = passwords.check("a long password", against: kept, by: Self.stranger("home"))
        let others = (0..<20).map { number in
            Task { try await passwords.check("a guess", against: kept, by: Self.stranger("client \(number)")) }
        }
        for other in others { other.cancel() }
        var left = 0
        for other in others {
            do { _ = try await other.value } catch is CancellationError { left += 1 }
        }
        #expect(try await first)
        #expect(left > 0)
        #expect(passwords.turnsTaken == 2 + others.count - left)
    }

    @Test func `of 320 at once is compared or refused at once, and one who is known waits behind none`() async throws {
        let passwords = Passwords(cost: Password.Cost(rounds: 1 << 10))
        let kept = try await passwords.hash("a long password", for: "home")
        let floods = (0..<320).map { number in
            Task { try await passwords.check("a guess", against: kept, by: Self.stranger("client \(number)")) }
        }
        // The line is full: so many clients have one in it as there are places.
        var (refused, tries) = (0, 0)
        while refused == 0 && tries < 5 {
            tries += 1
            do {
                _ = try await passwords.check("a guess", against: kept, by: Self.stranger("late"))
            } catch SignInRefusal.wait {
                refused += 1
            }
        }
        let before = passwords.turnsTaken
        let known = Passwords.Asker("known", isKnown: true)
        #expect(try await passwords.check("a long password", against: kept, by: known))
        #expect(passwords.turnsTaken - before <= 10)
        for flood in floods {
            do {
                let matches = try await flood.value
                #expect(!matches)
            } catch SignInRefusal.wait {
                refused += 1
            }
        }
        // A few places come free while the others come.
        #expect(refused > 200)
        #expect(passwords.turnsTaken + refused == 1 + floods.count + tries + 1)
    }

    private static func stranger(_ client: String) -> Passwords.Asker { Passwords.Asker(client, isKnown: false) }
}

@Suite struct `An address` {
    @Test(arguments: [
        ("192.0.2.1", "192.0.2.1"), ("192.0.2.1:443", "192.0.2.1"), ("::ffff:192.0.2.1", "192.0.2.1"),
        ("[2001:db8::1]:443", "2001:db8::1"), (" 2001:DB8:0::1", "2001:db8::1"),
    ])
    func `is read as proxies write it`(text: String, address: String) {
        #expect(NetworkAddress(text)?.description == address)
    }

    @Test(arguments: ["", "unknown", "192.0.2", "192.0.2.256", "_hidden", "2001:db8:::1", "[::1", "1.2.3.4, ::1"])
    func `that is none is refused`(text: String) {
        #expect(NetworkAddress(text) == nil)
    }

    @Test(arguments: [
        ("10.0.0.0/8", "10.255.0.1", true), ("10.0.0.0/8", "11.0.0.1", false), ("10.1.2.3", "10.1.2.3", true),
        ("10.1.2.3", "10.1.2.4", false), ("192.0.2.128/25", "192.0.2.129", true),
        ("192.0.2.128/25", "192.0.2.127", false), ("2001:db8::/33", "2001:db8:7fff::1", true),
        ("2001:db8::/33", "2001:db8:8000::1", false), ("0.0.0.0/0", "::1", false), ("::/0", "2001:db8::1", true),
    ])
    func `lies in a range or not`(range: String, address: String, lies: Bool) throws {
        let address = try #require(NetworkAddress(address))
        #expect(try #require(NetworkRange(range)).contains(address) == lies)
    }

    @Test(arguments: ["10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/", "10.0.0.0/8/8", "::/129", "all"])
    func `range that is none is refused`(text: String) {
        #expect(NetworkRange(text) == nil)
    }
}
