import Foundation
import Language
import Postgres
import Published
import Standards
import Tenancy

/// A course was to be saved whose lessons teach items that no standard here has, or, for a published course, that
/// nobody has published.
package struct UnknownItems: Error, Sendable, Hashable {
    /// Standard and item, as lessons name them: `RAIL-LOCO/B2`.
    package let references: [String]
}

extension Scope {
    /// Saves a version of a course for the member's own organisation: a new one, or a draft over an earlier draft.
    /// Saving what is already there does nothing and gives false; a published version that would change is refused by
    /// `PublishedVersion`, references to nothing by `UnknownItems`, a code that another organisation of the programme has
    /// published by `KeptElsewhere`.
    @discardableResult
    package func save(_ course: Course) async throws -> Bool {
        guard try await isToWrite(course, own: { try await ownCourse($0) }) else { return false }
        try await check(course.taught, isPublished: course.isPublished)
        let rows = CourseRows(course)
        try await transaction.pipeline([
            removal(ofDraft: course),
            insertion(of: course),
            insertionOfModules(of: course),
            insertionOfLessons(rows, of: course),
            insertionOfResources(rows, of: course),
            insertionOfItems(rows, of: course),
        ])
        return true
    }

    /// Takes the place of a foreign key, for a standard may be another tenant's.
    private func check(_ references: [ItemReference], isPublished: Bool) async throws {
        let known: [Identifier<StandardItem>] = try await all(
            """
            SELECT DISTINCT item.item_id
            FROM standards.item
            JOIN unnest(\(references.map(\.standard)), \(references.map(\.item))) AS cited (standard_id, item_id)
                ON cited.standard_id = item.standard_id AND cited.item_id = item.item_id
            WHERE item.programme_id = \(member.programme) AND (item.published OR NOT \(isPublished))
            """
        )
        let unknown = references.filter { !known.contains($0.item) }
        guard unknown.isEmpty else {
            throw UnknownItems(references: unknown.map { "\($0.standardCode)/\($0.itemCode)" })
        }
    }

    private func insertion(of course: Course) -> SQL {
        """
        INSERT INTO courses.course (tenant_id, course_id, programme_id, published, code, version, version_order, title,
            summary, field, hours, credits, licence, illustrative)
        VALUES (\(member.organisation), \(course.id), \(member.programme), \(course.isPublished), \(course.code),
            \(course.version.description), \(course.version.numbers), \(JSON(course.title)), \(JSON(course.summary)),
            \(course.field), \(course.hours), \(course.credits), \(course.licence),
            \(course.illustrative.map(JSON.init)))
        """
    }

    private func insertionOfModules(of course: Course) -> SQL {
        """
        INSERT INTO courses.module (tenant_id, course_id, module_id, programme_id, published, position, code, title, hours)
        SELECT \(member.organisation), \(course.id), module_id, \(member.programme), \(course.isPublished), position, code,
            title, hours
        FROM unnest(\(course.modules.map(\.id)), \(course.modules.map(\.code)), \(course.modules.map { JSON($0.title) }),
            \(course.modules.map(\.hours))) WITH ORDINALITY AS module (module_id, code, title, hours, position)
        """
    }

    private func insertionOfLessons(_ rows: CourseRows, of course: Course) -> SQL {
        """
        INSERT INTO courses.lesson (tenant_id, course_id, lesson_id, programme_id, published, module_id, position, code,
            title, text, hours)
        SELECT \(member.organisation), \(course.id), lesson_id, \(member.programme), \(course.isPublished), module_id,
            position, code, title, text, hours
        FROM unnest(\(rows.lessons.map(\.id)), \(rows.modules), \(rows.lessons.map(\.code)),
            \(rows.lessons.map { JSON($0.title) }), \(rows.lessons.map { JSON($0.text) }), \(rows.lessons.map(\.hours)))
            WITH ORDINALITY AS lesson (lesson_id, module_id, code, title, text, hours, position)
        """
    }

    private func insertionOfResources(_ rows: CourseRows, of course: Course) -> SQL {
        let resources = rows.resources.map(\.resource)
        return """
            INSERT INTO courses.resource (tenant_id, course_id, resource_id, programme_id, published, lesson_id, position,
                kind, title, minutes)
            SELECT \(member.organisation), \(course.id), resource_id, \(member.programme), \(course.isPublished), lesson_id,
                position, kind, title, minutes
            FROM unnest(\(resources.map(\.id)), \(rows.resources.map(\.lesson)), \(resources.map(\.kind)),
                \(resources.map { JSON($0.title) }), \(resources.map(\.minutes)))
                WITH ORDINALITY AS resource (resource_id, lesson_id, kind, title, minutes, position)
            """
    }

    private func insertionOfItems(_ rows: CourseRows, of course: Course) -> SQL {
        let references = rows.references.map(\.reference)
        return """
            INSERT INTO courses.lesson_item (tenant_id, course_id, lesson_id, standard_id, item_id, programme_id, published,
                position, standard_code, standard_version, item_code, item_text)
            SELECT \(member.organisation), \(course.id), lesson_id, standard_id, item_id, \(member.programme),
                \(course.isPublished), position, standard_code, standard_version, item_code, item_text
            FROM unnest(\(rows.references.map(\.lesson)), \(references.map(\.standard)), \(references.map(\.item)),
                \(references.map(\.standardCode)), \(references.map(\.standardVersion.description)),
                \(references.map(\.itemCode)), \(references.map { JSON($0.text) }))
                WITH ORDINALITY AS item (lesson_id, standard_id, item_id, standard_code, standard_version, item_code,
                    item_text, position)
            """
    }
}

/// The lessons of a course and what belongs to them, each with what it hangs from, in order.
private struct CourseRows {
    let lessons: [Lesson]
    /// The module of each lesson.
    let modules: [Identifier<Module>]
    let resources: [(lesson: Identifier<Lesson>, resource: Resource)]
    let references: [(lesson: Identifier<Lesson>, reference: ItemReference)]

    init(_ course: Course) {
        lessons = course.lessons
        modules = course.modules.flatMap { module in module.lessons.map { _ in module.id } }
        resources = lessons.flatMap { lesson in lesson.resources.map { (lesson.id, $0) } }
        references = lessons.flatMap { lesson in lesson.teaches.map { (lesson.id, $0) } }
    }
}
