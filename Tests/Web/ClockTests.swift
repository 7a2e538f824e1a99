import Foundation
import Support
import Tenancy
import Testing

@testable import Web

@Suite struct `Moments on pages` {
    @Test(arguments: [("zh-CN", "北京时间"), ("en", "UTC+8")])
    func `are told in one time zone, on pages of members and of errors too`(_ tag: String, _ zone: String) async throws
    {
        let test = try await TestSite()
        let admin = test.programme.member(.collegeAdmin, of: test.programme.lead)
        let name = try await test.person(password: "a long password")
        var visitor = try await test.browser()
        _ = try await visitor.get("/sign-in")
        let signedIn = try await visitor.post("/sign-in", ["name": name, "password": "a long password"])
        #expect(signedIn.status == 303)
        var browser = try await test.browser(as: admin)
        browser.languages = tag
        for address in ["/members", "/nowhere"] {
            let page = try await browser.get(address).text
            #expect(page.contains(zone), "\(address)")
            #expect(!page.replacing("UTC+8", with: "").contains("UTC"), "\(address)")
        }
    }
}
