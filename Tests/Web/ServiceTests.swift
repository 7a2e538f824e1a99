import Foundation
import Postgres
import ServiceLifecycle
import Support
import Tenancy
import Testing

@testable import Web

@Suite(.timeLimit(.minutes(10))) struct `A client of the running service` {
    @Test(arguments: [
        "", "G", "GET /health/live HTTP/1.1\r\nHost: local", "POST /sign-in HTTP/1.1\r\nContent-Length: 9",
    ])
    func `that says nothing, or half a head, is hung up on`(words: String) async throws {
        try await RunningService.during(limits: { $0.idle = .milliseconds(300) }) { service in
            let silent = try await service.client()
            silent.say(words)
            #expect(await silent.hear() == "")
        }
    }

    @Test func `that sends the body of its form no further is hung up on`() async throws {
        try await RunningService.during(limits: { $0.idle = .milliseconds(300) }) { service in
            let slow = try await service.client()
            slow.say("POST /sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\nname=")
            #expect(await slow.hear().status != 200)
        }
    }

    @Test func `beyond the limit takes the place of whoever has been silent longest`() async throws {
        try await RunningService.during(limits: { $0.clients = 2 }) { service in
            let (one, other) = (try await service.client(), try await service.client())
            for client in [other, one] {
                client.ask("/health/live", keepingAlive: true)
                #expect(await client.hear(until: "}").status == 200)
            }
            let third = try await service.client()
            third.ask("/health/live")
            #expect(await third.hear().status == 200)
            #expect(try await eventually { other.isHungUp })
            one.ask("/health/live", keepingAlive: true)
            #expect(await one.hear(until: "}").status == 200)
        }
    }

    @Test func `whose answer takes too long is told so, and its query is given up`() async throws {
        try await RunningService.during { service in
            try await service.locking("tenancy.programme", "ACCESS EXCLUSIVE") { waiters in
                let client = try await service.client()
                client.ask("/health/ready")
                #expect(try await eventually { try await waiters() == 1 })
                #expect(await client.hear().status == 503)
                #expect(try await eventually { try await waiters() == 0 })
            }
            #expect(service.log.lines.contains { $0.contains("path=/health/ready") && $0.contains("status=503") })
        }
    }

    @Test func `finds it alive, and others are served again, when the database was gone under load`() async throws {
        let server = try PostgresServer()
        try await RunningService.during(on: server) { service in
            server.stop()
            let waiting = try await service.clients(40)
            for client in waiting { client.ask("/standards") }
            for _ in 0..<20 {
                let client = try await service.client()
                client.ask("/health/live")
                #expect(await client.hear().status == 200)
            }
            try server.start()
            for client in waiting { #expect([200, 503].contains(await client.hear().status)) }
            #expect(
                try await eventually {
                    let client = try await service.client()
                    client.ask("/standards")
                    return await client.hear().status == 200
                }
            )
        }
    }
}

@Suite(.timeLimit(.minutes(10))) struct `The service that is told to stop` {
    @Test func `finishes what is under way, and takes nothing new`() async throws {
        try await RunningService.during { service in
            let client = try await service.client()
            try await service.locking("standards.standard", "ACCESS EXCLUSIVE") { waiters in
                client.ask("/standards")
                let isWaiting = try await eventually { try await waiters() == 1 }
                #expect(isWaiting)
                await service.group.triggerGracefulShutdown()
                #expect(try await eventually { await !service.isListening })
                #expect(!client.hasAnswer)
            }
            #expect(await client.hear().status == 200)
        }
    }

    @Test func `cancels what takes too long, writes nothing of it, and says so`() async throws {
        try await RunningService.during(limits: { $0.farewell = .milliseconds(200) }) { service in
            let programme = service.planted.programme
            let partner = programme.member(.partner, of: programme.partner)
            let session = try await programme.database.openSession(for: partner, now: Date())
            let pool = Pool(programme.database.pool.configuration)
            try await service.locking("standards.adoption", "EXCLUSIVE") { waiters in
                let client = try await service.client()
                client.ask(
                    "/standards/OPEN/adoptions",
                    ["Cookie": "banmo-session=\(session.token)"],
                    form: "csrf=\(session.formToken)&authority=Ministry&level=national&document=1&date=2025-01-31"
                )
                #expect(try await eventually { try await waiters() == 1 })
                await service.group.triggerGracefulShutdown()
                let answer = await client.hear()
                #expect(answer.status == 503)
                #expect(answer.contains("nothing of it was written"))
                #expect(try await eventually { try await waiters() == 0 })
            }
            let adoptions = try await Database(pool: pool).reading(as: partner) { scope in
                try await scope.one(
                    "SELECT count(*) FROM standards.adoption WHERE tenant_id = \(programme.partner.id)",
                    as: Int.self
                )
            }
            #expect(adoptions == 0)
            await pool.drain()
        }
    }
}

@Suite(.timeLimit(.minutes(10))) struct `The log of requests` {
    @Test func `says which member was refused something, and which took a file away`() async throws {
        try await RunningService.during { service in
            let planted = service.planted
            let report = "/reports/\(planted.reports.open.uuidString.lowercased())"
            func ask(_ path: String, as member: Member) async throws -> Int {
                let session = try await planted.programme.database.openSession(for: member, now: Date())
                let client = try await service.client()
                client.ask(path, ["Cookie": "banmo-session=\(session.token)"])
                return await client.hear().status
            }
            let (reporter, stranger) = (planted.programme.reporter, planted.programme.stranger)
            var statuses: [Int] = []
            for (path, member) in [
                ("\(report)/form.csv", reporter), ("\(report)/form.csv", stranger), ("/organisations", reporter),
                ("/reports", reporter),
            ] { statuses.append(try await ask(path, as: member)) }
            #expect(statuses == [200, 404, 403, 200])
            let lines = service.log.lines.filter { $0.contains("member=") }
            #expect(lines.count == 3)
            for (line, words) in zip(
                lines,
                [
                    "downloaded path=\(report)/form.csv member=\(reporter.id)",
                    "refused path=\(report)/form.csv status=404 member=\(stranger.id)",
                    "refused path=/organisations status=403 member=\(reporter.id)",
                ]
            ) {
                for word in words.split(separator: " ") { #expect(line.contains(word), "\(line)") }
            }
        }
    }

    @Test func `has one line for each, with its identifier, and nothing that is nobody's business`() async throws {
        try await RunningService.during { service in
            var identifiers: Set<String> = []
            for (path, form) in [
                ("/standards?q=hidden-query", nil), ("/nowhere?x=hidden-query", nil),
                ("/sign-in", "name=hidden-name&password=hidden-word"),
            ] {
                let client = try await service.client()
                client.ask(path, ["Cookie": "banmo-session=hidden-cookie", "X-Other": "hidden-field"], form: form)
                let answer = await client.hear()
                let field = try #require(answer.firstMatch(of: #/(?i:x-request-id): (\S+)/#)).1
                identifiers.insert(String(field))
            }
            #expect(identifiers.count == 3)
            // At random: nobody learns from one what another's is.
            let numbers = identifiers.compactMap { UInt64($0, radix: 16) }.sorted()
            #expect(numbers.count == 3 && zip(numbers, numbers.dropFirst()).allSatisfy { $1 - $0 > 1_000 })
            let lines = service.log.lines.filter { $0.hasPrefix("answered") }
            #expect(lines.count == 3)
            for identifier in identifiers {
                #expect(lines.count { $0.contains("hb.request.id=\(identifier) ") } == 1)
            }
            for (line, words) in zip(lines, ["GET path=/standards status=200", "GET path=/nowhere status=404"]) {
                for word in words.split(separator: " ") { #expect(line.contains(word), "\(line)") }
                #expect(line.contains(" ms=") && line.contains("from=127.0.0.1"), "\(line)")
            }
            #expect(!service.log.lines.contains { $0.contains("hidden") })
        }
    }
}
