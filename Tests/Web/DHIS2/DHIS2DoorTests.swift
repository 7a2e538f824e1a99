import Foundation
import HTTPTypes
import NIOCore
import Support
import Tenancy
import Testing

@testable import Web

@Suite struct `DHIS2's door` {
    @Test func `lets nobody in by a cookie, nor without a credential, and says so in its own words`() async throws {
        let test = try await TestSite()
        var (signedIn, stranger) = (try await test.browser(as: test.programme.reporter), try await test.browser())
        for address in [
            "/dhis2/api/me", "/dhis2/api/me.json", "/dhis2/api/42/dataElements", "/dhis2/api/nowhere", "/dhis2",
        ] {
            for answer in [try await signedIn.get(address), try await stranger.get(address)] {
                #expect(answer.status == 401, "\(address)")
                #expect(answer.headers[.wwwAuthenticate]?.contains("Basic") == true)
                try expectMessage(answer, 401, "Unauthorized")
            }
        }
    }

    @Test func `opens to a token as Basic, ApiToken and Bearer`() async throws {
        let test = try await TestSite()
        let reporter = test.programme.reporter
        let basic = { (secret: String) in
            "Basic " + Data("\(reporter.name):\(secret)".utf8).base64EncodedString()
        }
        for header in [basic, { "ApiToken \($0)" }, { "Bearer \($0)" }] {
            var machine = try await test.machine(as: reporter, header: header)
            let answer = try await machine.get("/dhis2/api/42/me.json?fields=username,name", accept: "text/html")
            #expect(answer.status == 200)
            #expect(answer.text == "{\"name\":\"\(reporter.fullName)\",\"username\":\"\(reporter.name)\"}")
            #expect(answer.setCookies.isEmpty)
        }
        var other = try await test.machine(as: reporter) { secret in
            "Basic " + Data("somebody:\(secret)".utf8).base64EncodedString()
        }
        try expectMessage(try await other.get("/dhis2/api/me"), 401, "Unauthorized")
    }

    @Test func `tells what isn't there, or by another method, in DHIS2's shape and never as a page`() async throws {
        let test = try await TestSite()
        var machine = try await test.machine(as: test.programme.reporter)
        for address in [
            "/dhis2", "/dhis2/api", "/dhis2/api/sqlViews", "/dhis2/api/dataElements/abcdefghijk", "/dhis2/x",
        ] {
            try expectMessage(try await machine.get(address), 404, "Not Found")
        }
        let missing = try await machine.get("/dhis2/api/dataElements/abcdefghijk")
        #expect((try missing.json() as? [String: Any])?["errorCode"] as? String == "E1005")
        let answer = try await machine.send(.put, "/dhis2/api/dataElements", accept: "text/html")
        try expectMessage(answer, 405, "Method Not Allowed")
        #expect(answer.headers[.allow] == "GET, HEAD, OPTIONS")
        try expectMessage(try await machine.get("/dhis2/api/dataElements?filter=nonsense"), 400, "Bad Request")
        try expectMessage(try await machine.get("/dhis2/api/dataElements.pdf"), 406, "Not Acceptable")
        #expect(try await machine.send(.head, "/dhis2/api/system/info").status == 200)
    }

    @Test func `lets no token write that only reads, nor anybody who doesn't report`() async throws {
        let test = try await TestSite()
        var reading = try await test.machine(as: test.programme.reporter, scope: .read)
        let body = ByteBuffer(string: "{\"dataValues\":[]}")
        for address in ["/dhis2/api/dataValueSets", "/dhis2/api/dataValues", "/dhis2/api/completeDataSetRegistrations"]
        {
            let refused = try await reading.send(.post, address, body: body, type: "application/json")
            try expectMessage(refused, 403, "Forbidden")
        }
        var approver = try await test.machine(as: test.programme.approver)
        let refused = try await approver.send(.post, "/dhis2/api/dataValueSets", body: body, type: "application/json")
        try expectMessage(refused, 403, "Forbidden")
        var reporter = try await test.machine(as: test.programme.reporter)
        let malformed = try await reporter.send(
            .post,
            "/dhis2/api/dataValueSets",
            body: ByteBuffer(string: "<html>"),
            type: "application/json"
        )
        try expectMessage(malformed, 400, "Bad Request")
    }

    @Test func `takes nothing that a browser sends for another site's page`() async throws {
        let test = try await TestSite()
        var browser = try await test.machine(as: test.programme.reporter)
        browser.fields[HTTPField.Name.secFetchSite] = "cross-site"
        let answer = try await browser.send(.post, "/dhis2/api/dataValues?de=a&pe=2025&ou=b&value=1")
        try expectMessage(answer, 403, "Forbidden")
        #expect(try await browser.get("/dhis2/api/me").status == 200)
    }

    @Test func `has nothing to do with other addresses`() async throws {
        let test = try await TestSite()
        var machine = try await test.machine(as: test.programme.reporter)
        #expect(try await machine.get("/api/me").status == 404)
        #expect(try await machine.get("/account").headers[.contentType]?.hasPrefix("text/html") == true)
    }

    private func expectMessage(_ answer: Answer, _ status: Int, _ phrase: String) throws {
        #expect(answer.status == status && answer.headers[.contentType] == "application/json")
        let message = try #require(try answer.json() as? [String: Any])
        #expect(message["httpStatusCode"] as? Int == status && message["httpStatus"] as? String == phrase)
        #expect(message["status"] as? String == "ERROR" && message["message"] is String)
        #expect(!answer.text.contains("<html"))
    }
}
