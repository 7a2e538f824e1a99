import Lifecycle
import Support
import Tenancy
import Testing

@testable import Web

@Suite struct `What a version of a document has otherwise` {
    @Test(arguments: [
        (["一", "二", "三"], ["一", "二", "三"], ""),
        (["一", "二", "三"], ["一", "2", "三"], "-二 +2"),
        (["一"], ["零", "一", "二"], "+零 +二"),
        (["一", "二"], [], "-一 -二"),
        (["一", "一", "二"], ["一", "二", "二"], "-一 +二"),
    ])
    func `is told paragraph by paragraph, what went before what came`(old: [String], new: [String], expected: String) {
        let lines = DocumentDifferences.lines(from: old, to: new)
        let told = lines.map { line in line.removed.map { "-\($0)" } ?? line.added.map { "+\($0)" } ?? "" }
        #expect(told.joined(separator: " ") == expected)
    }

    @Test func `stands on its page beside the whole, from the second version on`() async throws {
        let planted = try await PlantedSite()
        var reporter = try await planted.test.browser(as: planted.programme.reporter)
        let address = "/colleges/\(planted.building)/documents"
        for body in ["Seven teachers.\nOne workshop.", "Seven teachers.\nTwo workshops."] {
            let sent = try await reporter.post(
                address,
                ["kind": "progress-report", "title": "Progress", "body": body]
            )
            #expect(sent.status == 303)
        }
        let documents = try await reporter.get(address).text
        let versions = documents.matches(of: /progress-report\/(\d+)"/).compactMap { Int($0.output.1) }
        let last = try #require(versions.max())
        let page = try await reporter.get("\(address)/progress-report/\(last)").text
        #expect(page.contains("Changes since version \(last - 1)"))
        #expect(page.contains("<del>One workshop.</del>") && page.contains("<ins>Two workshops.</ins>"))
        #expect(!page.contains("<del>Seven teachers.</del>") && page.contains("<p>Seven teachers.</p>"))
    }
}
