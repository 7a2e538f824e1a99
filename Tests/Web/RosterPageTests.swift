import Foundation
import HTTPTypes
import NIOCore
import Spreadsheet
import Support
import Tenancy
import Testing

@testable import Web

@Suite struct `The page to add many` {
    @Test func `shows a slip for each with the password this once, and the same as a file`() async throws {
        let test = try await TestSite()
        var browser = try await test.browser(as: test.programme.member(.collegeAdmin, of: test.programme.lead))
        #expect(try await browser.get("/members").text.contains("href=\"/members/roster\""))
        let answer = try await browser.upload(
            "姓名,用户名,角色\n王敏,wang-min,填报员\nLi <b>Na</b>,li.na,approver\n",
            to: "/members/roster"
        )
        #expect(answer.status == 200 && answer.headers[.cacheControl] == "no-store" && answer.headers[.eTag] == nil)
        #expect(answer.text.contains("2 members were added"))
        #expect(answer.text.contains("Li &lt;b&gt;Na&lt;/b&gt;") && !answer.text.contains("<b>Na"))
        let slips = answer.text.matches(of: /<li class="slip">/).count
        #expect(slips == 2)
        let number = SignInName.number(of: test.programme.lead.id)
        let password = try #require(answer.text.firstMatch(of: /<code>([A-Za-z0-9]{16})<\/code>/)).output.1
        let csv = try #require(answer.text.firstMatch(of: /href="data:text\/csv;charset=utf-8;base64,([^"]+)"/)).output
            .1
        let plain = csv.replacing("&#x3D;", with: "=").replacing("&#61;", with: "=")
        let bytes = try #require(Data(base64Encoded: String(plain)))
        let file = String(decoding: bytes, as: UTF8.self)
        #expect(file.contains("wang-min@\(number)") && file.contains(password))
        // Kept nowhere: neither list nor page has it any more.
        for page in ["/members", "/members/roster"] { #expect(try await !browser.get(page).text.contains(password)) }

        var theirs = try await test.browser()
        _ = try await theirs.get("/sign-in")
        let form: KeyValuePairs = ["name": "wang-min@\(number)", "password": String(password)]
        #expect(try await theirs.post("/sign-in", form).status == 303)
        try await theirs.choosePassword()
        #expect(try await theirs.get("/reports").status == 200)
    }

    @Test func `says every fault with its place, keeps what was pasted and adds nobody`() async throws {
        let test = try await TestSite()
        var browser = try await test.browser(as: test.programme.member(.collegeAdmin, of: test.programme.lead))
        let rows = "fullName\tname\trole\nLin Dan\tlin-dan\treporter\nLi Na\tX!\tboss"
        let answer = try await browser.post("/members/roster", ["rows": rows])
        #expect(answer.status == 422)
        #expect(answer.text.contains("The file has 2 faults") && answer.text.contains("Row 3, column B"))
        #expect(answer.text.contains("“X!” can’t be a user name.") && answer.text.contains("Row 3, column C"))
        #expect(answer.text.contains("Lin Dan\tlin-dan"))
        #expect(try await !browser.get("/members").text.contains("lin-dan"))
        browser.languages = "zh-CN"
        let chinese = try await browser.upload("fullName,name,role\nLi Na,X!,boss\n", to: "/members/roster")
        #expect(chinese.text.contains("文件有2处错误") && chinese.text.contains("第2行B列"))
        let nothing = try await browser.post("/members/roster", [:])
        #expect(nothing.status == 422 && nothing.text.contains("<a href=\"#file\">"))
        let odd = try await browser.upload("PK\u{3}\u{4} this is no workbook", to: "/members/roster")
        #expect(odd.status == 422 && odd.text.contains("<a href=\"#file\">"))
    }

    @Test func `tells a program the same by codes and pointers`() async throws {
        let test = try await TestSite()
        let admin = test.programme.member(.collegeAdmin, of: test.programme.lead)
        var machine = try await test.machine(as: admin)
        let rows = "fullName,name,role\\nWang Min,wang-min,reporter\\nLi Na,X!,boss"
        let refused = try await machine.post("/members/roster", json: "{\"rows\": \"\(rows)\"}")
        let problem = try #require(try refused.json() as? [String: Any])
        #expect(refused.status == 422 && problem["code"] as? String == "roster.refused")
        let places = try #require(problem["errors"] as? [[String: Any]])
        #expect(places.map { "\($0["row"] ?? "")\($0["column"] ?? "")" } == ["3B", "3C"])
        let added = try await machine.post(
            "/members/roster",
            json: #"{"rows": "fullName,name,role\nWang Min,wang-min,reporter"}"#
        )
        #expect(added.status == 201 && added.location == "/members" && added.headers[.cacheControl] == "no-store")
        let members = try #require((try added.json() as? [String: Any])?["members"] as? [[String: Any]])
        #expect(members.count == 1 && (members[0]["password"] as? String)?.count == 16)
        let list = try await machine.get("/members?q=wang-min", accept: "application/json").json() as? [String: Any]
        #expect(list?["count"] as? Int == 1)
        #expect((list?["members"] as? [[String: Any]])?.first?["id"] as? String == members[0]["id"] as? String)
        let columns = try await machine.get("/members/roster", accept: "application/json").json() as? [String: Any]
        let fields = (columns?["columns"] as? [[String: Any]])?.compactMap { $0["field"] as? String }
        #expect(fields == ["fullName", "name", "role"])
        var reading = try await test.machine(as: admin, scope: .read)
        #expect(try await reading.get("/members/roster", accept: "*/*").status == 200)
        #expect(try await reading.post("/members/roster", json: #"{"rows": "x"}"#).status == 403)
    }

    @Test(arguments: ["en", "zh-CN"])
    func `hands out a workbook whose headings and choices an upload understands`(language: String) async throws {
        let test = try await TestSite()
        for (address, member) in [
            ("/members/roster", test.programme.member(.collegeAdmin, of: test.programme.lead)),
            ("/organisations/roster", test.programme.hqAdmin),
            ("/organisations/\(test.programme.partner.id)/members/roster", test.programme.hqAdmin),
        ] {
            var browser = try await test.browser(as: member)
            browser.languages = language
            let workbook = try await browser.get("\(address).xlsx")
            #expect(workbook.status == 200, "\(address)")
            var headings: [String] = []
            try SheetFile(.bytes(Data(workbook.bytes))).forEachRow { row in
                let words = row.cells.compactMap(\.content.trimmed)
                if words.count > 1, headings.isEmpty { headings = words }
            }
            #expect(headings.count >= 3 && headings.allSatisfy { $0.contains(/\p{Han}/) }, "\(headings)")
            let empty = try await browser.upload(workbook.bytes, to: address)
            #expect(empty.status == 422)
            let expected = language == "en" ? "no row below them" : "只有表头"
            #expect(empty.text.contains(expected), "\(address) \(empty.text.suffix(3000))")
            let columns = try await browser.get(address, accept: "application/json").json() as? [String: Any]
            guard let all = columns?["columns"] as? [[String: Any]], address == "/members/roster" else { continue }
            let roles = try #require(all.last?["choices"] as? [String])
            let rows = roles.enumerated().map { "Person,person-\(language.lowercased())-\($0.offset),\($0.element)" }
            let file = ([headings.joined(separator: ",")] + rows).joined(separator: "\n")
            #expect(try await browser.upload(file, to: address).status == 200, "\(roles)")
        }
    }

    @Test func `is for those who keep members, before what they send is read`() async throws {
        let test = try await TestSite()
        let (programme, lead) = (test.programme, test.programme.lead)
        let theirs = "/organisations/\(lead.id)/members/roster"
        for (member, addresses) in [
            (programme.reporter, ["/members/roster", "/organisations/roster", theirs]),
            (programme.reviewer, ["/members/roster", "/organisations/roster", theirs]),
            (programme.member(.collegeAdmin, of: programme.otherLead), ["/organisations/roster", theirs]),
            (try await FreshProgramme().hqAdmin, [theirs]),
        ] {
            var browser = try await test.browser(as: member)
            for address in addresses {
                for path in [address, "\(address).xlsx"] {
                    #expect([403, 404].contains(try await browser.get(path).status), "\(member.role) \(path)")
                }
                // Broken off, which is only found out by who reads it.
                let answer = try await browser.upload("fullName,name,role\nA,abc,reporter", to: address, leaving: 30)
                #expect([403, 404].contains(answer.status), "\(member.role) \(address): \(answer.status)")
            }
        }
        let members = try await programme.database.reading(as: programme.hqAdmin) {
            try await $0.members(of: lead.id, MemberFilter())
        }
        #expect(members.count == 4)
    }
}

@Suite struct `The lists of members and organisations` {
    @Test func `are narrowed down by the address and say what of it they don't know`() async throws {
        let test = try await TestSite()
        var browser = try await test.browser(as: test.programme.hqAdmin)
        let partners = try await browser.get("/organisations?kind=partner&country=LA&q=partner")
        #expect(
            partners.status == 200 && partners.text.contains("Partner") && !partners.text.contains("Lead College A")
        )
        let unknown = try await browser.get("/organisations?kind=school")
        #expect(unknown.status == 400 && unknown.text.contains("href=\"#filter-kind\""))
        let json = try await browser.get("/organisations?kind=school", accept: "application/json")
        #expect(json.status == 400 && json.text.contains("\"unknown\""))
        let page = try await browser.get("/organisations/\(test.programme.lead.id)?role=reporter&sort=name")
        #expect(page.status == 200 && page.text.contains("reporter of Lead College A"))
        #expect(!page.text.contains("approver of Lead College A"))
        #expect(try await browser.get("/members?state=gone").status == 400)
        #expect(try await browser.get("/members?q=nobody+at+all").text.contains("No member fits these filters"))
    }

    @Test func `go on over as many pages as they need`() async throws {
        let test = try await TestSite()
        let admin = test.programme.member(.collegeAdmin, of: test.programme.lead)
        var browser = try await test.browser(as: admin)
        let rows = (0..<60).map { "Person \($0),person-\($0),reporter" }
        let file = (["fullName,name,role"] + rows).joined(separator: "\n")
        #expect(try await browser.upload(file, to: "/members/roster").status == 200)
        let first = try await browser.get("/members")
        #expect(first.text.contains("rel=\"next\"") && first.text.contains("1–20 of 64"))
        let second = try await browser.get("/members?page=4&sort=name")
        #expect(second.text.matches(of: /<th scope="row">/).count == 4 && second.text.contains("rel=\"prev\""))
        let json = try await browser.get("/members?page=9", accept: "application/json").json() as? [String: Any]
        #expect(json?["page"] as? Int == 4 && json?["count"] as? Int == 64)
    }
}

extension Browser {
    /// Sends a file by a form of this browser's session, the last bytes of it left out where told.
    fileprivate mutating func upload(_ file: [UInt8], to address: String, leaving: Int = 0) async throws -> Answer {
        let head =
            "--x\r\nContent-Disposition: form-data; name=\"csrf\"\r\n\r\n\(csrf)\r\n--x\r\n"
            + "Content-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\n"
        let body = Array(head.utf8) + file + Array("\r\n--x--\r\n".utf8)
        return try await send(
            .post,
            address,
            body: ByteBuffer(bytes: body.dropLast(leaving)),
            type: "multipart/form-data; boundary=x"
        )
    }

    fileprivate mutating func upload(_ file: String, to address: String, leaving: Int = 0) async throws -> Answer {
        try await upload(Array(file.utf8), to: address, leaving: leaving)
    }
}
