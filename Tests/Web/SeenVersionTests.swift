import Foundation
import HTTPTypes
import Support
import Tenancy
import Testing

@testable import Web

@Suite struct `What was typed over what others may have changed` {
    @Test(arguments: ["milestone", "finding", "document", "profile", "rule", "zone", "name"])
    func `comes back beside what somebody else changed meanwhile`(thing: String) async throws {
        let planted = try await PlantedSite()
        let edit = planted.edit(of: thing)
        var mine = try await planted.test.browser(as: edit.member)
        let form = try await mine.form(to: edit.action, on: edit.page)
        var theirs = try await planted.test.browser(as: edit.member)
        let other = try await theirs.form(to: edit.action, on: edit.page)
        #expect(try await theirs.send(other.merging(edit.theirs) { $1 }, to: edit.action).status == 303)

        let told = try await mine.send(form.merging(edit.mine) { $1 }, to: edit.action)
        #expect(told.status == 409, "\(thing): \(told.status)")
        #expect(told.text.contains("changed this on"), "\(thing)")
        let (own, foreign) = (try #require(edit.mine.first?.value), try #require(edit.theirs.first?.value))
        #expect(told.text.contains(own) && told.text.contains("<p class=\"theirs\">"), "\(thing)")
        #expect(told.text.contains("Now it says:</strong> \(foreign)"), "\(thing)")
        #expect(try await mine.get(edit.page).text.contains(foreign), "\(thing): theirs stand until mine are sent")
        let sent = try await mine.send(try mine.form(to: edit.action, in: told), to: edit.action)
        #expect(sent.status == 303, "\(thing): \(sent.status)")
        #expect(try await mine.get(edit.page).text.contains(own), "\(thing)")
    }

    @Test func `into a report comes back where a colleague changed the same value, and only then`() async throws {
        let planted = try await PlantedSite()
        let page = "/reports/\(Identifier<Witness>(planted.reports.open))"
        var mine = try await planted.test.browser(as: planted.programme.reporter)
        var theirs = try await planted.test.browser(as: planted.programme.reporter)
        let form = try await mine.form(to: "\(page)/values", on: page, at: 1)
        let same = try await theirs.form(to: "\(page)/values", on: page, at: 1)
        let theirValues = ["value.ORG_APPLICANTS": "41"]
        #expect(try await theirs.send(same.merging(theirValues) { $1 }, to: "\(page)/values").status == 303)
        let told = try await mine.send(form.merging(["value.ORG_APPLICANTS": "43"]) { $1 }, to: "\(page)/values")
        #expect(told.status == 409 && told.text.contains("Now it says:</strong> 41"))
        #expect(told.text.contains("value=\"43\""))
        let elsewhere = try await mine.send(form.merging(["value.ORG_ENROLLED": "12"]) { $1 }, to: "\(page)/values")
        #expect(elsewhere.status != 409)
    }

    @Test func `of a proposed adoption comes back beside what a colleague changed, which nobody confirms unseen`()
        async throws
    {
        let planted = try await PlantedSite()
        let place = "/standards/OPEN/adoptions"
        var mine = try await planted.test.browser(as: planted.partner)
        let proposal = try await mine.form(to: place, on: "/standards/OPEN").merging([
            "authority": "First ministry", "level": "national", "document": "Decree 1", "date": "2025-01-31",
        ]) { $1 }
        #expect(try await mine.send(proposal, to: place).status == 303)
        let id = try #require(proposal["adoption"])
        let page = "/standards/OPEN?change=\(id)"
        let form = try await mine.form(to: place, on: page)
        var headquarters = try await planted.test.browser(as: planted.programme.reviewer)
        let confirmation = try await headquarters.form(to: "\(place)/\(id)/confirm", on: "/standards/OPEN")
        var theirs = try await planted.test.browser(as: planted.partner)
        let other = try await theirs.form(to: place, on: page)
        #expect(try await theirs.send(other.merging(["authority": "Their ministry"]) { $1 }, to: place).status == 303)

        let told = try await mine.send(form.merging(["authority": "My ministry"]) { $1 }, to: place)
        #expect(told.status == 409 && told.text.contains("changed this on"), "\(told.status)")
        #expect(told.text.contains("Now it says:</strong> Their ministry") && told.text.contains("My ministry"))
        let unseen = try await headquarters.send(confirmation, to: "\(place)/\(id)/confirm")
        #expect(unseen.status == 409 && unseen.text.contains("Someone of another organisation changed this"))
        #expect(unseen.text.contains("Nothing was done.") && !unseen.text.contains("What you typed"))
        let seen = try headquarters.form(to: "\(place)/\(id)/confirm", in: unseen)
        #expect(try await headquarters.send(seen, to: "\(place)/\(id)/confirm").status == 303)
    }

    @Test func `of a proposed adoption that was taken back comes back too`() async throws {
        let planted = try await PlantedSite()
        let place = "/standards/OPEN/adoptions"
        var mine = try await planted.test.browser(as: planted.partner)
        let proposal = try await mine.form(to: place, on: "/standards/OPEN").merging([
            "authority": "First ministry", "level": "national", "document": "Decree 1", "date": "2025-01-31",
        ]) { $1 }
        #expect(try await mine.send(proposal, to: place).status == 303)
        let id = try #require(proposal["adoption"])
        let form = try await mine.form(to: place, on: "/standards/OPEN?change=\(id)")
        var theirs = try await planted.test.browser(as: planted.partner)
        let back = try await theirs.form(to: "\(place)/\(id)/withdraw", on: "/standards/OPEN")
        #expect(try await theirs.send(back, to: "\(place)/\(id)/withdraw").status == 303)
        let told = try await mine.send(form.merging(["authority": "My ministry"]) { $1 }, to: place)
        #expect(told.status == 409 && told.text.contains("changed this on") && told.text.contains("My ministry"))
        #expect(try await mine.send(try mine.form(to: place, in: told), to: place).status == 303)
        #expect(try await mine.get("/standards/OPEN").text.contains("My ministry"))
    }

    @Test func `of the rule for signing in rests on what its page showed`() async throws {
        let planted = try await PlantedSite()
        var browser = try await planted.test.browser(as: planted.programme.hqAdmin)
        let form = try await browser.form(to: "/programme/sign-in", on: "/programme")
        let late = form.merging(["form.seen": SeenVersion.mark(["secondFactor": "true"])]) { $1 }
        #expect(try await browser.send(late, to: "/programme/sign-in").status == 409)
        #expect(try await browser.send(form, to: "/programme/sign-in").status == 303)
    }

    @Test func `rests on what was seen also after a fault`() async throws {
        let planted = try await PlantedSite()
        let edit = planted.edit(of: "milestone")
        var mine = try await planted.test.browser(as: edit.member)
        let form = try await mine.form(to: edit.action, on: edit.page)
        let faulty = try await mine.send(
            form.merging(edit.mine.merging(["milestoneDue": "soon"]) { $1 }) { $1 },
            to: edit.action
        )
        #expect(faulty.status == 422)
        var theirs = try await planted.test.browser(as: edit.member)
        let other = try await theirs.form(to: edit.action, on: edit.page)
        #expect(try await theirs.send(other.merging(edit.theirs) { $1 }, to: edit.action).status == 303)
        let mended = try mine.form(to: edit.action, in: faulty).merging(["milestoneDue": "2049-05-31"]) { $1 }
        #expect(try await mine.send(mended, to: edit.action).status == 409)
    }

    @Test func `by a program names the version that it rests on`() async throws {
        let planted = try await PlantedSite()
        let edit = planted.edit(of: "milestone")
        var machine = try await planted.test.machine(as: edit.member)
        let kept = try await machine.get(edit.page, accept: "application/json").json() as? [String: Any]
        let version = try #require(kept?["version"] as? String)
        machine.fields[.ifMatch] = "\"\(version)\""
        let json = #"{"milestoneZh": "甲", "milestoneEn": "First", "milestoneDue": "2049-08-31"}"#
        #expect(try await machine.post(edit.action, json: json).status == 200)
        let late = try await machine.post(edit.action, json: json.replacing("First", with: "Second"))
        #expect(late.status == 409 && late.text.contains("form.changed"))
        machine.fields[.ifMatch] = nil
        #expect(try await machine.post(edit.action, json: json.replacing("First", with: "Second")).status == 200)
    }
}
