import Collection
import Foundation
import Lifecycle
import Support
import Tenancy
import Testing

@testable import Web

@Suite struct `A form that is refused` {
    @Test func `tells everything that is wrong with it at once, to people and to programs`() async throws {
        let planted = try await PlantedSite()
        let programme = planted.programme
        let (college, building) = ("/colleges/\(planted.college)", "/colleges/\(planted.building)")
        let points = PlantedSite.dimensions.map { "points-\($0)" }
        let cases: [(Member, String, [String: String], [String])] = [
            (programme.reporter, "\(building)/milestones", [:], ["milestoneZh", "milestoneEn", "milestoneDue"]),
            (programme.reviewer, "\(building)/findings", ["severity": "condition"], ["text", "due"]),
            (programme.reviewer, "\(building)/findings", ["severity": "minor", "due": "soon"], ["text", "due"]),
            (programme.reporter, "\(building)/documents", ["kind": "progress-report"], ["title", "body"]),
            (planted.expert, "\(college)/scores", ["points-GOV": "11", "points-SUS": "x"], points),
            (
                programme.hqAdmin, "/programme", ["minimumExperts": "2", "minimumMean": "101"],
                ["minimumExperts", "minimumMean"]
            ),
        ]
        for (member, address, fields, faults) in cases {
            var browser = try await planted.test.browser(as: member)
            let answer = try await browser.ask(PlantedSite.Request(route: address, address: address, form: fields))
            #expect(answer.status == 422, "\(address): \(answer.status)")
            let summary = try #require(answer.text.firstMatch(of: /(?s)class="notice wrong".*?<\/ul>/)).output
            for fault in faults {
                #expect(summary.contains("href=\"#\(fault)\""), "\(address): \(fault)")
                #expect(answer.text.contains("id=\"fault-\(fault)\""), "\(address): \(fault)")
            }
            for typed in fields.values { #expect(answer.text.contains("value=\"\(typed)\""), "\(address): \(typed)") }
            var machine = try await planted.test.machine(as: member)
            let json = String(decoding: try JSONEncoder().encode(fields), as: UTF8.self)
            let problem = try await machine.post(address, json: json).json() as? [String: Any]
            let pointers = (problem?["errors"] as? [[String: Any]] ?? []).compactMap { $0["pointer"] as? String }
            #expect(Set(pointers) == Set(faults.map { "#/\($0)" }), "\(address): \(pointers)")
        }
    }

    @Test func `says how long a text may be, and keeps what was typed`() async throws {
        let planted = try await PlantedSite()
        let programme = planted.programme
        let (college, building) = ("/colleges/\(planted.college)", "/colleges/\(planted.building)")
        let report = "/reports/\(planted.reports.returnable.uuidString.lowercased())"
        let long = String(repeating: "长", count: 30_000)
        let points = Dictionary(uniqueKeysWithValues: PlantedSite.dimensions.map { ("points-\($0)", "1") })
        let cases: [(Member, String, [String: String], field: String)] = [
            (programme.reviewer, "\(building)/findings", ["severity": "minor", "text": long], "text"),
            (
                programme.reporter, "\(building)/documents", ["kind": "progress-report", "title": "t", "body": long],
                "body"
            ),
            (
                programme.reporter, "\(building)/milestones",
                ["milestoneZh": long, "milestoneEn": "m", "milestoneDue": "2027-03-31"], "milestoneZh"
            ),
            (planted.expert, "\(college)/scores", points.merging(["comment": long]) { $1 }, "comment"),
            (planted.expert, "\(college)/vetoes", ["ground": "misused-funds", "veto-reason": long], "veto-reason"),
            (programme.approver, "/colleges/\(planted.draft)/steps", ["step": "submit", "reason": long], ""),
            (programme.reviewer, "\(report)/return", ["reason": long], "reason-return"),
            (programme.reporter, "/colleges", ["nameZh": long], "nameZh"),
        ]
        for (member, address, fields, field) in cases {
            var browser = try await planted.test.browser(as: member)
            let answer = try await browser.ask(PlantedSite.Request(route: address, address: address, form: fields))
            #expect(answer.status == 422, "\(address): \(answer.status)")
            #expect(answer.text.contains("The text has 30,000 characters; shorten it to"), "\(address)")
            guard !field.isEmpty else { continue }
            #expect(answer.text.contains("href=\"#\(field)\"") && answer.text.contains(long), "\(address)")
            var machine = try await planted.test.machine(as: member)
            let json = String(decoding: try JSONEncoder().encode(fields), as: UTF8.self)
            #expect(try await machine.post(address, json: json).status == 422, "\(address)")
        }
    }
}

@Suite struct `A form that did its work` {
    @Test func `says so once, at the top of the page that follows`() async throws {
        let planted = try await PlantedSite()
        let programme = planted.programme
        let (college, building) = ("/colleges/\(planted.college)", "/colleges/\(planted.building)")
        let another = programme.member(.expert, of: programme.otherLead).id
        let points = Dictionary(uniqueKeysWithValues: PlantedSite.dimensions.map { ("points-\($0)", "1") })
        let cases: [(Member, String, [String: String], words: String)] = [
            (
                programme.reporter, "\(building)/documents", ["kind": "progress-report", "title": "t", "body": "b"],
                "The document is on file."
            ),
            (
                programme.reviewer, "\(building)/findings", ["severity": "minor", "text": "t"],
                "finding has been recorded"
            ),
            (planted.expert, "\(college)/scores", points, "Your score has been submitted."),
            (
                planted.expert, "\(college)/vetoes", ["ground": "misused-funds", "veto-reason": "seen"],
                "The veto has been raised."
            ),
            (programme.hqAdmin, "\(college)/findings/1/verify", [:], "The finding has been verified."),
            (programme.reviewer, "\(college)/assignments", ["expert": "\(another)"], "The expert has been asked."),
            (
                programme.reporter, "\(building)/milestones",
                ["milestoneZh": "m", "milestoneEn": "m", "milestoneDue": "2027-03-31"], "milestone has been added"
            ),
            (programme.reporter, "\(building)/milestones/1/complete", [:], "marked as completed"),
            (
                programme.reporter, "\(building)/milestones/1/reopen", ["reopening-reason": "By mistake."],
                "The milestone is open again."
            ),
        ]
        for (member, address, fields, words) in cases {
            var browser = try await planted.test.browser(as: member)
            let answer = try await browser.ask(PlantedSite.Request(route: address, address: address, form: fields))
            #expect(answer.status == 303, "\(address): \(answer.status) \(answer.text.prefix(400))")
            let next = try #require(answer.location)
            let notice = try await browser.get(next).text.firstMatch(
                of: /(?s)class="notice right" role="status".*?<\/div>/
            )
            #expect(notice.map { $0.output.contains(words) } == true, "\(address)")
            #expect(try await !browser.get(next).text.contains("class=\"notice right\""), "\(address)")
        }
    }

    @Test func `tells a report whose values are as they were that nothing was written`() async throws {
        let planted = try await PlantedSite()
        var browser = try await planted.test.browser(as: planted.programme.reporter)
        let report = "/reports/\(planted.reports.open.uuidString.lowercased())"
        let sent = try await browser.post("\(report)/values", ["value.ORG_APPLICANTS": "9", "was.ORG_APPLICANTS": "9"])
        let page = try await browser.get(try #require(sent.location)).text
        #expect(page.contains("The values are as they were; nothing was written."))
    }
}

@Suite struct `A hyphen in a name of two short words` {
    @Test(arguments: [
        ("<p>Laos–Ban-Mo College</p>", "<p>Laos–Ban-\u{2060}Mo College</p>"), ("<p>mid-term</p>", "<p>mid-term</p>"),
        ("<input value=\"Ban-Mo\">", "<input value=\"Ban-Mo\">"), ("<p>2025-03</p>", "<p>2025-03</p>"),
        ("<textarea>Ban-Mo</textarea> Ban-Mo", "<textarea>Ban-Mo</textarea> Ban-\u{2060}Mo"),
        ("<code>4AB-CD5</code>", "<code>4AB-CD5</code>"),
    ])
    func `holds them together where a page shows them`(html: String, expected: String) {
        #expect(String(decoding: KeptTogether.bytes(of: Array(html.utf8)), as: UTF8.self) == expected)
    }
}
