import Evidence
import Foundation
import HTTPTypes
import NIOCore
import Support
import Tenancy
import Testing

@testable import Web

@Suite struct `Evidence on pages` {
    private let planted: PlantedSite

    init() async throws {
        planted = try await PlantedSite()
    }

    private var place: String { "/evidence/of/\(planted.evidence.fresh.subject)" }

    @Test func `is attached by a form, and comes back under its name with what keeps it harmless`() async throws {
        var browser = try await planted.test.browser(as: planted.programme.reporter)
        let sent = try await browser.send("学员名单\n", named: "签到表.bat", with: ["sentence": "签到表"], to: place)
        #expect(sent.status == 303)
        let list = try await browser.get(place, accept: "application/json").json() as? [String: Any]
        let attachments = try #require(list?["attachments"] as? [[String: Any]])
        let file = try #require(attachments.last?["file"] as? String)
        let answer = try await browser.get(file)
        #expect(answer.text == "学员名单\n")
        #expect(answer.headers[.contentType] == "text/plain")
        #expect(answer.headers[.xContentTypeOptions] == "nosniff")
        #expect(answer.headers[.contentSecurityPolicy]?.contains("sandbox") == true)
        let name = "%E7%AD%BE%E5%88%B0%E8%A1%A8.bat.txt"
        #expect(answer.headers[.contentDisposition]?.hasSuffix("filename*=UTF-8''\(name)") == true)
        #expect(answer.headers[.contentDisposition]?.hasPrefix("attachment") == true)
        browser.fields[.range] = "bytes=12-"
        let rest = try await browser.get(file)
        #expect(rest.status == 206 && rest.text == "\n")
        #expect(rest.headers[.contentRange] == "bytes 12-12/13")
    }

    @Test func `is refused in words and by code, what was typed staying`() async throws {
        var browser = try await planted.test.browser(as: planted.programme.reporter)
        let page = try await browser.send("#!/bin/sh\n", with: ["sentence": "Typed words"], to: place)
        #expect(page.status == 422)
        #expect(page.text.contains("program or script") && page.text.contains("Typed words"))
        let told = try await browser.send(
            "#!/bin/sh\n",
            with: ["sentence": "Typed words"],
            to: place,
            accept: "application/json"
        )
        #expect(told.text.contains("evidence.program"))
    }

    @Test func `comes by tus in pieces, and is taken up where it stopped`() async throws {
        var browser = try await planted.test.browser(as: planted.programme.reporter)
        func encoded(_ text: String) -> String { Data(text.utf8).base64EncodedString() }
        browser.fields[.formToken] = browser.csrf
        browser.fields[.tusResumable] = "1.0.0"
        browser.fields[.uploadLength] = "10"
        browser.fields[.uploadMetadata] =
            "filename \(encoded("ບັນຊີ.txt")),subject \(encoded("\(planted.evidence.fresh.subject)")),sentence \(encoded("Seen"))"
        let begun = try await browser.send(.post, "/evidence/uploads")
        #expect(begun.status == 201)
        let address = try #require(begun.location)
        for (offset, piece, status) in [("0", "01234", 204), ("0", "01234", 409), ("5", "56789", 204)] {
            browser.fields[.uploadOffset] = offset
            let answer = try await browser.send(.patch, address, body: ByteBuffer(string: piece), type: Tus.type)
            #expect(answer.status == status)
        }
        let standing = try await browser.get(address, accept: "application/json")
        #expect(standing.headers[.uploadOffset] == "10")
        let upload = try standing.json() as? [String: Any]
        let id = try #require(upload?["attachment"] as? String)
        #expect(try await browser.get("/evidence/\(id)/file").text == "0123456789")
    }

    @Test func `is told of by tus before anything is sent`() async throws {
        var browser = try await planted.test.browser(as: planted.programme.reporter)
        let told = try await browser.send(.options, "/evidence/uploads")
        #expect(told.status == 204)
        #expect(told.headers[.tusVersion] == "1.0.0")
        #expect(told.headers[.tusExtension] == "creation,expiration,termination")
        #expect(told.headers[.tusMaxSize] == "52428800")
        #expect(try await browser.send(.options, "/reports").headers[.tusVersion] == nil)
    }

    @Test func `is shown beside what it is attached to, and beside each decision as it was then`() async throws {
        var browser = try await planted.test.browser(as: planted.programme.reporter)
        let record = try await browser.get("/colleges/\(planted.college)/record")
        #expect(record.text.contains("Decided on these files"))
        #expect(record.text.contains(">Canary.pdf</a> <code>070707070707</code>"))
        for (address, kind) in [
            ("/colleges/\(planted.college)/milestones", "milestone"),
            ("/colleges/\(planted.college)/findings", "finding"),
            ("/reports/\(planted.reports.open)", "report"),
        ] {
            #expect(try await browser.get(address).text.contains("/evidence/of/\(kind)~"), "\(address)")
        }
    }

    @Test func `goes as one archive that its manifest proves`() async throws {
        var browser = try await planted.test.browser(as: planted.programme.reviewer)
        let answer = try await browser.get("/colleges/\(planted.college)/dossier.zip")
        #expect(answer.status == 200)
        #expect(answer.bytes.starts(with: Array("PK\u{3}\u{4}".utf8)))
        for part in ["index.html", "documents/self-assessment-1.html", "evidence/", "SHA256SUMS"] {
            #expect(answer.text.contains(part), "\(part)")
        }
    }
}
