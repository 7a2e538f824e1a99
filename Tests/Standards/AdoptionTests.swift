import Calendar
import Foundation
import Language
import Postgres
import Published
import Support
import Tenancy
import Testing

@testable import Standards

@Suite struct `An adoption` {
    let programme: FreshProgramme
    let adoption: Adoption
    private let now = Date(timeIntervalSince1970: 1_763_611_200)

    /// A programme with a published standard that its partner has proposed to have adopted.
    init() async throws {
        programme = try await FreshProgramme()
        let yaml = SampleStandard.yaml
            .replacing("6a4b06d6-9f1e-4fc9-9846", with: UUID().uuidString.lowercased().prefix(23))
            .replacing("\nstate: draft", with: "\nstate: published")
        let file = try StandardFile(yaml: yaml, file: "weld.yaml")
        adoption = try #require(file.adoptions.first)
        _ = try await programme.database.transaction(as: programme.hqAdmin) { try await $0.save(file.standard) }
        try await programme.database.propose(adoption, by: act(programme.foreigner))
    }

    private func act(_ member: Member) -> Act { Act(member, at: now, from: "here") }

    /// In which countries a reader finds the standard adopted, and how far the adoption has come for them.
    private func seen(by reader: Member) async throws -> (countries: [String], states: [AdoptionStanding.State]) {
        try await programme.database.reading(as: reader) { scope in
            (
                try await scope.standards().flatMap(\.countries),
                try await scope.adoptions(ofStandard: "TEST-WELD").map(\.standing.state)
            )
        }
    }

    private func confirm(by member: Member) async throws {
        try await programme.database.confirmAdoption(adoption.id, by: act(member))
    }

    private func withdraw(_ reason: String, by member: Member) async throws {
        try await programme.database.withdrawAdoption(adoption.id, reason: reason, by: act(member))
    }

    @Test func `that a partner proposes is nobody else's to read and counts nowhere until headquarters confirms it`()
        async throws
    {
        let anyone = Member.anyone(of: programme.programme.id)
        let readers: [(Member, [AdoptionStanding.State])] = [
            (anyone, []), (programme.reporter, []), (programme.foreigner, [.proposed]),
        ]
        for (reader, states) in readers {
            let seen = try await seen(by: reader)
            #expect(seen.countries.isEmpty && seen.states == states, "\(reader.role)")
        }
        let waiting = try await programme.database.reading(as: programme.reviewer) { try await $0.proposedAdoptions() }
        #expect(waiting.map(\.adoption) == [adoption])
        #expect(waiting.first?.standing.proposed?.name == programme.foreigner.fullName)
        try await confirm(by: programme.reviewer)
        let published = try await seen(by: anyone)
        #expect(published.countries == ["LA"] && published.states == [.confirmed])
        let left = try await programme.database.reading(as: programme.reviewer) { try await $0.proposedAdoptions() }
        #expect(left.isEmpty)
    }

    @Test func `is not confirmed by partners, lead colleges, leaders, or whoever proposed it`() async throws {
        let leader = programme.member(.leader, of: programme.headquarters)
        for member in [programme.foreigner, programme.reporter, leader] {
            await #expect(throws: Forbidden.self) { try await confirm(by: member) }
        }
        // Headquarters' own, from a file.
        var own = adoption
        own = Adoption(
            standard: adoption.standard,
            standardCode: adoption.standardCode,
            standardVersion: adoption.standardVersion,
            country: "TH",
            authority: adoption.authority,
            level: .national,
            document: adoption.document,
            date: adoption.date
        )
        let file = own
        _ = try await programme.database.transaction(as: programme.hqAdmin) { scope in
            try await scope.save(file, at: now)
            try await scope.audit(AuditEntry("standards.load", of: "test"), at: now, from: "test")
        }
        await #expect(throws: AdoptionRefusal.proposedBySame) {
            try await programme.database.confirmAdoption(file.id, by: act(programme.hqAdmin))
        }
        try await programme.database.confirmAdoption(file.id, by: act(programme.reviewer))
    }

    @Test func `needs a document and a day`() async throws {
        func spoilt(_ document: LocalizedText?, _ date: Day?) -> Adoption {
            Adoption(
                standard: adoption.standard,
                standardCode: adoption.standardCode,
                standardVersion: adoption.standardVersion,
                country: "LA",
                authority: adoption.authority,
                level: .national,
                document: document,
                date: date
            )
        }
        await #expect(throws: AdoptionRefusal.documentMissing) {
            try await programme.database.propose(spoilt(nil, adoption.date), by: act(programme.foreigner))
        }
        await #expect(throws: AdoptionRefusal.dateMissing) {
            try await programme.database.propose(spoilt(adoption.document, nil), by: act(programme.foreigner))
        }
    }

    @Test func `is the partner's to change and take back until headquarters has decided`() async throws {
        let changed = Adoption(
            id: adoption.id,
            standard: adoption.standard,
            standardCode: adoption.standardCode,
            standardVersion: adoption.standardVersion,
            country: "LA",
            authority: LocalizedText(zh: "另一部门", en: "Another authority"),
            level: .sector,
            document: adoption.document,
            date: adoption.date
        )
        try await programme.database.propose(changed, by: act(programme.foreigner))
        let stored = try await programme.database.reading(as: programme.foreigner) { try await $0.adoption(changed.id) }
        #expect(stored.adoption == changed)
        try await confirm(by: programme.reviewer)
        await #expect(throws: AdoptionRefusal.confirmed) {
            try await programme.database.propose(adoption, by: act(programme.foreigner))
        }
        await #expect(throws: AdoptionRefusal.confirmed) { try await withdraw("", by: programme.foreigner) }
        // The wall holds where the rule would not.
        let written = try await programme.database.transaction(as: programme.foreigner) { scope in
            try await scope.execute(
                "UPDATE standards.adoption SET country = 'TH' WHERE adoption_id = \(changed.id)"
            )
        }
        #expect(written == 0)
    }

    @Test func `that was taken back leaves nothing but the trail`() async throws {
        try await withdraw("", by: programme.foreigner)
        let seen = try await seen(by: programme.reviewer)
        #expect(seen.states.isEmpty)
        await #expect(throws: NotFound(what: "adoption")) { try await confirm(by: programme.reviewer) }
    }

    @Test func `that headquarters withdraws, with a reason, stays on record and is public no more`() async throws {
        try await confirm(by: programme.reviewer)
        await #expect(throws: AdoptionRefusal.reasonMissing) { try await withdraw(" ", by: programme.hqAdmin) }
        try await withdraw("该部委未发布此文件", by: programme.hqAdmin)
        let anyone = try await seen(by: .anyone(of: programme.programme.id))
        #expect(anyone.countries.isEmpty && anyone.states.isEmpty)
        let own = try await programme.database.reading(as: programme.foreigner) { try await $0.adoption(adoption.id) }
        #expect(own.standing.state == .withdrawn && own.standing.reason == "该部委未发布此文件")
        #expect(own.standing.confirmed?.name == programme.reviewer.fullName)
        await #expect(throws: AdoptionRefusal.withdrawn) { try await withdraw("又", by: programme.reviewer) }
        await #expect(throws: AdoptionRefusal.withdrawn) { try await confirm(by: programme.reviewer) }
    }
}
