import Foundation
import Language
import Postgres
import Published
import Support
import Tenancy
import Testing

@testable import Standards

@Suite struct `Standards in PostgreSQL` {
    /// The sample with identifiers of its own, so that tests don't meet.
    private func sample(_ changes: [String: String] = [:]) throws -> StandardFile {
        var yaml = SampleStandard.yaml.replacing(
            "6a4b06d6-9f1e-4fc9-9846",
            with: UUID().uuidString.lowercased().prefix(23)
        )
        for (old, new) in changes { yaml = yaml.replacing(old, with: new) }
        return try StandardFile(yaml: yaml, file: "weld.yaml")
    }

    private let now = Date(timeIntervalSince1970: 1_763_611_200)
    private let published = ["\nstate: draft": "\nstate: published"]

    @Test func `come back as they were saved, tree and all`() async throws {
        let programme = try await FreshProgramme()
        let standards = try StandardFolder.load(from: `The standards of the folder`.folder).files.map(\.standard)
        try await programme.database.transaction(as: programme.hqAdmin) { scope in
            for standard in standards {
                let isNew = try await scope.save(standard)
                #expect(isNew)
            }
        }
        try await programme.database.reading(as: programme.foreigner) { scope in
            for standard in standards {
                let byIdentifier = try await scope.standard(standard.id)
                #expect(byIdentifier == standard)
                let byCode = try await scope.standard(code: standard.code)
                #expect(byCode == standard)
            }
        }
    }

    @Test func `that are saved again unchanged stay as they are`() async throws {
        let programme = try await FreshProgramme()
        let standard = try sample(published).standard
        let saved = try await programme.database.transaction(as: programme.hqAdmin) { scope in
            [try await scope.save(standard), try await scope.save(standard)]
        }
        #expect(saved == [true, false])
    }

    @Test func `are published by one organisation of a programme only`() async throws {
        let programme = try await FreshProgramme()
        let keeper = programme.member(.collegeAdmin, of: programme.lead)
        let file = try sample(published)
        let adoption = try #require(file.adoptions.first)
        let isNew = try await programme.database.transaction(as: keeper) { scope in
            [try await scope.save(file.standard), try await scope.save(adoption, at: now)]
        }
        #expect(isNew == [true, true])
        // Under other identifiers as well as under the same.
        for second in [file, try sample(published)] {
            await #expect(throws: KeptElsewhere(code: "TEST-WELD", nameZh: "甲学院", nameEn: "Lead College A")) {
                try await programme.database.transaction(as: programme.hqAdmin) { try await $0.save(second.standard) }
            }
        }
        await #expect(throws: KeptElsewhere(code: "TEST-WELD", nameZh: "甲学院", nameEn: "Lead College A")) {
            try await programme.database.transaction(as: programme.hqAdmin) { try await $0.save(adoption, at: now) }
        }
        // The keeper itself, and another programme, may.
        let other = try await FreshProgramme()
        let saved = try await [
            programme.database.transaction(as: keeper) { try await $0.save(file.standard) },
            other.database.transaction(as: other.hqAdmin) { try await $0.save(file.standard) },
        ]
        #expect(saved == [false, true])
    }

    @Test func `never change once published`() async throws {
        let programme = try await FreshProgramme()
        let standard = try sample(published).standard
        var changed = standard
        changed.tasks.removeLast()
        _ = try await programme.database.transaction(as: programme.hqAdmin) { try await $0.save(standard) }
        await #expect(throws: PublishedVersion(code: "TEST-WELD", version: Version(major: 1))) {
            try await programme.database.transaction(as: programme.hqAdmin) { try await $0.save(changed) }
        }
    }

    @Test func `change freely as drafts, which no other tenant sees`() async throws {
        let programme = try await FreshProgramme()
        let author = programme.member(.collegeAdmin, of: programme.lead)
        let draft = try sample().standard
        var changed = draft
        changed.tasks[0].children.removeAll()
        try await programme.database.transaction(as: author) { scope in
            try await scope.save(draft)
            let isSaved = try await scope.save(changed)
            #expect(isSaved)
            let stored = try await scope.standard(draft.id)
            #expect(stored == changed)
        }
        try await programme.database.reading(as: programme.foreigner) { scope in
            let isEmpty = try await scope.standards().isEmpty
            #expect(isEmpty)
            await #expect(throws: NotFound(what: "standard")) { try await scope.standard(draft.id) }
        }
        try await programme.database.reading(as: programme.hqAdmin) { scope in
            let listed = try await scope.standards().map(\.code)
            #expect(listed == ["TEST-WELD"])
        }
    }

    @Test func `are listed in their latest version`() async throws {
        let programme = try await FreshProgramme()
        let old = try sample(published.merging(["version: 1.0.0": "version: 1.9.0"]) { $1 }).standard
        let new = try sample(published.merging(["version: 1.0.0": "version: 1.10.0"]) { $1 }).standard
        try await programme.database.transaction(as: programme.hqAdmin) { scope in
            try await scope.save(new)
            try await scope.save(old)
        }
        try await programme.database.reading(as: programme.foreigner) { scope in
            let listed = try await scope.standards().map(\.id)
            #expect(listed == [new.id])
            let latest = try await scope.standard(code: "TEST-WELD").id
            #expect(latest == new.id)
            let earlier = try await scope.standard(code: "TEST-WELD", version: Version(major: 1, minor: 9)).id
            #expect(earlier == old.id)
            let versions = try await scope.versions(ofStandard: "TEST-WELD").map(\.description)
            #expect(versions == ["1.10.0", "1.9.0"])
        }
    }

    @Test(arguments: [
        (StandardFilter(), true),
        (StandardFilter(words: "weld"), true), (StandardFilter(words: "焊"), true),
        (StandardFilter(words: "7212"), true), (StandardFilter(words: "reviewed"), false),
        (StandardFilter(words: "100%"), false), (StandardFilter(field: "07"), true),
        (StandardFilter(field: "10"), false), (StandardFilter(level: "4"), true),
        (StandardFilter(level: "5"), false), (StandardFilter(country: "LA"), true),
        (StandardFilter(country: "TZ"), false), (StandardFilter(words: "WELD", field: "0715", country: "LA"), true),
    ]) func `are found by words, field, level and country`(_ filter: StandardFilter, _ found: Bool) async throws {
        let programme = try await FreshProgramme()
        let file = try sample(published)
        try await programme.database.transaction(as: programme.hqAdmin) { scope in
            try await scope.save(file.standard)
            for adoption in file.adoptions { try await scope.save(adoption, at: now) }
        }
        for adoption in file.adoptions {
            try await programme.database.confirmAdoption(
                adoption.id,
                by: Act(programme.reviewer, at: now, from: "here")
            )
        }
        let entries = try await programme.database.reading(as: programme.foreigner) { try await $0.standards(filter) }
        #expect(entries.map(\.code) == (found ? ["TEST-WELD"] : []))
        if let entry = entries.first {
            #expect(entry.tasks == 1 && entry.competences == 1 && entry.hours == 30)
            #expect(entry.countries == ["LA"])
        }
    }

    @Test func `are not adopted by whoever may not, nor from another programme`() async throws {
        let programme = try await FreshProgramme()
        let elsewhere = try await FreshProgramme()
        let file = try sample(published)
        let adoption = try #require(file.adoptions.first)
        _ = try await programme.database.transaction(as: programme.hqAdmin) { try await $0.save(file.standard) }
        await #expect(throws: Forbidden.self) {
            try await programme.database.transaction(as: programme.reporter) {
                try await $0.save(adoption, at: now)
            }
        }
        await #expect(throws: NotFound(what: "standard")) {
            try await elsewhere.database.transaction(as: elsewhere.foreigner) { try await $0.save(adoption, at: now) }
        }
    }
}
