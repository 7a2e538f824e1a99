import Calendar
import Collection
import Foundation
import Support
import Tenancy
import Testing

@testable import Web

@Suite struct `A day typed into a form` {
    @Test(arguments: [
        ("", TypedDay.missing), ("x", .malformed), ("2025-02-29", .malformed), ("2025-1-1", .malformed),
        ("1899-12-31", .outside), ("2101-01-01", .outside), ("0000-01-01", .outside), ("-2025-01-01", .outside),
        ("275760-09-13", .outside), ("5900000-01-01", .outside), ("99999999999999999999-01-01", .outside),
    ])
    func `is refused outside 1900 to 2100`(text: String, expected: TypedDay) {
        #expect(TypedDay(text) == expected)
    }

    @Test(arguments: ["1900-01-01", "2024-02-29", "2100-12-31"])
    func `is taken inside`(text: String) throws {
        #expect(TypedDay(text) == .day(try #require(Day(text))))
    }

    @Test func `is refused with words at its field, and stays as typed`() async throws {
        let planted = try await PlantedSite()
        let programme = planted.programme
        let college = planted.college.uuidString.lowercased()
        let forms: [(String, Member, KeyValuePairs<String, String>, words: String)] = [
            (
                "/standards/OPEN/adoptions", programme.member(.partner, of: programme.partner),
                ["authority": "Ministry", "level": "national", "date": "5900000-01-01"],
                "The year lies between 1900 and 2100"
            ),
            (
                "/colleges/\(college)/milestones", programme.reporter,
                ["milestone": "First", "milestoneDue": "5900000-01-01"], "Give a day between 1900 and 2100"
            ),
            (
                "/colleges/\(college)/findings", programme.reviewer,
                ["severity": "minor", "text": "Late", "due": "5900000-01-01"], "Give a day between today and 2100"
            ),
        ]
        for (address, member, fields, words) in forms {
            var browser = try await planted.test.browser(as: member)
            let answer = try await browser.post(address, fields)
            #expect(answer.text.contains(words), "\(address): \(answer.status)")
            // A college in operation has no milestones to add any more, so that form isn't shown again.
            let isShown = !address.hasSuffix("milestones")
            #expect(answer.text.contains("value=\"5900000-01-01\"") == isShown, "\(address)")
        }
    }
}

@Suite struct `A NUL in what is sent` {
    @Test(arguments: ["/standards?field=%00", "/courses?field=a%00b", "/standards?q=%00"])
    func `is refused in words or found nowhere, never a fault of ours`(address: String) async throws {
        let test = try await TestSite()
        var browser = try await test.browser()
        let answer = try await browser.get(address)
        #expect(answer.status < 500)
        if address.contains("field=%00") {
            #expect(answer.status == 400)
            #expect(answer.text.contains("That can't be kept") || answer.text.contains("That can&#39;t be kept"))
        }
    }

    @Test func `is refused in words also where a document would hold it`() async throws {
        let planted = try await PlantedSite()
        let partner = planted.programme.member(.partner, of: planted.programme.partner)
        var browser = try await planted.test.browser(as: partner)
        let answer = try await browser.post(
            "/standards/OPEN/adoptions",
            ["authority": "Ministry\u{0}of", "level": "national", "document": "1", "date": "2025-01-31"]
        )
        #expect(answer.status == 400)
        #expect(answer.text.contains("That can&#39;t be kept"))
    }
}
