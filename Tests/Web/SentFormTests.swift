import Foundation
import HTTPTypes
import NIOCore
import Support
import Tenancy
import Testing

@testable import Web

@Suite struct `What a program sends` {
    @Test func `is read exactly, however many digits a number has`() throws {
        let digits = "12345678901234567890123456789012345678901234567890.000000000000000000000000000001"
        let values = try Self.values(
            #"{"a": \#(digits), "b" : "\u4f60\n\"好\"", "c":true,"d":null, "e": -0.5e2, "f": ""}"#
        )
        let expected: [String: SentValue] = [
            "a": .number(digits), "b": .text("你\n\"好\""), "c": .truth(true), "e": .number("-50"), "f": .text(""),
        ]
        #expect(values == expected)
        #expect(try Self.values(" { } ") == [:])
    }

    @Test(arguments: [
        "", "[]", "{", #"{"a"}"#, #"{"a":}"#, #"{"a": 1,}"#, #"{"a": 1} x"#, #"{"a": [1]}"#, #"{"a": {}}"#,
        #"{"a": 01}"#,
        #"{"a": NaN}"#, #"{"a": "}"#, #"{"a": "\x"}"#, "{\"a\": \"\n\"}", "{a: 1}", #"{"a": 1 "b": 2}"#,
        #"{"a": 1e999999}"#, "{,}", "null",
    ])
    func `is refused where it is no object of texts, numbers and truths`(text: String) {
        #expect(throws: FormRefusal.malformed) { try Self.values(text) }
    }

    @Test func `is refused where its type is none of forms, and needs none where it is nothing`() async throws {
        let planted = try await PlantedSite()
        var machine = try await planted.test.machine(as: planted.programme.reporter)
        for type in ["text/plain", "application/xml", "application/jsonp", nil] {
            let answer = try await machine.send(
                .post,
                "/colleges",
                accept: "*/*",
                body: ByteBuffer(string: "{}"),
                type: type
            )
            #expect(answer.status == 415 && answer.text.contains("form.otherType"), "\(type ?? "none"): \(answer.text)")
        }
        let nothing = try await machine.send(.post, "/colleges", accept: "*/*")
        #expect(nothing.status == 422 && nothing.text.contains("#/nameZh"))
        var approver = try await planted.test.machine(as: planted.programme.approver)
        let submitted = try await approver.send(.post, "/reports/\(planted.reports.prepared)/submit", accept: "*/*")
        #expect(submitted.status == 200, "\(submitted.text)")
        let charset = try await machine.send(
            .post,
            "/colleges",
            accept: "*/*",
            body: ByteBuffer(string: "{}"),
            type: "Application/JSON; charset=utf-8"
        )
        #expect(charset.status == 422)
    }

    @Test func `beyond what is declared never reaches whoever reads the form`() async throws {
        let planted = try await PlantedSite()
        let administrator = planted.programme.member(.collegeAdmin, of: planted.programme.lead)
        let fields: KeyValuePairs = ["name": "one.more", "fullName": "One More", "role": "reporter", "active": "no"]
        var machine = try await planted.test.machine(as: administrator)
        let typed = #"{"name": "one.more", "fullName": "One More", "role": "reporter", "active": false}"#
        let told = try await machine.post("/members", json: typed)
        #expect(told.status == 422 && told.text.contains("#/active"))
        // A page's form may carry what its browser or an extension of it adds.
        var browser = try await planted.test.browser(as: administrator)
        #expect(try await browser.post("/members", fields).status == 200)
    }
}

@Suite struct `A first password` {
    @Test func `is told a program once, and kept by nobody on the way`() async throws {
        let planted = try await PlantedSite()
        let programme = planted.programme
        var keeper = try await planted.test.machine(as: programme.member(.collegeAdmin, of: programme.lead))
        let member = #"{"name": "one.more", "fullName": "One More", "role": "reporter"}"#
        let added = try await keeper.post("/members", json: member)
        let location = try #require(added.location)
        #expect(added.status == 201 && location.hasPrefix("/members/"))
        try await Self.signIn(with: added, on: planted.test)
        #expect(try await keeper.get(location, accept: "*/*").status == 200)

        let renewed = try await keeper.post("\(location)/password", json: "{}")
        #expect(renewed.status == 200)
        try await Self.signIn(with: renewed, on: planted.test)
        #expect(renewed.text != added.text)

        var headquarters = try await planted.test.machine(as: programme.hqAdmin)
        let organisation = #"""
            {"kind": "partner", "nameZh": "另一伙伴", "nameEn": "One More Partner", "country": "LA", "name": "one.partner",
            "fullName": "One Partner"}
            """#
        let founded = try await headquarters.post("/organisations", json: organisation)
        #expect(founded.status == 201 && founded.location?.hasPrefix("/organisations/") == true, "\(founded.text)")
        try await Self.signIn(with: founded, on: planted.test)
    }

    @Test func `is shown on a page that nobody keeps a copy of`() async throws {
        let planted = try await PlantedSite()
        var browser = try await planted.test.browser(
            as: planted.programme.member(.collegeAdmin, of: planted.programme.lead)
        )
        let page = try await browser.post("/members/\(planted.keeper.id)/password", [:])
        #expect(page.status == 200 && page.headers[.cacheControl] == "no-store" && page.headers[.eTag] == nil)
        #expect(try await browser.get("/members/\(planted.keeper.id)").headers[.cacheControl] == "private, no-cache")
    }

    /// Signs in with what an answer tells, which must not be kept.
    private static func signIn(with answer: Answer, on test: TestSite) async throws {
        #expect(answer.headers[.cacheControl] == "no-store")
        let told = try #require(try answer.json() as? [String: String])
        #expect(Set(told.keys) == ["name", "password"])
        var browser = try await test.browser()
        _ = try await browser.get("/sign-in")
        let fields: KeyValuePairs = ["name": told["name"] ?? "", "password": told["password"] ?? ""]
        let signedIn = try await browser.post("/sign-in", fields)
        #expect(signedIn.status == 303, "\(signedIn.status)")
    }
}

extension `What a program sends` {
    private static func values(_ text: String) throws -> [String: SentValue] {
        try JSONForm.values(of: ByteBuffer(string: text), limits: FormLimits())
    }
}
