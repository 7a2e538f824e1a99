import Foundation
import HTTPTypes
import Logging
import Support
import Synchronization
import Tenancy
import Testing

@testable import Web

@Suite struct `At every door` {
    @Test func `an address says which methods it answers`() async throws {
        let test = try await TestSite()
        var browser = try await test.browser(as: test.programme.reporter)
        for (method, address) in [(HTTPRequest.Method.put, "/colleges"), (.delete, "/colleges"), (.patch, "/colleges")]
        {
            let answer = try await browser.send(method, address)
            #expect(answer.status == 405, "\(method) \(address)")
            #expect(answer.headers[.allow] == "GET, HEAD, POST, OPTIONS")
            #expect(answer.text.contains("Not by this method"))
        }
        #expect(try await browser.send(.post, "/countries").headers[.allow] == "GET, HEAD, OPTIONS")
        #expect(try await browser.send(.get, "/sign-out").headers[.allow] == "POST, OPTIONS")
        #expect(try await browser.send(.post, "/standards/X.json").headers[.allow] == "GET, HEAD, OPTIONS")
        #expect(try await browser.send(.delete, "/nowhere").status == 404)
        #expect(try await browser.send(.get, "/standards/NOWHERE").status == 404)
    }

    @Test func `OPTIONS and HEAD answer without a body`() async throws {
        let test = try await TestSite()
        var browser = try await test.browser()
        let options = try await browser.send(.options, "/standards")
        #expect(options.status == 204 && options.bytes.isEmpty)
        #expect(options.headers[.allow] == "GET, HEAD, OPTIONS")
        #expect(try await browser.send(.options, "/nowhere").status == 404)
        let (get, head) = (try await browser.get("/standards"), try await browser.send(.head, "/standards"))
        #expect(head.status == 200 && head.bytes.isEmpty)
        #expect(head.headers[.contentType] == get.headers[.contentType])
    }

    @Test func `a token that asks too often is told when to come back, and then let in`() async throws {
        let test = try await TestSite()
        let clock = Mutex(Date())
        let site = try TestSite.site(over: test.programme, now: { clock.withLock { $0 } })
        var (first, second) = (
            try await test.machine(as: test.programme.reporter, on: site),
            try await test.machine(as: test.programme.reporter, on: site)
        )
        let rate = try #require(Door.machine.rate)
        for count in 1...rate.requests {
            let answer = try await first.get("/health/live")
            #expect(answer.status == 200)
            #expect(answer.headers[.rateLimit]?.contains("r=\(rate.requests - count);") == true)
        }
        let refused = try await first.get("/health/live", accept: "*/*")
        #expect(refused.status == 429)
        let wait = try #require(refused.headers[.retryAfter].flatMap { Int($0) })
        #expect(wait == 1)
        #expect(try await second.get("/health/live").status == 200)
        clock.withLock { $0 += TimeInterval(wait) }
        #expect(try await first.get("/health/live").status == 200)
    }

    @Test func `whoever shows one bad credential after the other is slowed, and nobody else`() async throws {
        let test = try await TestSite()
        let clock = Mutex(Date())
        let site = try TestSite.site(over: test.programme, now: { clock.withLock { $0 } })
        var known = try await test.machine(as: test.programme.reporter, on: site)
        #expect(try await known.get("/health/live").status == 200)
        for _ in 0..<ClientCounter.free {
            var guess = Browser.machine(on: site, "Bearer \(TokenSecret().text)")
            #expect(try await guess.get("/health/live", accept: "*/*").status == 401)
        }
        var guess = Browser.machine(on: site, "Bearer \(TokenSecret().text)")
        let refused = try await guess.get("/health/live", accept: "*/*")
        #expect(refused.status == 429)
        let wait = try #require(refused.headers[.retryAfter].flatMap { Double($0) })
        #expect(try await known.get("/health/live").status == 200)
        clock.withLock { $0 += wait }
        #expect(try await guess.get("/health/live", accept: "*/*").status == 401)
    }

    @Test func `a rate goes by the clock as it is, also when that was set back`() {
        let (rate, now) = (RequestRate(requests: 2, seconds: 2), Date())
        var counter = RequestCounter(at: now + 86_400)
        let before = (0..<3).map { _ in counter.count(rate, now: now + 86_400).wait }
        let after = [now, now + 1].map { counter.count(rate, now: $0).wait }
        #expect(before == [nil, nil, 1])
        #expect(after == [1, nil])
    }

    @Test func `a revoked token stops at once, on every other service too`() async throws {
        let test = try await TestSite(in: try await FreshProgramme.migratedDatabase())
        let moment = Date()
        let other = try TestSite.site(over: test.programme, now: { moment })
        let following = Task { await other.sessions.followSignOuts(CapturedLog().logger()) }
        defer { following.cancel() }
        #expect(try await eventually { try await test.isFollowingSignOuts() })
        var machine = try await test.machine(as: test.programme.reporter, on: other)
        #expect(try await machine.get("/account").status == 200)
        var browser = try await test.browser(as: test.programme.reporter)
        let tokens = try await browser.get("/account/tokens", accept: "application/json")
        let token = try #require((try tokens.json() as? [[String: Any]])?.first?["id"] as? String)
        #expect(try await browser.post("/account/tokens/\(token)/revoke", [:]).location == "/account/tokens")
        #expect(try await eventually { try await machine.get("/account").status == 401 })
    }
}
