import Collection
import Foundation
import Hummingbird
import NIOCore
import Postgres
import Support
import Tenancy
import Testing

@testable import Web

@Suite(.timeLimit(.minutes(10))) struct `An upload` {
    /// A site whose first lead college has a report to fill in, with the session of its reporter.
    private struct Desk {
        let crowded: CrowdedSite
        let report: String
        var browser: Browser

        var programme: FreshProgramme { crowded.test.programme }

        init() async throws {
            crowded = try await CrowdedSite(colleges: 1)
            try await crowded.openReports()
            browser = try await crowded.test.browser(as: crowded.test.programme.reporter)
            let list = try await browser.get("/reports?dataSet=Q_COLLEGE", accept: "application/json").json()
            let reports = (list as? [String: Any])?["reports"] as? [[String: Any]]
            report = try #require(reports?.first?["id"] as? String)
        }

        mutating func upload(_ file: String, leaving: Int = 0) async throws -> Answer {
            let body = Upload.body(file, csrf: browser.csrf)
            return try await browser.send(
                .post,
                "/reports/\(report)/values",
                body: ByteBuffer(string: String(body.dropLast(leaving))),
                type: Upload.type
            )
        }

        /// How many files were taken in or refused, and how many values came of them.
        func kept() async throws -> [Int] {
            try await programme.database.reading(as: programme.reporter) { scope in
                let lead = programme.lead.id
                return [
                    try await scope.one(
                        "SELECT count(*) FROM collection.batch WHERE tenant_id = \(lead) AND origin = 'file'",
                        as: Int.self
                    ),
                    try await scope.one(
                        "SELECT count(*) FROM collection.value WHERE tenant_id = \(lead) AND element = 'ORG_STUDENTS'",
                        as: Int.self
                    ),
                ]
            }
        }
    }

    private enum Upload {
        static let type = "multipart/form-data; boundary=x"

        static func body(_ file: String, csrf: String) -> String {
            "--x\r\nContent-Disposition: form-data; name=\"csrf\"\r\n\r\n\(csrf)\r\n--x\r\n"
                + "Content-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\n\(file)\r\n--x--\r\n"
        }
    }

    private static let values = "element,value\nORG_STUDENTS,46\n"

    @Test func `goes by way of the disk to the values`() async throws {
        var desk = try await Desk()
        let answer = try await desk.upload(Self.values)
        #expect(answer.status == 303)
        #expect(try await desk.kept() == [1, 1])
    }

    @Test func `that is not whole is the client's fault, and nothing of it is written`() async throws {
        var desk = try await Desk()
        for leaving in [1_000, 6, 4] {
            let padding = String(repeating: "x", count: leaving)
            let answer = try await desk.upload(Self.values + padding, leaving: leaving)
            #expect([400, 403].contains(answer.status), "\(leaving): \(answer.status)")
        }
        #expect(try await desk.kept() == [0, 0])
    }

    @Test func `twice at once is written once and found unchanged once`() async throws {
        let desk = try await Desk()
        async let one = Self.upload(desk)
        async let other = Self.upload(desk)
        #expect(try await [one, other] == [303, 303])
        #expect(try await desk.kept() == [2, 1])
    }

    private static func upload(_ desk: Desk) async throws -> Int {
        var desk = desk
        return try await desk.upload(values).status
    }

    @Test func `that comes too slowly is given up in time`() async throws {
        let (body, speaking) = AsyncStream.makeStream(of: ByteBuffer.self)
        speaking.yield(ByteBuffer(string: "--x\r\n"))
        let head = HTTPRequest(method: .post, scheme: "http", authority: "localhost", path: "/")
        let request = Request(head: head, body: RequestBody(asyncSequence: body))
        await #expect(throws: TimeExceeded.self) {
            try await Deadlines().limit(.milliseconds(50)) {
                var body = try FormBody(request, limit: 1 << 20)
                while try await body.next() != nil {}
            }
        }
        speaking.finish()
    }

    @Test func `is one of a few that a member has under way`() async throws {
        let (quota, member) = (UploadQuota(limit: 1), Identifier<Member>())
        try await quota.during(member) {
            await #expect(throws: FormRefusal.tooManyUploads(limit: 1)) { try await quota.during(member) {} }
            try await quota.during(Identifier<Member>()) {}
        }
        try await quota.during(member) {}
    }

    @Test func `of who may not write is refused before a byte of the file is read`() async throws {
        try await RunningService.during { service in
            let programme = service.planted.programme
            let session = try await programme.database.openSession(for: programme.approver, now: Date())
            let client = try await service.client()
            client.say(
                "POST /reports/\(service.planted.reports.open)/values HTTP/1.1\r\nHost: localhost\r\n"
                    + "Cookie: banmo-session=\(session.token)\r\nContent-Type: \(Upload.type)\r\n"
                    + "Connection: close\r\nContent-Length: \(10 << 20)\r\n\r\n"
            )
            #expect(await client.hear().status == 403)
        }
    }

    @Test func `that a client breaks off by hanging up is a fault of its own, told as 400`() async throws {
        try await RunningService.during { service in
            let programme = service.planted.programme
            let session = try await programme.database.openSession(for: programme.reporter, now: Date())
            let client = try await service.client()
            let body = Upload.body(Self.values, csrf: session.formToken)
            client.say(
                "POST /reports/\(service.planted.reports.open)/values HTTP/1.1\r\nHost: localhost\r\n"
                    + "Cookie: banmo-session=\(session.token)\r\nContent-Type: \(Upload.type)\r\n"
                    + "Content-Length: \(body.utf8.count + 1_000)\r\n\r\n" + body
            )
            client.hangUp()
            #expect(
                try await eventually {
                    service.log.lines.contains { $0.contains("/values") && $0.contains("status=") }
                }
            )
            let line = service.log.lines.first { $0.contains("/values") && $0.contains("status=") } ?? ""
            #expect(line.contains("status=400"), "\(line)")
            #expect(!service.log.lines.contains { $0.hasPrefix("failed") })
        }
    }
}
