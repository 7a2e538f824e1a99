import Foundation
import Lifecycle
import Support
import Tenancy
import Testing

@testable import Web

@Suite struct `The table of rights` {
    @Test func `decides for everybody whether a form is shown, and whether what it sends is taken`() async throws {
        let planted = try await PlantedSite()
        let deeds = try await planted.deeds()
        var entitled: [(PlantedSite.Deed, Member)] = []
        // First whoever may not, so that nothing has changed when they try.
        for member in planted.everybody {
            var browser = try await planted.test.browser(as: member)
            var pages: [String: Answer] = [:]
            for address in Set(deeds.map(\.page)) { pages[address] = try await browser.get(address) }
            for deed in deeds {
                let may = deed.college.map { member.may(deed.right, at: $0) } ?? member.may(deed.right)
                let page = try #require(pages[deed.page])
                let title = "\(member.role) of \(member.organisation): \(deed.right) at \(deed.form.address)"
                #expect(deed.isShown(in: page) == may, "\(title): \(page.status)")
                guard !may else {
                    entitled.append((deed, member))
                    continue
                }
                for form in [deed.form, deed.emptied] {
                    let answer = try await browser.ask(form)
                    #expect([403, 404].contains(answer.status), "\(title): \(answer.status)")
                    #expect(answer.status != 404 || page.status == 404, "\(title): \(answer.status)")
                }
            }
        }
        for (deed, member) in entitled {
            var browser = try await planted.test.browser(as: member)
            let answer = try await browser.ask(deed.form)
            // Somebody else may have done it already.
            let statuses = [200, 303, 409, 422] + (deed.form.isOfWhatGoes ? [404] : [])
            #expect(statuses.contains(answer.status), "\(member.role): \(deed.right): \(answer.status)")
        }
        // Without this a deed could be nobody's.
        #expect(Set(entitled.map(\.0.right.name)) == Set(deeds.map(\.right.name)))
    }

    @Test func `knows the right for every form of the site`() async throws {
        let planted = try await PlantedSite()
        let known = Set(try await planted.deeds().map(\.form.route))
        // What everybody does with what is their own, and what `Role.given` narrows to the member it is about.
        let own: Set = [
            "/sign-in", "/sign-in/code", "/sign-in/password", "/sign-out", "/account/password", "/account/idleness",
            "/account/second-factor", "/account/second-factor/codes", "/account/second-factor/off", "/account/tokens",
            "/account/tokens/{token}/revoke",
            // Shown once a file was compared, to whoever may send one.
            "/targets/workbook/changes",
            "/language", "/notices/read", "/account/mail", "/account/mail/address", "/account/mail/address/removal",
            "/account/mail/confirmation", "/account/calendar", "/account/calendar/withdrawal", "/mail/ending",
            "/colleges/{id}/following",
            "/members/{member}/password", "/members/{member}/tokens/{token}/revoke",
            "/members/{member}/role", "/members/{member}/activity", "/members/{member}/name",
            "/members/{member}/forget",
        ]
        #expect(Set(planted.forms.map(\.route)).subtracting(own) == known)
    }

    @Test func `gives every right one name, which stays`() {
        let names = Right.all.map(\.name)
        #expect(Set(names).count == names.count)
        #expect(names.allSatisfy { $0.wholeMatch(of: /[a-z]+(-[a-z]+)*\.[a-z]+(-[a-z]+)*/) != nil })
        for right in Right.all { #expect(Right.named(right.name) == right) }
        #expect(Right.named("lifecycle.anything") == nil)
    }

    @Test func `gives a leader sights alone, an operator the service's members alone, and anyone nothing`() {
        let rights = Right.all
        #expect(rights.allSatisfy { $0.kind == .sight || !$0.roles.contains(.leader) })
        #expect(rights.filter { $0.roles.contains(.operator) } == [.keepMembers])
        let anyone = Member.anyone(of: nil)
        #expect(!rights.contains { anyone.may($0) })
    }

    @Test func `leads nobody to a page that is not theirs`() async throws {
        let planted = try await PlantedSite()
        for member in planted.everybody {
            var browser = try await planted.test.browser(as: member)
            let home = try await browser.get("/").text
            let bar = try #require(home.firstMatch(of: /(?s)<nav.*?<\/nav>/)).output
            for link in bar.matches(of: /href="(\/[a-z]*)"/) {
                #expect(try await browser.get(String(link.output.1)).status == 200, "\(member.role): \(link.output.1)")
            }
        }
    }
}
