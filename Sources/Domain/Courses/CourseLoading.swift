import Foundation
import Language
import Number
import Postgres
import Published
import Standards
import Tenancy

extension Scope {
    /// One version of a course with its tree; throws `NotFound` where this member may not read it.
    package func course(_ id: Identifier<Course>) async throws -> Course {
        try await course(where: "course_id = \(id)")
    }

    /// The latest version of a course that this member may read, or the version asked for.
    package func course(code: String, version: Version? = nil) async throws -> Course {
        try await course(where: Shelf.edition(code, version))
    }

    /// The member's own organisation's copy, whoever else may have one.
    func ownCourse(_ id: Identifier<Course>) async throws -> Course {
        try await course(where: "tenant_id = \(member.organisation) AND course_id = \(id)")
    }

    private func course(where condition: SQL) async throws -> Course {
        let (tenant, found) = try await one(
            """
            SELECT tenant_id, course_id, code, version, published, title, summary, field, hours, credits, licence,
                illustrative
            FROM courses.course
            WHERE programme_id = \(member.programme) AND \(condition)
            ORDER BY version_order DESC
            LIMIT 1
            """,
            of: "course"
        ) {
            (
                tenant: Identifier<Organisation>,
                id: Identifier<Course>,
                code: String,
                version: Version,
                published: Bool,
                title: JSON<LocalizedText>,
                summary: JSON<LocalizedText>,
                field: String,
                hours: Int,
                credits: Number,
                licence: String,
                illustrative: JSON<LocalizedText>?
            ) in
            let course = Course(
                id: id,
                code: code,
                version: version,
                isPublished: published,
                title: title.value,
                summary: summary.value,
                field: field,
                hours: hours,
                credits: credits,
                licence: licence,
                illustrative: illustrative?.value,
                modules: []
            )
            return (tenant, course)
        }
        var course = found
        course.modules = try await modules(of: course.id, tenant: tenant)
        return course
    }

    private func modules(of course: Identifier<Course>, tenant: Identifier<Organisation>) async throws -> [Module] {
        let lessons = try await lessons(of: course, tenant: tenant)
        return try await all(
            """
            SELECT module_id, code, title, hours FROM courses.module
            WHERE tenant_id = \(tenant) AND course_id = \(course)
            ORDER BY position
            """
        ) { (id: Identifier<Module>, code: String, title: JSON<LocalizedText>, hours: Int) in
            Module(id: id, code: code, title: title.value, hours: hours, lessons: lessons[id, default: []])
        }
    }

    private func lessons(
        of course: Identifier<Course>,
        tenant: Identifier<Organisation>
    ) async throws -> [Identifier<Module>: [Lesson]] {
        let references = try await references(of: course, tenant: tenant)
        let resources = try await resources(of: course, tenant: tenant)
        let rows = try await all(
            """
            SELECT module_id, lesson_id, code, title, text, hours FROM courses.lesson
            WHERE tenant_id = \(tenant) AND course_id = \(course)
            ORDER BY position
            """
        ) {
            (
                module: Identifier<Module>,
                id: Identifier<Lesson>,
                code: String,
                title: JSON<LocalizedText>,
                text: JSON<LocalizedText>,
                hours: Int
            ) in
            let lesson = Lesson(
                id: id,
                code: code,
                title: title.value,
                text: text.value,
                hours: hours,
                teaches: references[id, default: []],
                resources: resources[id, default: []]
            )
            return (module: module, lesson: lesson)
        }
        return Dictionary(grouping: rows, by: \.module).mapValues { $0.map(\.lesson) }
    }

    private func resources(
        of course: Identifier<Course>,
        tenant: Identifier<Organisation>
    ) async throws -> [Identifier<Lesson>: [Resource]] {
        let rows = try await all(
            """
            SELECT lesson_id, resource_id, kind, title, minutes FROM courses.resource
            WHERE tenant_id = \(tenant) AND course_id = \(course)
            ORDER BY position
            """
        ) {
            (
                lesson: Identifier<Lesson>,
                id: Identifier<Resource>,
                kind: Resource.Kind,
                title: JSON<LocalizedText>,
                minutes: Int
            ) in
            (lesson: lesson, resource: Resource(id: id, kind: kind, title: title.value, minutes: minutes))
        }
        return Dictionary(grouping: rows, by: \.lesson).mapValues { $0.map(\.resource) }
    }

    private func references(
        of course: Identifier<Course>,
        tenant: Identifier<Organisation>
    ) async throws -> [Identifier<Lesson>: [ItemReference]] {
        let rows = try await all(
            """
            SELECT lesson_id, standard_id, item_id, standard_code, standard_version, item_code, item_text
            FROM courses.lesson_item
            WHERE tenant_id = \(tenant) AND course_id = \(course)
            ORDER BY position
            """
        ) {
            (
                lesson: Identifier<Lesson>,
                standard: Identifier<VocationalStandard>,
                item: Identifier<StandardItem>,
                code: String,
                version: Version,
                itemCode: String,
                text: JSON<LocalizedText>
            ) in
            let reference = ItemReference(
                standard: standard,
                item: item,
                standardCode: code,
                standardVersion: version,
                itemCode: itemCode,
                text: text.value
            )
            return (lesson: lesson, reference: reference)
        }
        return Dictionary(grouping: rows, by: \.lesson).mapValues { $0.map(\.reference) }
    }
}

extension Resource.Kind: PostgresCodable {}
