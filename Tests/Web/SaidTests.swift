import Foundation
import Support
import Tenancy
import Testing

@testable import Web

@Suite struct `Words of people` {
    @Test(arguments: [("en", true), ("zh-CN", false)])
    func `say their language where it is not the page's`(_ tag: String, _ isMarked: Bool) async throws {
        let test = try await TestSite()
        let person = Member(
            name: "li.ming-\(UUID())",
            fullName: "李明",
            role: .reporter,
            organisation: test.programme.lead.id,
            programme: test.programme.programme.id
        )
        try await test.programme.database.transaction(as: test.programme.hqAdmin) { try await $0.insert(person) }
        var browser = try await test.browser(as: person)
        browser.languages = tag
        let page = try await browser.get("/").text
        #expect(page.contains("李明"))
        #expect(page.contains("<span lang=\"zh-Hans\">李明</span>") == isMarked)
        // Paper says where the page is to be found.
        #expect(page.contains("<span class=\"address\">http://localhost:8080/</span>"))
    }
}
