import Foundation
import HTTPTypes
import Hummingbird
import Language
import NIOCore
import Postgres
import Support
import Tenancy
import Testing

@testable import Web

@Suite struct `The service` {
    @Test func `lives without a database and is ready with one, and says so`() async throws {
        let server = try PostgresServer()
        let database = try await FreshProgramme.migratedDatabase(on: server, connections: 2, patience: .seconds(5))
        let test = try await TestSite(in: database)
        var browser = try await test.browser()
        #expect(try await browser.get("/health/live").status == 200)
        #expect(try await browser.get("/health/ready").status == 200)
        server.stop()
        #expect(try await browser.get("/health/live").status == 200)
        let answer = try await browser.get("/health/ready", accept: "application/json")
        #expect(answer.status == 503)
        let page = try await browser.get("/standards")
        #expect(page.status == 503)
        #expect(page.headers[.retryAfter] == "10")
        #expect(page.text.contains("<html lang=\"en\""))
    }

    @Test func `is not ready on a full disk, and calls it that`() async throws {
        let test = try await TestSite()
        // A file system that never has room.
        let site = try TestSite.site(over: test.programme, dataFolder: URL(filePath: "/proc"))
        var browser = Browser(on: site)
        for (languages, words) in [("en", "The disk is full"), ("zh-CN", "磁盘空间已满")] {
            browser.languages = languages
            let answer = try await browser.get("/health/ready")
            #expect(answer.status == 503)
            #expect(answer.headers[.retryAfter] == "60")
            #expect(answer.text.contains(words))
        }
        let problem = try await browser.get("/health/ready", accept: "application/json").json() as? [String: Any]
        #expect(problem?["code"] as? String == "service.diskFull")
        #expect(try await browser.get("/health/live").status == 200)
    }

    @Test func `calls a full disk that where something was to be written`() async throws {
        let texts = Texts(try Catalogues.load(from: TestSite.folder("Localization"))[.english])
        for code in [POSIXErrorCode.ENOSPC, .EDQUOT] {
            #expect(Refusal(POSIXError(code), texts).code == .serviceDiskFull)
        }
        #expect(Refusal(POSIXError(.EIO), texts).code == .serviceFault)
        let pool = try await FreshProgramme.shared.value.pool
        let fault = await #expect(throws: PostgresError.self) {
            try await pool.rows("DO $$ BEGIN RAISE disk_full; END $$")
        }
        #expect(Refusal(try #require(fault), texts).code == .serviceDiskFull)
    }

    @Test func `lets scripts, styles and frames of nobody else's in, on every kind of answer`() async throws {
        let test = try await TestSite()
        var browser = try await test.browser()
        for path in ["/sign-in", "/nowhere", "/members", "/health/live", "/standards"] {
            let answer = try await browser.get(path)
            let policy = answer.headers[.contentSecurityPolicy] ?? ""
            #expect(policy.contains("default-src 'none'") && policy.contains("frame-ancestors 'none'"), "\(path)")
            #expect(!policy.contains("unsafe") && !policy.contains("*") && !policy.contains("http"), "\(path)")
            #expect(answer.headers[.xContentTypeOptions] == "nosniff", "\(path)")
            #expect(answer.headers[.crossOriginOpenerPolicy] == "same-origin", "\(path)")
            #expect(answer.headers[.crossOriginResourcePolicy] == "same-origin", "\(path)")
            #expect(answer.headers[.requestIdentifier] == "test-request", "\(path)")
        }
    }
}

@Suite struct `An answer` {
    @Test func `to an address that is not there says so in the reader's language, or as JSON`() async throws {
        let test = try await TestSite()
        var browser = try await test.browser()
        for (languages, tag) in [("zh-CN,zh;q=0.9", "zh-Hans"), ("en-GB", "en"), ("", "zh-Hans")] {
            browser.languages = languages
            let answer = try await browser.get("/nowhere")
            #expect(answer.status == 404)
            #expect(answer.text.contains("<html lang=\"\(tag)\""))
            #expect(answer.headers[.contentLanguage] == tag)
            answer.expectsNoScriptOrStyle(tag)
        }
        let json = try #require(try await browser.get("/nowhere", accept: "application/json").json() as? [String: Any])
        #expect(json["status"] as? Int == 404)
        #expect(json["request"] as? String == "test-request")
        #expect((json["mend"] as? [String])?.isEmpty == false)
    }

    @Test func `to a form that is too large says so in the reader's language`() async throws {
        let test = try await TestSite()
        var browser = try await test.browser(as: test.programme.member(.collegeAdmin, of: test.programme.lead))
        let body = ByteBuffer(string: "csrf=\(browser.csrf)&name=" + String(repeating: "x", count: 600_000))
        for (languages, word) in [("zh-CN", "512 kB"), ("en", "512 kB")] {
            browser.languages = languages
            let answer = try await browser.send(
                .post,
                "/members",
                body: body,
                type: "application/x-www-form-urlencoded"
            )
            #expect(answer.status == 413)
            #expect(answer.text.contains(word))
        }
    }

    @Test func `to a member is kept by no browser, whatever it is`() async throws {
        let planted = try await PlantedSite()
        var browser = try await planted.test.browser(as: planted.programme.reporter)
        for page in planted.pages {
            let answer = try await browser.get(page.address)
            let caching = answer.headers[.cacheControl]
            #expect(caching == "no-store" || page.route.hasPrefix("/assets"), "\(page.address): \(caching ?? "-")")
        }
        #expect(try await browser.post("/language", ["language": "en"]).headers[.cacheControl] == "no-store")
    }

    @Test func `that has not changed is not sent again`() async throws {
        let test = try await TestSite()
        var browser = try await test.browser()
        let first = try await browser.get("/standards")
        let tag = try #require(first.headers[.eTag])
        browser.fields[.ifNoneMatch] = tag
        let again = try await browser.get("/standards")
        #expect(again.status == 304)
        #expect(again.bytes.isEmpty)
        browser.languages = "zh-CN"
        #expect(try await browser.get("/standards").status == 200)
    }

    @Test func `is compressed for whoever can read that`() async throws {
        let test = try await TestSite()
        var browser = try await test.browser(as: test.programme.reporter)
        let plain = try await browser.get("/standards")
        #expect(plain.headers[.contentEncoding] == nil)
        browser.fields[.acceptEncoding] = "gzip, br"
        let compressed = try await browser.get("/standards")
        #expect(compressed.headers[.contentEncoding] == "gzip")
        #expect(compressed.headers[.vary]?.contains("Accept-Encoding") == true)
        #expect(compressed.bytes.count < plain.bytes.count / 2)
        let file = FileManager.default.temporaryDirectory.appending(path: "page-\(UUID()).gz")
        try Data(compressed.bytes).write(to: file)
        defer { unlink(file.path) }
        #expect(try Self.unzipped(file) == plain.bytes)
    }

    @Test func `of the stylesheet is kept for a year under a name that its content makes`() async throws {
        let test = try await TestSite()
        var browser = try await test.browser()
        let page = try await browser.get("/sign-in")
        let address = try #require(page.text.firstMatch(of: /href="(\/assets\/[^"]+\.css)"/)).1
        let sheet = try await browser.get(String(address))
        #expect(sheet.status == 200)
        #expect(sheet.headers[.cacheControl] == "public, max-age=31536000, immutable")
        #expect(try await browser.get("/assets/000000000000/banmo.css").status == 404)
        #expect(try await browser.get("/assets/..%2f..%2fetc/passwd").status == 404)
    }

    private static func unzipped(_ file: URL) throws -> [UInt8] {
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(filePath: "/bin/gzip")
        process.arguments = ["-dc", file.path]
        process.standardOutput = output
        try process.run()
        let data = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return Array(data)
    }
}

@Suite struct `The reader's language` {
    @Test func `is what they chose, whatever the browser says`() async throws {
        let test = try await TestSite()
        var browser = try await test.browser()
        _ = try await browser.get("/sign-in")
        let chosen = try await browser.post("/language", ["language": "zh-Hans", "address": "/standards?field=0715"])
        #expect(chosen.location == "/standards?field=0715")
        #expect(try await browser.get("/sign-in").text.contains("<html lang=\"zh-Hans\""))
        _ = try await browser.post("/language", ["language": "xx", "address": "/"])
        #expect(browser.cookies["banmo-language"] == "zh-Hans")
    }
}
