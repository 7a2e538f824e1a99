import Foundation
import Support
import Tenancy
import Testing

@Suite struct `Names that are printed` {
    private static let unprintable = [
        "Li\nMing", "Li\r\nMing", "Li\u{2028}Ming", "Li\u{0B}Ming", "Li\u{85}Ming", "Li\tMing", "Li\u{0}Ming",
        "Li\u{1B}[31mMing",
        "\u{202E}gniM iL", "Li \u{202A}Ming\u{202C}", "Li \u{2066}Ming\u{2069}",
    ]

    @Test(arguments: unprintable)
    func `stand on one line, in one direction`(_ name: String) {
        #expect(PrintedName.fault(of: name) == .unprintable)
        #expect(throws: MemberRefusal.fullName(.unprintable)) {
            try NewMember(name: "li.ming", fullName: name, role: .reporter)
        }
        #expect(NewMember.faults(name: "li.ming", fullName: name) == [.fullName(.unprintable)])
        #expect(throws: MemberRefusal.self) { try NewMember(name: name, fullName: "Li Ming", role: .reporter) }
        let organisation = NewOrganisation(kind: .partner, nameZh: name, nameEn: name, country: "LA")
        #expect(organisation.faults(besides: []) == [.nameZhUnprintable, .nameEnUnprintable])
    }

    @Test func `have an end`() {
        for name in [
            String(repeating: "长", count: 500), String(repeating: "a", count: 201),
            "e" + String(repeating: "\u{301}", count: 900),
        ] {
            #expect(PrintedName.fault(of: name) == .long)
            #expect(throws: MemberRefusal.fullName(.long)) {
                try NewMember(name: "li.ming", fullName: name, role: .reporter)
            }
            let organisation = NewOrganisation(kind: .partner, nameZh: name, nameEn: name, country: "LA")
            #expect(organisation.faults(besides: []) == [.nameZhLong, .nameEnLong])
        }
        #expect(PrintedName.fault(of: String(repeating: "长", count: 200)) == nil)
    }

    @Test(arguments: ["", " ", "\u{3000}", "\u{200B}\u{FEFF}", "\u{200E} \u{2060}"])
    func `can be seen`(_ name: String) {
        #expect(PrintedName.fault(of: name) == .missing)
        #expect(NewMember.faults(name: "li.ming", fullName: name) == [.fullName(.missing)])
    }

    @Test(arguments: [
        "Li\u{200B}Ming", "李\u{2060}明", "Li\u{200E} Ming", "Li\u{FEFF}Ming", "Li\u{AD}Ming", "L\u{200D}i",
    ])
    func `have no character that nobody sees, in a form as in a roster`(_ name: String) {
        #expect(NewMember.faults(name: "li.ming", fullName: name) == [.fullName(.invisible)])
        let organisation = NewOrganisation(kind: .partner, nameZh: name, nameEn: name, country: "LA")
        #expect(organisation.faults(besides: []) == [.nameZhInvisible, .nameEnInvisible])
        // Around a name they are passed over.
        #expect(PrintedName.trimmed("\u{200B}\u{3000}李明\u{FEFF}\n") == "李明")
    }

    @Test(arguments: [
        "李明", "Lào–Trung Quốc O’Brien", "می\u{200C}خواهم", "ສຸກສະຫວັນ", "𠮷野\u{E000}", "👩‍🏫", "Dr. A. B-C, MBE (retd.)",
        "محمد\u{200F} علي",
    ])
    func `are of any people`(_ name: String) {
        #expect(PrintedName.fault(of: name) == nil)
    }

    @Test func `are refused at their writing too, wherever they come from`() async throws {
        let programme = try await FreshProgramme()
        let bad = "Li\nMing"
        let member = Member(
            name: "li-\(UUID().uuidString.lowercased())",
            fullName: bad,
            role: .reporter,
            organisation: programme.lead.id,
            programme: programme.hqAdmin.programme
        )
        await #expect(throws: NameRefusal(fault: .unprintable, name: bad)) {
            _ = try await programme.database.transaction(as: programme.hqAdmin) { try await $0.insert(member) }
        }
        let organisation = Organisation(kind: .partner, nameZh: "好", nameEn: bad)
        await #expect(throws: NameRefusal(fault: .unprintable, name: bad)) {
            _ = try await programme.database.transaction(as: programme.hqAdmin) {
                try await $0.insert(organisation, country: "LA")
            }
        }
        #expect(NameRefusal(fault: .unprintable, name: bad).shown == "Li\u{FFFD}Ming")
    }
}
