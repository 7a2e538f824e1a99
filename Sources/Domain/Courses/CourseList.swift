import Foundation
import Language
import Number
import Postgres
import Published
import Standards
import Tenancy

extension Scope {
    /// The courses of the programme that this member may read, each in its latest version, by code.
    package func courses(_ filter: CourseFilter = CourseFilter()) async throws -> [CourseEntry] {
        try await all(
            """
            WITH latest AS MATERIALIZED (
                \(Course.shelf.latest(of: member.programme))
            ), taught AS MATERIALIZED (
                SELECT tenant_id, course_id, array_agg(DISTINCT standard_code ORDER BY standard_code) AS standards
                FROM courses.lesson_item
                WHERE programme_id = \(member.programme)
                GROUP BY tenant_id, course_id
            ), lessons AS MATERIALIZED (
                SELECT tenant_id, course_id, count(*) AS lessons
                FROM courses.lesson
                WHERE programme_id = \(member.programme)
                GROUP BY tenant_id, course_id
            ), resources AS MATERIALIZED (
                SELECT tenant_id, course_id, count(*) AS resources
                FROM courses.resource
                WHERE programme_id = \(member.programme)
                GROUP BY tenant_id, course_id
            )
            SELECT course_id, code, version, published, title, field, hours, credits, coalesce(lessons, 0),
                coalesce(resources, 0), coalesce(standards, '{}'), illustrative IS NOT NULL
            FROM latest
            LEFT JOIN taught USING (tenant_id, course_id)
            LEFT JOIN lessons USING (tenant_id, course_id)
            LEFT JOIN resources USING (tenant_id, course_id)
            WHERE \(filter.condition)
            ORDER BY code, version_order DESC
            """
        ) {
            (
                id: Identifier<Course>,
                code: String,
                version: Version,
                published: Bool,
                title: JSON<LocalizedText>,
                field: String,
                hours: Int,
                credits: Number,
                lessons: Int,
                resources: Int,
                standards: [String],
                illustrative: Bool
            ) in
            CourseEntry(
                id: id,
                code: code,
                version: version,
                isPublished: published,
                title: title.value,
                field: field,
                hours: hours,
                credits: credits,
                lessons: lessons,
                resources: resources,
                standards: standards,
                isIllustrative: illustrative
            )
        }
    }
}

extension CourseFilter {
    /// On the columns of `latest` and the standards of `taught`.
    fileprivate var condition: SQL {
        var conditions = Shelf.conditions(words: words, field: field)
        if let language { conditions.append("jsonb_exists(title, \(language.description))") }
        if let standard { conditions.append("\(standard) = ANY (coalesce(standards, '{}'))") }
        return conditions.joined(by: " AND ")
    }
}
