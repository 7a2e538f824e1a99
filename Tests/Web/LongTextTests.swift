import Foundation
import Lifecycle
import Support
import Tenancy
import Testing

@testable import Web

@Suite struct `A text that is too long` {
    /// A form with one of its texts too long.
    private struct Case {
        let sender: Member
        let address: String
        let fields: [String: String]
        /// Which text is, and where its fault stands if that has another name.
        let field: String
        var anchor: String?
    }

    private static let long = String(repeating: "长", count: 30_000)

    @Test func `is refused at its field by every form, which keeps all that was typed`() async throws {
        let planted = try await PlantedSite()
        for form in Self.cases(planted) {
            let typed = form.fields.merging([form.field: Self.long]) { $1 }
            var browser = try await planted.test.browser(as: form.sender)
            let request = PlantedSite.Request(route: form.address, address: form.address, form: typed)
            let answer = try await browser.ask(request)
            let name = "\(form.address) \(form.field)"
            #expect(answer.status == 422, "\(name): \(answer.status)")
            #expect(answer.text.contains("href=\"#\(form.anchor ?? form.field)\""), "\(name): no link to the field")
            #expect(answer.text.contains(Self.long), "\(name): the text is gone")
            for (field, text) in form.fields where field != form.field {
                #expect(answer.text.contains(text), "\(name): \(field) is gone")
            }
            var machine = try await planted.test.machine(as: form.sender)
            let json = String(decoding: try JSONEncoder().encode(typed), as: UTF8.self)
            let told = try await machine.post(form.address, json: json).status
            #expect(told == 422 || form.address.hasPrefix("/account"), "\(name), by a program: \(told)")
        }
    }

    @Test func `can be pasted whole into every field of a page`() throws {
        let folder = TestSite.folder("Sources/Application/Web")
        let files = try #require(FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil))
        for case let file as URL in files where file.pathExtension == "mustache" {
            let text = try String(contentsOf: file, encoding: .utf8)
            // A browser would cut what is pasted without a word.
            #expect(!text.contains("maxlength"), "\(file.lastPathComponent)")
        }
    }

    private static func cases(_ planted: PlantedSite) -> [Case] {
        let programme = planted.programme
        let (reporter, reviewer, keeper) = (
            programme.reporter, programme.reviewer, programme.member(.collegeAdmin, of: programme.lead)
        )
        let building = "/colleges/\(Identifier<Witness>(planted.building))"
        let fresh = "/colleges/\(Identifier<Witness>(planted.fresh))"
        let college = "/colleges/\(Identifier<Witness>(planted.college))"
        let milestone = ["milestoneZh": "某节点", "milestoneEn": "Some milestone", "milestoneDue": "2049-08-31"]
        let profile = ["nameZh": "某学院", "nameEn": "Some College", "cityZh": "某城", "cityEn": "Some City"]
        let organisation = [
            "kind": "partner", "nameZh": "某单位", "nameEn": "Some Partner", "country": "LA", "name": "some.partner",
            "fullName": "Some Person",
        ]
        let member = ["fullName": "Some Member", "name": "some.member", "role": "expert"]
        return milestone.keys.filter { $0 != "milestoneDue" }.flatMap { field in
            ["/milestones", "/milestones/2/change"].map {
                Case(sender: reporter, address: building + $0, fields: milestone, field: field)
            }
        }
            + profile.keys.map { Case(sender: reporter, address: "\(fresh)/change", fields: profile, field: $0) }
            + ["title", "body"].map {
                let fields = ["title": "Some title", "body": "Some body"]
                return Case(
                    sender: reporter,
                    address: "\(fresh)/documents/application/1/change",
                    fields: fields,
                    field: $0
                )
            }
            + ["nameZh", "nameEn", "fullName", "name"].map {
                Case(sender: programme.hqAdmin, address: "/organisations", fields: organisation, field: $0)
            }
            + ["fullName", "name"].map { Case(sender: keeper, address: "/members", fields: member, field: $0) }
            + [
                Case(sender: keeper, address: "/members/\(planted.keeper.id)/name", fields: [:], field: "fullName"),
                Case(sender: reviewer, address: "\(college)/findings/3/change", fields: [:], field: "text"),
                Case(sender: reporter, address: "/account/tokens", fields: ["days": "30"], field: "name"),
                Case(sender: programme.hqAdmin, address: "/programme/zone", fields: [:], field: "zone"),
                Case(sender: keeper, address: "\(college)/zone", fields: [:], field: "zone"),
            ] + adoptions(planted) + reports(planted)
    }

    private static func adoptions(_ planted: PlantedSite) -> [Case] {
        let place = "/standards/OPEN/adoptions"
        let fields = [
            "version": "1.0.0", "authority": "Some ministry", "level": "national", "document": "Some decree",
            "date": "2025-01-31",
        ]
        let withdrawable = Identifier<Witness>(planted.proposals.withdrawable)
        return ["authority", "document"].map {
            Case(sender: planted.partner, address: place, fields: fields, field: $0, anchor: "adoption-\($0)")
        } + [
            Case(
                sender: planted.programme.reviewer,
                address: "\(place)/\(withdrawable)/withdraw",
                fields: [:],
                field: "reason",
                anchor: "reason-\(withdrawable)"
            )
        ]
    }

    private static func reports(_ planted: PlantedSite) -> [Case] {
        func address(_ report: UUID, _ deed: String) -> String { "/reports/\(Identifier<Witness>(report))/\(deed)" }
        return [
            Case(
                sender: planted.programme.reporter,
                address: address(planted.reports.open, "values"),
                fields: ["value.ORG_APPLICANTS": "57"],
                field: "reason"
            ),
            Case(
                sender: planted.programme.reviewer,
                address: address(planted.reports.unlockable, "unlock"),
                fields: [:],
                field: "reason",
                anchor: "reason-unlock"
            ),
        ]
    }
}
