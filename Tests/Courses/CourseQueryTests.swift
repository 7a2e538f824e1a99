import Foundation
import Language
import Number
import Published
import Standards
import Support
import Tenancy
import Testing

@testable import Courses

@Suite struct `Courses in PostgreSQL` {
    /// The sample with identifiers of its own, so that tests don't meet.
    private func sample(_ changes: [String: String] = [:]) throws -> Course {
        var yaml = SampleCourse.yaml.replacing(
            "7a4b06d6-9f1e-4fc9-9846",
            with: UUID().uuidString.lowercased().prefix(23)
        )
        for (old, new) in changes { yaml = yaml.replacing(old, with: new) }
        let standards = try `Reading a course's file`.standards.get()
        return try CourseFile(yaml: yaml, file: "course.yaml", standards: standards).course
    }

    /// A programme that has the sample's standard.
    private func programme() async throws -> FreshProgramme {
        let programme = try await FreshProgramme()
        try await programme.database.transaction(as: programme.hqAdmin) { scope in
            for file in try `Reading a course's file`.standards.get().files { try await scope.save(file.standard) }
        }
        return programme
    }

    private let published = ["\nstate: draft": "\nstate: published"]

    @Test func `come back as they were saved, tree and all`() async throws {
        let programme = try await FreshProgramme()
        let (standards, courses) = try `The courses of the folder`.load()
        try await programme.database.transaction(as: programme.hqAdmin) { scope in
            for file in standards.files { try await scope.save(file.standard) }
            for course in courses {
                let isNew = try await scope.save(course)
                #expect(isNew)
            }
            for course in courses {
                let isNew = try await scope.save(course)
                #expect(!isNew)
            }
        }
        try await programme.database.reading(as: programme.foreigner) { scope in
            for course in courses {
                let byIdentifier = try await scope.course(course.id)
                #expect(byIdentifier == course)
                let byCode = try await scope.course(code: course.code)
                #expect(byCode == course)
            }
        }
    }

    @Test func `never change once published`() async throws {
        let programme = try await programme()
        let course = try sample(published)
        var changed = course
        changed.modules.removeAll()
        _ = try await programme.database.transaction(as: programme.hqAdmin) { try await $0.save(course) }
        await #expect(throws: PublishedVersion(code: "COURSE-WELD", version: Version(major: 1))) {
            try await programme.database.transaction(as: programme.hqAdmin) { try await $0.save(changed) }
        }
    }

    @Test func `change freely as drafts, which no other tenant sees`() async throws {
        let programme = try await programme()
        let author = programme.member(.collegeAdmin, of: programme.lead)
        let draft = try sample()
        var changed = draft
        changed.modules[0].lessons.removeAll()
        try await programme.database.transaction(as: author) { scope in
            try await scope.save(draft)
            let isSaved = try await scope.save(changed)
            #expect(isSaved)
            let stored = try await scope.course(draft.id)
            #expect(stored == changed)
        }
        try await programme.database.reading(as: programme.foreigner) { scope in
            let isEmpty = try await scope.courses().isEmpty
            #expect(isEmpty)
            await #expect(throws: NotFound(what: "course")) { try await scope.course(draft.id) }
        }
    }

    @Test func `that teach what no published standard has are refused`() async throws {
        let elsewhere = try await FreshProgramme()
        let course = try sample(published)
        await #expect(throws: UnknownItems(references: ["TEST-WELD/A1", "TEST-WELD/A1.S1"])) {
            try await elsewhere.database.transaction(as: elsewhere.hqAdmin) { try await $0.save(course) }
        }
    }

    @Test(arguments: [
        (CourseFilter(), true), (CourseFilter(words: "weld"), true), (CourseFilter(words: "焊接"), true),
        (CourseFilter(words: "state"), false), (CourseFilter(field: "0715"), true), (CourseFilter(field: "1"), false),
        (CourseFilter(language: .english), true), (CourseFilter(language: LanguageTag("lo")), false),
        (CourseFilter(standard: "TEST-WELD"), true), (CourseFilter(standard: "RAIL-LOCO"), false),
    ]) func `are found by words, field, language and standard`(_ filter: CourseFilter, _ found: Bool) async throws {
        let programme = try await programme()
        let course = try sample(published)
        _ = try await programme.database.transaction(as: programme.hqAdmin) { try await $0.save(course) }
        let entries = try await programme.database.reading(as: programme.foreigner) { try await $0.courses(filter) }
        #expect(entries.map(\.code) == (found ? ["COURSE-WELD"] : []))
        if let entry = entries.first {
            #expect(entry.lessons == 1 && entry.resources == 1 && entry.credits == Number("0.5"))
            #expect(entry.standards == ["TEST-WELD"])
        }
    }
}
