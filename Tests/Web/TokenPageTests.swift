import Foundation
import HTTPTypes
import Language
import NIOCore
import Support
import Tenancy
import Testing

@testable import Web

@Suite struct `The page of one's tokens` {
    @Test func `issues a token, shows it this once, and lets it be revoked`() async throws {
        let test = try await TestSite()
        var browser = try await test.browser(as: test.programme.leader)
        #expect(try await browser.get("/account").text.contains("href=\"/account/tokens\""))
        let issued = try await browser.post("/account/tokens", ["name": "Nightly", "scope": "read", "days": "30"])
        #expect(issued.status == 200)
        let secret = try #require(issued.text.firstMatch(of: /banmo_[0-9A-Za-z]{49}/).map { String($0.output) })
        var machine = Browser.machine(on: test.site, "Bearer \(secret)")
        #expect(try await machine.get("/account").status == 200)

        let page = try await browser.get("/account/tokens")
        #expect(page.text.contains("Nightly") && page.text.contains(secret.prefix(10) + "…"))
        #expect(!page.text.contains(secret))
        let list = try await browser.get("/account/tokens", accept: "application/json")
        let token = try #require((try list.json() as? [[String: Any]])?.first)
        #expect(Set(token.keys) == ["id", "name", "start", "scope", "created", "expires", "used", "revoked"])
        let address = "/account/tokens/\(token["id"] as? String ?? "")/revoke"
        #expect(page.text.contains("action=\"\(address)\""))
        #expect(try await browser.post(address, [:]).status == 303)
        #expect(try await machine.get("/account", accept: "*/*").status == 401)
        #expect(try await browser.get("/account/tokens").text.contains("revoked"))
    }

    @Test(arguments: [
        ("", "30", "name"), (String(repeating: "n", count: 201), "30", "name"), ("Nightly", "0", "days"),
        ("Nightly", "366", "days"), ("Nightly", "soon", "days"),
    ])
    func `says at the field what is wrong`(name: String, days: String, field: String) async throws {
        let test = try await TestSite()
        var browser = try await test.browser(as: test.programme.reporter)
        let answer = try await browser.post("/account/tokens", ["name": name, "scope": "read", "days": days])
        #expect(answer.status == 422)
        #expect(answer.text.contains("<p class=\"fault\" id=\"fault-\(field)\">"))
        #expect(answer.text.contains("value=\"\(days)\""))
    }

    @Test func `says everything that is wrong at once, each at its field`() async throws {
        let test = try await TestSite()
        var browser = try await test.browser(as: test.programme.reporter)
        let answer = try await browser.post(
            "/account/tokens",
            ["name": "Li\u{200B}Ming", "scope": "deeds", "days": "400"]
        )
        #expect(answer.status == 422)
        for field in ["name", "days", "scope"] { #expect(answer.text.contains("href=\"#\(field)\""), "\(field)") }
        for field in ["name", "days"] { #expect(answer.text.contains("id=\"fault-\(field)\""), "\(field)") }
        #expect(answer.text.contains("a character that nobody sees") && answer.text.contains("value=\"400\""))
    }

    @Test func `is for an administrator too, who sees and revokes the tokens of those they keep`() async throws {
        let planted = try await PlantedSite()
        let programme = planted.programme
        var keepers = try await planted.test.browser(as: programme.member(.collegeAdmin, of: programme.lead))
        let (address, token) = ("/members/\(planted.keeper.id)", planted.tokens.keeper)
        #expect(try await keepers.get(address).text.contains("Canary token"))
        // Headquarters keeps no reporters, nor does another college's administrator.
        let others = [programme.hqAdmin, programme.member(.collegeAdmin, of: programme.otherLead)]
        for other in others {
            var browser = try await planted.test.browser(as: other)
            #expect(try await browser.post("\(address)/tokens/\(token)/revoke", [:]).status == 404)
        }
        var colleague = try await planted.test.browser(as: programme.reporter)
        #expect(try await colleague.post("/account/tokens/\(token)/revoke", [:]).status == 404)
        #expect(try await keepers.post("\(address)/tokens/\(token)/revoke", [:]).status == 303)
        #expect(try await keepers.get(address).text.contains("revoked"))
    }
}

@Suite struct `A token for single deeds` {
    @Test func `is issued on the page by deeds in words, of which only one's own can be chosen`() async throws {
        let test = try await TestSite()
        var browser = try await test.browser(as: test.programme.reporter)
        let page = try await browser.get("/account/tokens").text
        #expect(page.contains("name=\"deed.collection.prepare\"") && page.contains("Report values"))
        #expect(!page.contains("deed.collection.approve"))
        let issued = try await browser.post(
            "/account/tokens",
            ["name": "Nightly", "scope": "deeds", "days": "30", "deed.collection.prepare": "yes"]
        )
        #expect(issued.status == 200 && issued.headers[.cacheControl] == "no-store")
        #expect(issued.text.contains("read, and: Report values"))
        let secret = try #require(issued.text.firstMatch(of: /banmo_[0-9A-Za-z]{49}/).map { String($0.output) })
        var machine = Browser.machine(on: test.site, "Bearer \(secret)")
        #expect(try await machine.post("/colleges", json: "{}").text.contains("token.tooNarrow"))

        for deed in ["deed.collection.approve", "deed.nothing", "days"] {
            let fields: KeyValuePairs = ["name": "Other", "scope": "deeds", "days": "30", deed: "30"]
            let refused = try await browser.post("/account/tokens", fields)
            #expect(refused.status == 422, "\(deed)")
            #expect(refused.text.contains("at least one of your own") && refused.text.contains("value=\"Other\""))
        }
        let program = try await browser.send(
            .post,
            "/account/tokens",
            accept: "application/json",
            body: ByteBuffer(string: "name=Third&days=30&csrf=\(browser.csrf)"),
            type: "application/x-www-form-urlencoded"
        )
        #expect(program.status == 201 && program.headers[.cacheControl] == "no-store", "\(program.text)")
        #expect((try program.json() as? [String: Any])?["secret"] as? String != nil)
    }

    @Test func `of every right has words in both languages`() throws {
        for language in ["en", "zh-Hans"] {
            let catalogues = try Catalogues.load(from: TestSite.folder("Localization"))
            let texts = Texts(catalogues[try #require(LanguageTag(language))])
            for deed in Right.all where deed.kind == .deed {
                #expect(!texts.words(of: deed).contains("⟨"), "\(deed) in \(language)")
            }
        }
    }
}

@Suite struct `A program's own token` {
    @Test func `is revoked by DELETE, which no browser can`() async throws {
        let test = try await TestSite()
        let reporter = test.programme.reporter
        var machine = try await test.machine(as: reporter)
        var narrow = try await test.machine(as: reporter, scope: .deeds(["collection.prepare"]))
        var browser = try await test.browser(as: reporter)
        let list = try await browser.get("/account/tokens", accept: "application/json").json() as? [[String: Any]]
        let all = try #require(list?.first { $0["scope"] as? String == "all" }?["id"] as? String)
        let other = try #require(list?.first { $0["scope"] as? String != "all" }?["id"] as? String)

        #expect(try await browser.send(.delete, "/account/tokens/\(all)").status == 404)
        let refused = try await narrow.send(.delete, "/account/tokens/\(all)", accept: "*/*")
        #expect(refused.status == 403 && refused.text.contains("token.tooNarrow"))
        #expect(try await machine.get("/account").status == 200)
        #expect(try await machine.send(.delete, "/account/tokens/\(UUID())", accept: "*/*").status == 404)
        let read = try await machine.send(.get, "/account/tokens/\(all)", accept: "*/*")
        #expect(read.status == 405 && read.headers[.allow] == "DELETE, OPTIONS")

        let own = try await narrow.send(.delete, "/account/tokens/\(other)", accept: "*/*")
        #expect(own.status == 204 && own.bytes.isEmpty)
        #expect(try await narrow.get("/account", accept: "*/*").status == 401)
        #expect(try await machine.send(.delete, "/account/tokens/\(all)", accept: "*/*").status == 204)
        #expect(try await machine.get("/account", accept: "*/*").status == 401)
    }
}

extension FreshProgramme {
    /// Who reads at headquarters.
    fileprivate var leader: Member { member(.leader, of: headquarters) }
}
