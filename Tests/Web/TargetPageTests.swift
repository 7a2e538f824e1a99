import Foundation
import HTTPTypes
import NIOCore
import Support
import Tenancy
import Testing

@testable import Web

@Suite struct `Targets on their pages` {
    private let planted: PlantedSite
    private let building: String

    init() async throws {
        planted = try await PlantedSite()
        building = "/colleges/\(planted.building.uuidString.lowercased())"
    }

    @Test func `are proposed by a lead college, wait for headquarters, and are agreed to in words`() async throws {
        let programme = planted.programme
        var reporter = try await planted.test.browser(as: programme.reporter)
        var fields = try await reporter.form(to: "\(building)/targets", on: "\(building)/targets")
        fields.merge(["indicator": "DO_ATTENDANCE", "period": "2048", "value": "93", "reason": "More teachers"]) { $1 }
        #expect(try await reporter.send(fields, to: "\(building)/targets").status == 303)

        var administrator = try await planted.test.browser(as: programme.hqAdmin)
        let home = try await administrator.get("/", accept: "application/json").text
        #expect(home.contains("\"kind\":\"targets\""))
        #expect(try await administrator.get("/waiting/targets").text.contains("2048"))
        var reviewer = try await planted.test.browser(as: programme.reviewer)
        #expect(try await !reviewer.get("/", accept: "application/json").text.contains("\"kind\":\"targets\""))

        let page = try await administrator.get("/targets")
        let decision = try #require(
            page.text.matches(of: /action="(\/colleges\/[^"]+\/targets\/[^"]+\/decision)"/).map { String($0.output.1) }
                .first { $0.lowercased().contains(planted.building.uuidString.lowercased()) }
        )
        var answer = try administrator.form(to: decision, in: page)
        answer.merge(["decision": "agree", "answer": "Well reasoned"]) { $1 }
        #expect(try await administrator.send(answer, to: decision).status == 303)
        let own = try await reporter.get("\(building)/targets").text
        #expect(own.contains("Well reasoned") && own.contains("More teachers"))
        var stranger = try await planted.test.browser(as: programme.stranger)
        #expect(try await stranger.get("\(building)/targets").status == 404)
    }

    @Test func `keep what was typed when they are refused, with what is wrong at its field`() async throws {
        var browser = try await planted.test.browser(as: planted.programme.hqAdmin)
        var fields = try await browser.form(to: "/targets", on: "/targets")
        fields.merge(["indicator": "DO_ATTENDANCE", "period": "2001", "value": "91", "reason": "As agreed"]) { $1 }
        let refused = try await browser.send(fields, to: "/targets")
        #expect(refused.status == 422)
        #expect(refused.text.contains("value=\"2001\"") && refused.text.contains("value=\"As agreed\""))
        #expect(refused.text.contains("<p class=\"fault\" id=\"refused-period\">"))
    }

    @Test func `are not the only forms that keep what was typed when they are refused`() async throws {
        let warning = "/colleges/\(planted.college.uuidString.lowercased())/warnings/3"
        var reporter = try await planted.test.browser(as: planted.programme.reporter)
        var fields = try await reporter.form(to: "\(warning)/finding", on: warning)
        fields.merge(["text": "Too few teachers", "due": "31 August"]) { $1 }
        let refused = try await reporter.send(fields, to: "\(warning)/finding")
        #expect(refused.status == 422 && refused.text.contains("Too few teachers"))
        #expect(refused.text.contains("value=\"31 August\"") && refused.text.contains("id=\"refused-due\""))

        var administrator = try await planted.test.browser(as: planted.programme.hqAdmin)
        let rule = "/warning-rules/report-late"
        var limits = try await administrator.form(to: rule, on: rule)
        limits["days"] = "1000"
        let outside = try await administrator.send(limits, to: rule)
        #expect(outside.status == 422 && outside.text.contains("value=\"1000\""))
        #expect(outside.text.contains("id=\"refused-days\""))
    }

    @Test func `are set all at once by a workbook, after the differences were shown and confirmed`() async throws {
        var browser = try await planted.test.browser(as: planted.programme.hqAdmin)
        let workbook = try await browser.get("/targets/workbook/targets.xlsx")
        #expect(workbook.status == 200 && workbook.bytes.starts(with: Array("PK".utf8)))
        let head = "Indicator code,Place code,Period code,Target value\n"
        let wrong = try await send(
            head + "NO_SUCH,ALL,2049,1\nDO_ATTENDANCE,XX,2049,1\nDO_ATTENDANCE,ALL,2001,-\n",
            &browser
        )
        #expect(wrong.status == 422)
        for place in ["A2", "B3", "C4", "D4"] where place != "D4" {
            #expect(wrong.text.contains(place) || wrong.text.contains("row"), "\(place)")
        }
        #expect(
            wrong.text.contains("There is no indicator “NO_SUCH”.") && wrong.text.contains("There is no place “XX”.")
        )

        let shown = try await send(head + "DO_ATTENDANCE,ALL,2030,92\nDO_ATTENDANCE,ALL,2049,95\n", &browser)
        #expect(shown.status == 200 && shown.text.contains("1 added, 1 changed"))
        #expect(try await !browser.get("/targets", accept: "application/json").text.contains("\"2049\""))
        var fields = try browser.form(to: "/targets/workbook/changes", in: shown)
        fields["reason"] = "By the board"

        // Somebody else sets one in between.
        let other = try await browser.post("/targets", ["indicator": "DO_ATTENDANCE", "period": "2047", "value": "90"])
        #expect(other.status == 303)
        #expect(try await browser.send(fields, to: "/targets/workbook/changes").status == 409)
        #expect(try await !browser.get("/targets", accept: "application/json").text.contains("\"2049\""))

        let again = try await send(
            head + "DO_ATTENDANCE,ALL,2030,92\nDO_ATTENDANCE,ALL,2049,95\nDO_ATTENDANCE,ALL,2047,90\n",
            &browser
        )
        let confirmed = try browser.form(to: "/targets/workbook/changes", in: again)
        #expect(try await browser.send(confirmed, to: "/targets/workbook/changes").status == 303)
        #expect(try await browser.get("/targets", accept: "application/json").text.contains("\"2049\""))
        let same = try await browser.get("/targets/workbook/targets.xlsx")
        #expect(try await send(Data(same.bytes), &browser).text.contains("nothing is to be changed"))
    }

    private func send(_ text: String, _ browser: inout Browser) async throws -> Answer {
        try await send(Data(text.utf8), &browser)
    }

    private func send(_ file: Data, _ browser: inout Browser) async throws -> Answer {
        var body = ByteBuffer()
        body.writeString("--edge\r\nContent-Disposition: form-data; name=\"csrf\"\r\n\r\n\(browser.csrf)\r\n")
        body.writeString("--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"targets\"\r\n\r\n")
        body.writeBytes(file)
        body.writeString("\r\n--edge--\r\n")
        return try await browser.send(
            .post,
            "/targets/workbook",
            body: body,
            type: "multipart/form-data; boundary=edge"
        )
    }
}
