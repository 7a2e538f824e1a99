import Courses
import Language
import Standards
import Tenancy

/// The standards and courses that a reader may take from the library.
struct Shelf {
    let standards: [StandardEntry]
    let courses: [CourseEntry]

    /// How many of each a shelf shows.
    private static let size = 6

    init(_ scope: Scope) async throws {
        standards = try await scope.standards()
        courses = try await scope.courses()
    }

    /// The first standards, with the countries that adopted them.
    func standardItems(_ texts: Texts) -> [ShelfItem] {
        standards.prefix(Self.size).map { entry in
            let title = Side(reading: entry.title, in: texts.language)
            let countries = texts.list(entry.countries.map { texts.conventions.countries[$0] })
            let details = [
                texts("standard.hours", ["count": .integer(entry.hours)]),
                entry.countries.isEmpty ? nil : texts("home.adoptedBy", ["countries": .text(countries)]),
            ]
            return ShelfItem(
                address: Routes.standard(entry.code),
                lang: title.lang,
                title: title.text ?? entry.code,
                other: TitleIn(entry.title, beside: title, texts),
                detail: details.compactMap(\.self).joined(separator: texts("home.comma"))
            )
        }
    }

    /// The first courses, with their hours and lessons.
    func courseItems(_ texts: Texts) -> [ShelfItem] {
        courses.prefix(Self.size).map { entry in
            let title = Side(reading: entry.title, in: texts.language)
            let details = [
                texts("standard.hours", ["count": .integer(entry.hours)]),
                texts("courses.lessons", ["count": .integer(entry.lessons)]),
            ]
            return ShelfItem(
                address: Routes.course(entry.code),
                lang: title.lang,
                title: title.text ?? entry.code,
                other: TitleIn(entry.title, beside: title, texts),
                detail: details.joined(separator: texts("home.comma"))
            )
        }
    }
}
