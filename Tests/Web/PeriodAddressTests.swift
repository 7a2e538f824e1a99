import Collection
import Indicators
import Support
import Tenancy
import Testing

@testable import Web

/// What pages of figures say of the period that their address asks for.
@Suite struct `A period in an address` {
    private static let forms = "write a period like 202509, 2025Q3, 2025S1, 2025 or 2025Sep instead of"

    @Test(arguments: ["/countries", "/countries/LA", "/countries/all/indicators/OUT_GRADUATION", "/colleges"])
    func `that is malformed is answered with the forms that are accepted`(page: String) async throws {
        let test = try await TestSite()
        var browser = try await test.browser(as: test.programme.reviewer)
        for period in ["2025Q5", "20250901", "soon"] {
            let english = try await browser.get("\(page)?period=\(period)")
            #expect(english.status == 400)
            #expect(english.text.contains("\(Self.forms) “\(period)”."))
            let json = try await browser.get("\(page)?period=\(period)", accept: "application/json")
            #expect(json.status == 400)
            #expect(json.text.contains(Self.forms))
        }
        browser.languages = "zh-CN"
        let chinese = try await browser.get("\(page)?period=2025Q5")
        #expect(chinese.status == 400)
        #expect(chinese.text.contains("“2025Q5”") && chinese.text.contains("2025Sep"))
    }

    @Test func `in which an element is never reported is told when it is`() async throws {
        let test = try await TestSite()
        try await test.programme.database.transaction(as: test.programme.hqAdmin) { scope in
            try await scope.save(try DataDictionary(from: TestSite.folder("Standards")))
            try await scope.save(try IndicatorBook.indicators(from: TestSite.folder("Standards")))
        }
        var browser = try await test.browser(as: test.programme.reviewer)
        func page(_ indicator: String, _ period: String) async throws -> String {
            try await browser.get("/countries/all/indicators/\(indicator)?period=\(period)").text
        }
        let yearly = "it shows"
        #expect(try await page("OUT_GRADUATION", "2025Q3").contains(yearly))
        #expect(try await !page("OUT_GRADUATION", "2025").contains(yearly))
        #expect(try await page("OUT_GRADUATION", "2025").contains("Nobody has reported for this period"))
        #expect(try await page("OUT_FEMALE_SHARE", "202509").contains("it shows"))
        browser.languages = "zh-CN"
        #expect(try await page("OUT_GRADUATION", "2025Q3").contains("按较长周期"))
    }
}
