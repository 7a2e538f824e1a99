import Foundation
import HTTPTypes
import NIOCore
import Support
import Tenancy
import Testing

@testable import Web

@Suite struct `What was typed` {
    @Test func `is there again after signing in, as the same member alone`() async throws {
        let planted = try await PlantedSite()
        let programme = planted.programme
        let place = "/colleges/\(Identifier<Witness>(planted.building))/findings"
        var browser = try await planted.test.browser(as: programme.reviewer)
        let form = try await browser.form(to: place, on: place)
        let text = "Two <teachers> left & nobody “replaced” them\r\nsince May."
        let typed = form.merging(["severity": "blocking", "text": text]) { $1 }

        browser.cookies = [:]
        let kept = try await browser.send(typed, to: place)
        let next = try #require(kept.location?.removingPercentEncoding?.split(separator: "=").last.map(String.init))
        #expect(kept.status == 303 && kept.location?.hasPrefix("/sign-in?next=") == true)
        let signIn = try await browser.get(try #require(kept.location))
        #expect(signIn.text.contains("What you typed is kept") && signIn.text.contains(next))
        // Nobody sees it before they have signed in, nor as somebody else.
        #expect(try await browser.get(next).status == 303)
        var other = try await planted.test.browser(as: programme.hqAdmin)
        let refused = try await other.get(next)
        #expect(refused.status == 403 && !refused.text.contains("since May"))

        var again = try await planted.test.browser(as: programme.reviewer)
        let page = try await again.get(next)
        #expect(page.status == 200 && page.text.contains("What you typed is here again"))
        #expect(page.text.contains("Two &lt;teachers&gt; left &amp; nobody"))
        #expect(page.text.contains("<option value=\"blocking\" selected>"))
        #expect(page.text.contains("<details id=\"findings-form\" open>"))
        let sent = try await again.send(try again.form(to: place, in: page), to: place)
        #expect(sent.status == 303, "\(sent.text)")
        #expect(try await again.get(place).text.contains("since May."))
        // What was sent meanwhile leads to where it is.
        let over = try await again.get(next)
        #expect(over.status == 303 && over.location == place)
        #expect(try await again.get(place).text.contains("Already submitted"))
    }

    @Test func `stays where the session is another than the page was made for`() async throws {
        let planted = try await PlantedSite()
        let place = "/colleges/\(Identifier<Witness>(planted.building))/milestones"
        var browser = try await planted.test.browser(as: planted.programme.reporter)
        let form = try await browser.form(to: place, on: place)
        let typed = form.merging(["milestoneZh": "实训室", "milestoneEn": "Workshop", "milestoneDue": "2049-01-31"]) { $1 }
        var anew = try await planted.test.browser(as: planted.programme.reporter)
        let page = try await anew.send(typed, to: place)
        #expect(page.status == 403 && page.text.contains("signed in anew"))
        #expect(page.text.contains("value=\"实训室\"") && page.text.contains("value=\"2049-01-31\""))
        #expect(try await anew.send(try anew.form(to: place, in: page), to: place).status == 303)

        // Somebody else at the same browser sees nothing of it.
        var other = try await planted.test.browser(as: planted.programme.approver)
        let kept = try await other.send(typed, to: place)
        #expect(kept.status == 303 && kept.location?.hasPrefix("/kept/") == true)
        let told = try await other.get(try #require(kept.location))
        #expect(told.status == 403 && !told.text.contains("实训室"))
    }

    @Test func `by another site, or on a page that nobody sealed, is not kept`() async throws {
        let planted = try await PlantedSite()
        let place = "/colleges/\(Identifier<Witness>(planted.building))/findings"
        var browser = try await planted.test.browser(as: planted.programme.reviewer)
        let typed = try await browser.form(to: place, on: place).merging(["severity": "minor", "text": "typed"]) { $1 }
        browser.cookies = [:]
        var forged = typed
        forged["form.by"] = "forged"
        #expect(try await browser.send(forged, to: place).location == nil)
        var unsealed = typed
        unsealed["form.by"] = nil
        #expect(try await browser.send(unsealed, to: place).status == 401)
        var other = try await planted.test.browser(as: planted.programme.reviewer)
        other.fields[.secFetchSite] = "cross-site"
        let foreign = try await other.send(typed, to: place)
        #expect(foreign.status == 403 && !foreign.text.contains(">typed<"))
    }

    @Test func `is kept where a file was to come with it, without the file`() async throws {
        let planted = try await PlantedSite()
        let page = "/reports/\(Identifier<Witness>(planted.reports.open))"
        var browser = try await planted.test.browser(as: planted.programme.reporter)
        let form = try await browser.form(to: "\(page)/values", on: page)
        browser.cookies = [:]
        let fields = form.map { "--b\r\nContent-Disposition: form-data; name=\"\($0)\"\r\n\r\n\($1)\r\n" }.joined()
        let file =
            "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\nelement,value\r\n--b--\r\n"
        let kept = try await browser.send(
            .post,
            "\(page)/values",
            body: ByteBuffer(string: fields + file),
            type: "multipart/form-data; boundary=b"
        )
        let next = try #require(kept.location?.removingPercentEncoding?.split(separator: "=").last.map(String.init))
        var again = try await planted.test.browser(as: planted.programme.reporter)
        let told = try await again.get(next)
        #expect(told.status == 200 && told.text.contains("choose files again"))
    }

    @Test func `twice is written once, in a browser and by a program`() async throws {
        let planted = try await PlantedSite()
        let place = "/colleges/\(Identifier<Witness>(planted.building))/findings"
        var browser = try await planted.test.browser(as: planted.programme.reviewer)
        let form = try await browser.form(to: place, on: place)
        let typed = form.merging(["severity": "minor", "text": "Once only"]) { $1 }
        #expect(try await browser.send(typed, to: place).status == 303)
        let second = try await browser.send(typed, to: place)
        #expect(second.status == 303 && second.location == place)
        let page = try await browser.get(place)
        #expect(page.text.contains("Already submitted") && page.text.matches(of: /Once only/).count == 1)

        // Something else from the same page is not lost, and not sent by itself.
        let other = try await browser.send(typed.merging(["text": "Something else"]) { $1 }, to: place)
        #expect(other.status == 409 && other.text.contains("already submitted, with other words"))
        #expect(other.text.contains("Something else"))
        #expect(try await browser.send(try browser.form(to: place, in: other), to: place).status == 303)

        var machine = try await planted.test.machine(as: planted.programme.reviewer)
        machine.fields[.idempotencyKey] = "night-1"
        let json = #"{"severity": "minor", "text": "From a program"}"#
        let first = try await machine.post(place, json: json)
        let again = try await machine.post(place, json: json)
        #expect(first.status == 200 && again.status == 200 && again.location == first.location)
        #expect(try await browser.get(place).text.matches(of: /From a program/).count == 1)
        let reused = try await machine.post(place, json: #"{"severity": "minor", "text": "Else"}"#)
        #expect(reused.status == 422 && reused.text.contains("form.keyReused"))
    }

    @Test func `twice is told a program by a refusal where the answer has a secret`() async throws {
        let planted = try await PlantedSite()
        let keeper = planted.programme.member(.collegeAdmin, of: planted.programme.lead)
        var machine = try await planted.test.machine(as: keeper)
        machine.fields[.idempotencyKey] = "member-1"
        let json = #"{"name": "one.more", "fullName": "One More", "role": "reporter"}"#
        let first = try await machine.post("/members", json: json)
        let again = try await machine.post("/members", json: json)
        #expect(first.status == 201)
        #expect(again.status == 409 && again.text.contains("form.submitted") && again.location == first.location)
    }

    @Test func `comes back whole where it is more than is taken, also after signing in`() async throws {
        let planted = try await PlantedSite()
        let place = "/colleges/\(Identifier<Witness>(planted.building))/findings"
        var browser = try await planted.test.browser(as: planted.programme.reviewer)
        let text = String(repeating: "很长的问题说明。", count: 9_000)
        let typed = try await browser.form(to: place, on: place).merging(["severity": "minor", "text": text]) { $1 }
        let told = try await browser.send(typed, to: place)
        #expect(told.status == 413 && told.text.contains("The form is too large and was not saved."))
        #expect(told.text.contains("512 kB") && told.text.contains(text))
        #expect(told.text.contains("<option value=\"minor\" selected>"))
        let shortened = try browser.form(to: place, in: told).merging(["text": "Short."]) { $1 }
        #expect(try await browser.send(shortened, to: place).status == 303)

        browser.cookies = [:]
        let kept = try await browser.send(typed.merging(["form.key": "another"]) { $1 }, to: place)
        let next = try #require(kept.location?.removingPercentEncoding?.split(separator: "=").last.map(String.init))
        var again = try await planted.test.browser(as: planted.programme.reviewer)
        #expect(try await again.get(next).text.contains(text))
    }

    @Test func `is told to be too much where it can't be given back, or is nobody's`() async throws {
        let planted = try await PlantedSite()
        let place = "/colleges/\(Identifier<Witness>(planted.building))/findings"
        var browser = try await planted.test.browser(as: planted.programme.reviewer)
        let form = try await browser.form(to: place, on: place)
        let endless = form.merging(["text": String(repeating: "x", count: FormLimits.givenBack)]) { $1 }
        let told = try await browser.send(endless, to: place)
        #expect(told.status == 413 && told.text.contains("What you sent is too large"))
        let unsealed = form.merging(["form.by": "", "text": String(repeating: "x", count: 600_000)]) { $1 }
        let refused = try await browser.send(unsealed, to: place)
        #expect(refused.status == 413 && !refused.text.contains("xxxx"))
    }

    @Test func `waits behind a second factor that has to be set up first`() async throws {
        let planted = try await PlantedSite()
        let place = "/colleges/\(Identifier<Witness>(planted.building))/findings"
        var browser = try await planted.test.browser(as: planted.programme.reviewer)
        let typed = try await browser.form(to: place, on: place).merging([
            "severity": "minor", "text": "Typed before",
        ]) { $1 }
        browser.cookies = [:]
        let kept = try #require(try await browser.send(typed, to: place).location)
        let next = try #require(kept.removingPercentEncoding?.split(separator: "=").last.map(String.init))
        try await planted.test.programme.database.setSecondFactor(
            needed: true,
            by: Act(planted.programme.hqAdmin, at: Date(), from: "test")
        )
        var entering = try await planted.test.browser(as: planted.programme.reviewer)
        let setting = try #require(try await entering.get(kept).location)
        let page = try await entering.get(setting)
        #expect(page.status == 200 && page.text.contains("What you typed is kept"))
        var form = try entering.form(to: "/account/second-factor", in: page)
        #expect(form["next"] == next)
        let wrong = try await entering.send(form.merging(["code": "000000"]) { $1 }, to: "/account/second-factor")
        #expect(wrong.status == 422)
        form = try entering.form(to: "/account/second-factor", in: wrong)
        let factor = try #require(TOTP(base32: form["secret"] ?? ""))
        form["code"] = factor.code(at: Date())
        let done = try await entering.send(form, to: "/account/second-factor")
        #expect(done.status == 200 && done.text.contains("href=\"\(next)\""))
        let again = try await entering.get(next)
        #expect(again.status == 200 && again.text.contains("Typed before"))
    }
}
