import Foundation
import Language
import Postgres
import Spreadsheet
import Support
import Tenancy
import Testing

@Suite struct `A roster of organisations` {
    private static let heading = "类别,中文名称,英文名称,国家（地区）,姓名,用户名"

    @Test func `adds each with its first member`() async throws {
        let programme = try await FreshProgramme()
        let added = try await programme.addOrganisations(
            """
            \(Self.heading)
            中方院校,丙学院,Lead College C,,王敏,wang-min
            Partner 外方合作单位,万象学校,Vientiane School,老挝,Vong,vong
            partner,达累斯萨拉姆学校,Dar School,TZ,Juma,juma
            """
        )
        #expect(added.map(\.member.role) == [.collegeAdmin, .partner, .partner])
        let listed = try await programme.database.reading(as: programme.hqAdmin) { scope in
            try await scope.organisations().map { "\($0.organisation.nameEn) \($0.country) \($0.members)" }
        }
        for one in ["Lead College C CN 1", "Vientiane School LA 1", "Dar School TZ 1"] { #expect(listed.contains(one)) }
        let visitor = try await programme.database.signIn(
            name: added[1].member.name,
            password: added[1].password,
            client: "here",
            device: nil,
            agent: "",
            now: Date()
        ).visitor
        #expect(visitor.organisation.nameZh == "万象学校")
        let entries: Int = try await programme.database.reading(as: programme.hqAdmin) { scope in
            try await scope.one(
                """
                SELECT count(*) FROM tenancy.audit
                WHERE tenant_id = \(programme.headquarters.id) AND action = 'tenancy.add-organisation'
                """
            )
        }
        #expect(entries == 3)
    }

    @Test func `with any fault adds none and names every one with its place`() async throws {
        let programme = try await FreshProgramme()
        let refused = await #expect(throws: RosterRefused.self) {
            try await programme.addOrganisations(
                """
                \(Self.heading)
                中方院校,丙学院,Lead College C,,王敏,wang-min
                外方合作单位,甲学院,Partner D,LA,Vong,vong
                外方合作单位,丙学院,lead college a,LA,Vong,vong
                学校,戊学院,School E,XX,Vong,vong
                外方合作单位,己学校,School F,,Vong,v
                外方合作单位,庚学校,School G,中国,,vong
                lead-college,辛学院,Lead H,Laos,Vong,vong
                """
            )
        }
        #expect(
            try #require(refused).faults.map { "\($0.row)\($0.column) \($0.kind.rawValue)" } == [
                "3B organisation-taken", "4B twice", "4C organisation-taken", "5A kind-unknown", "5D country-unknown",
                "6D missing", "6F name-malformed", "7D country-elsewhere", "7E missing", "8D country-elsewhere",
            ]
        )
        let count = try await programme.database.reading(as: programme.hqAdmin) { try await $0.organisations() }.count
        #expect(count == 3)
    }

    @Test func `is taken from headquarters' administrators alone`() async throws {
        let programme = try await FreshProgramme()
        for member in [
            programme.member(.collegeAdmin, of: programme.lead), programme.reviewer, programme.reporter,
            programme.member(.leader, of: programme.headquarters),
        ] {
            await #expect(throws: Forbidden.self) {
                try await programme.addOrganisations("\(Self.heading)\n中方院校,丙,C,,王,wang", as: member)
            }
        }
    }
}

extension FreshProgramme {
    /// The folder of the message catalogues.
    static var localization: URL {
        URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Localization")
    }

    func add(_ file: String, to tenant: Organisation? = nil, as admin: Member) async throws -> [AddedMember] {
        try await database.add(
            membersIn: SheetFile(.bytes(Data(file.utf8))),
            to: tenant?.id,
            RosterWords(try Catalogues.load(from: Self.localization)),
            by: Act(admin, at: Date(), from: "here")
        )
    }

    func addOrganisations(_ file: String, as admin: Member? = nil) async throws -> [AddedMember] {
        try await database.add(
            organisationsIn: SheetFile(.bytes(Data(file.utf8))),
            RosterWords(try Catalogues.load(from: Self.localization)),
            by: Act(admin ?? hqAdmin, at: Date(), from: "here")
        )
    }
}
