import Collection
import Foundation
import HTTPTypes
import Language
import NIOCore
import Support
import Tenancy
import Testing

@testable import Web

@Suite struct `Words of an upload's faults` {
    private let texts: Texts

    init() throws {
        texts = Texts(try Catalogues.load(from: TestSite.folder("Localization"))[.english])
    }

    @Test(arguments: [
        ("12.5%", "percentage"), ("1,234", "1.234"), ("=", "formula"), ("#DIV/0!", "#DIV/0!"),
        ("2025-09-30", "date"), ("2025-09-30T14:05:00", "date"), ("1900-02-29", "date"), ("36:00:00", "duration"),
        ("6:00", "time"), ("=1+2", "formula"), ("2.345", "2345"), ("four hundred", "four hundred"),
    ])
    func `tell a percentage, a doubtful comma, a formula and a date from what is no number`(
        _ found: String,
        _ word: String
    ) throws {
        let words = try fault(found).message.text(in: texts.catalogue)
        #expect(words.localizedCaseInsensitiveContains(word), "\(words)")
        let isPlain = words == texts("collection.faults.not-a-number.message", ["found": .text(found)])
        #expect(isPlain == (found == "four hundred"))
    }

    @Test func `of a file that is too large stand at the file, on the report's page`() async throws {
        let crowded = try await CrowdedSite(colleges: 1)
        try await crowded.openReports()
        var browser = try await crowded.test.browser(as: crowded.test.programme.reporter)
        let list = try await browser.get("/reports?dataSet=Q_COLLEGE", accept: "application/json").json()
        let reports = (list as? [String: Any])?["reports"] as? [[String: Any]]
        let id = try #require(reports?.first?["id"] as? String)
        let answer = try await browser.send(
            .post,
            "/reports/\(id)/values",
            body: ByteBuffer(repeating: 0x20, count: (20 << 20) + 1),
            type: "multipart/form-data; boundary=x"
        )
        #expect(answer.status == 413)
        #expect(answer.text.contains("id=\"file-fault\"") && answer.text.contains("20 MB"))
        #expect(answer.text.contains("action=\"/reports/\(id)/values\""))
    }

    @Test func `of a sign-in with nothing in it are ours, at each field`() async throws {
        let test = try await TestSite()
        var browser = try await test.browser()
        let form = try await browser.get("/sign-in")
        #expect(form.text.contains("action=\"/sign-in\" novalidate"))
        let empty = try await browser.post("/sign-in", ["name": "", "password": ""])
        #expect(empty.status == 422 && empty.text.contains("id=\"name-fault\""))
        #expect(empty.text.contains("id=\"password-fault\"") && empty.text.contains("href=\"#password\""))
    }

    private func fault(_ found: String) throws -> ImportFault {
        let fields: [String: Any] = [
            "kind": "not-a-number", "sheet": "", "row": 2, "field": "value", "column": "B", "element": "A",
            "found": found, "expected": "",
        ]
        return try JSONDecoder().decode(ImportFault.self, from: JSONSerialization.data(withJSONObject: fields))
    }
}
