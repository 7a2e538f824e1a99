import Foundation
import Language
import Number
import Postgres
import Published
import Standards
import Tenancy

/// One version of a bilingual course; once published it never changes, a change is a new version.
package struct Course: Publication, Codable {
    package static let shelf = Shelf(of: "course", table: "courses.course", key: "course_id")

    /// Of this version, not of the course through all its versions.
    package let id: Identifier<Course>
    /// The same through all versions: `COURSE-TRACK`.
    package let code: String
    package let version: Version
    /// Whether everyone may read it.
    package let isPublished: Bool
    package let title: LocalizedText
    package let summary: LocalizedText
    /// ISCED-F 2013 detailed field, four digits.
    package let field: String
    /// Hours of teaching, the sum of its modules'.
    package let hours: Int
    /// As colleges count them: a number with at most one decimal.
    package let credits: Number
    /// As SPDX writes it: `CC-BY-4.0`.
    package let licence: String
    /// What of it is made up for a demonstration, in words; nil where nothing is.
    package let illustrative: LocalizedText?
    package var modules: [Module]

    /// A course with its tree.
    package init(
        id: Identifier<Course>,
        code: String,
        version: Version,
        isPublished: Bool,
        title: LocalizedText,
        summary: LocalizedText,
        field: String,
        hours: Int,
        credits: Number,
        licence: String,
        illustrative: LocalizedText?,
        modules: [Module]
    ) {
        self.id = id
        self.code = code
        self.version = version
        self.isPublished = isPublished
        self.title = title
        self.summary = summary
        self.field = field
        self.hours = hours
        self.credits = credits
        self.licence = licence
        self.illustrative = illustrative
        self.modules = modules
    }

    /// Its lessons in order, across modules.
    package var lessons: [Lesson] { modules.flatMap(\.lessons) }

    /// Every item of a standard that any lesson teaches, once, in the order of teaching.
    package var taught: [ItemReference] {
        var seen: Set<ItemReference> = []
        return lessons.flatMap(\.teaches).filter { seen.insert($0).inserted }
    }

    /// Every text that is translated: title and summary, each module's title, each lesson's title and text.
    package var texts: [LocalizedText] {
        [title, summary] + modules.map(\.title) + lessons.flatMap { [$0.title, $0.text] }
    }
}
