import Foundation
import Support
import Tenancy
import Testing

@testable import Web

@Suite(.serialized, .timeLimit(.minutes(10))) struct `However many come` {
    /// What a client can leave unfinished.
    private static let unfinished = [
        "", "GET /health/live HTTP/1.1\r\nHost: local",
        "POST /sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\nname=",
        "GET /sign-in HTTP/1.1\r\nHost: localhost\r\n\r\n",
    ]

    @Test func `600 slow clients of one address take no place from one who asks`() async throws {
        Self.allowFiles(4_000)
        try await RunningService.during { service in
            let limit = SiteServer.Limits().clients
            let slow = try await service.clients(600)
            for (number, client) in slow.enumerated() { client.say(Self.unfinished[number % Self.unfinished.count]) }
            for _ in 0..<20 {
                let client = try await service.client()
                client.ask("/sign-in")
                #expect(await client.hear().status == 200)
            }
            // So many as had no place were hung up on, whoever came first.
            #expect(try await eventually { slow.count { $0.isHungUp } >= slow.count + 1 - limit })
        }
    }

    @Test func `one more than there are places is told at once to come again, while all are being answered`()
        async throws
    {
        try await RunningService.during(limits: { $0.clients = 2 }) { service in
            try await service.locking("standards.standard", "ACCESS EXCLUSIVE") { waiters in
                let busy = try await service.clients(2)
                for client in busy { client.ask("/standards") }
                #expect(try await eventually { try await waiters() == 2 })
                let answer = try await service.client().hear()
                #expect(answer.status == 503)
                #expect(answer.lowercased().contains("retry-after: 5"))
                #expect(!busy.contains { $0.hasAnswer })
            }
        }
    }

    @Test func `an address has its share of what is under way, also behind a proxy, and others theirs`() async throws {
        try await RunningService.during(limits: { $0.share = 2 }) { service in
            try await service.locking("standards.standard", "ACCESS EXCLUSIVE") { waiters in
                let busy = try await service.clients(2)
                for client in busy { client.ask("/standards", ["X-Forwarded-For": "192.0.2.1"]) }
                #expect(try await eventually { try await waiters() == 2 })
                let more = try await service.client()
                more.ask("/standards", ["X-Forwarded-For": "192.0.2.1"])
                let answer = await more.hear()
                #expect(answer.status == 429)
                #expect(answer.lowercased().contains("retry-after: 1") && answer.contains("Too many requests"))
                let other = try await service.client()
                other.ask("/sign-in", ["X-Forwarded-For": "192.0.2.2"])
                #expect(await other.hear().status == 200)
            }
        }
    }

    @Test func `a body of 100,000 parts or a million fields is refused, unread, with its own code`() async throws {
        try await RunningService.during { service in
            let programme = service.planted.programme
            let session = try await programme.database.openSession(for: programme.reporter, now: Date())
            let part = "--x\r\nContent-Disposition: form-data; name=a\r\n\r\n\r\n"
            let bodies = [
                ("multipart/form-data; boundary=x", String(repeating: part, count: 100_000), "form.tooManyParts"),
                ("application/x-www-form-urlencoded", String(repeating: "a=&", count: 300_000), "form.tooManyParts"),
                ("application/x-www-form-urlencoded", String(repeating: "a=&", count: 1_000_000), "form.tooLarge"),
            ]
            for (type, body, code) in bodies {
                let client = try await service.client()
                client.say(
                    "POST /reports/\(service.planted.reports.open)/values HTTP/1.1\r\nHost: localhost\r\n"
                        + "Cookie: banmo-session=\(session.token)\r\nContent-Type: \(type)\r\nAccept: application/json\r\n"
                        + "Content-Length: \(body.utf8.count)\r\n\r\n"
                )
                async let sent = client.pour(body)
                let plain = try await service.client()
                plain.ask("/sign-in")
                #expect(await plain.hear().status == 200)
                let answer = await client.hear(until: "}")
                #expect(answer.status == 413 && answer.contains("\"\(code)\""), "\(type): \(answer)")
                _ = await sent
            }
        }
    }

    @Test func `a body that is refused for its size is passed over no further than the largest that is read`()
        async throws
    {
        try await RunningService.during { service in
            let programme = service.planted.programme
            let session = try await programme.database.openSession(for: programme.reporter, now: Date())
            let limit = Door.pages.bodyLimit
            let client = try await service.client()
            client.say(
                "POST /colleges HTTP/1.1\r\nHost: localhost\r\nCookie: banmo-session=\(session.token)\r\n"
                    + "Content-Type: application/x-www-form-urlencoded\r\nAccept: application/json\r\n"
                    + "Content-Length: \(1 << 40)\r\n\r\n"
            )
            let answer = await client.hear(until: "}")
            #expect(answer.status == 413 && answer.contains("form.tooLarge"), "\(answer)")
            // Whoever is told reads it only once they have sent all; whoever sends without end is hung up on.
            let sent = await client.pour(String(repeating: "a", count: 3 * limit))
            #expect(sent > limit / 2 && sent < 2 * limit, "\(sent) of \(limit)")
            #expect(try await eventually { client.isHungUp })
        }
    }

    @Test func `a file before anything that says whose it is, is refused and read no further`() async throws {
        try await RunningService.during { service in
            let programme = service.planted.programme
            let session = try await programme.database.openSession(for: programme.reporter, now: Date())
            let body =
                "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\nelement,value\r\n--b--\r\n"
            for cookie in ["banmo-session=\(session.token)", "banmo-session=\(Session().token)", "a=b"] {
                let client = try await service.client()
                client.say(
                    "POST /reports/\(service.planted.reports.open)/values HTTP/1.1\r\nHost: localhost\r\n"
                        + "Cookie: \(cookie)\r\nContent-Type: multipart/form-data; boundary=b\r\n"
                        + "Connection: close\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)"
                )
                #expect([401, 403].contains(await client.hear().status), "\(cookie)")
            }
            let plain = try await service.client()
            plain.ask("/sign-in")
            #expect(await plain.hear().status == 200)
        }
    }

    @Test func `a head larger than browsers send is refused before anybody looks at it`() async throws {
        try await RunningService.during { service in
            for fields in [
                String(repeating: "X-A: b\r\n", count: 200), "Cookie: \(String(repeating: "a=b; ", count: 8_000))\r\n",
            ] {
                let client = try await service.client()
                client.say("GET /standards HTTP/1.1\r\nHost: localhost\r\n\(fields)\r\n")
                #expect(await client.hear().status == 400)
            }
            #expect(!service.log.lines.contains { $0.contains("/standards") })
        }
    }

    /// Lets this process, which is both ends of every connection, have so many files open.
    private static func allowFiles(_ count: rlim_t) {
        var limit = rlimit()
        getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
        limit.rlim_cur = max(limit.rlim_cur, min(count, limit.rlim_max))
        setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
    }
}
