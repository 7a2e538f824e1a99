import Foundation
import Language
import Number
import Standards
import Testing

@testable import Courses

/// The courses that come with the product.
@Suite struct `The courses of the folder` {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Standards")

    static func load() throws -> (standards: StandardFolder, courses: [Course]) {
        let standards = try StandardFolder.load(from: root.appending(path: "vocational-standards"))
        return (standards, try CourseFolder.load(from: root.appending(path: "courses"), standards: standards).courses)
    }

    @Test func `are read without a fault and teach what the standards have`() throws {
        let courses = try Self.load().courses
        #expect(courses.map(\.code) == ["COURSE-BRAKE", "COURSE-LAOS", "COURSE-TRACK"])
        #expect(courses.flatMap(\.lessons).allSatisfy { !$0.teaches.isEmpty && !$0.resources.isEmpty })
        #expect(courses.allSatisfy { $0.isPublished && $0.illustrative != nil })
    }

    @Test func `count sixteen hours to a credit`() throws {
        for course in try Self.load().courses {
            #expect(Number(course.hours) == course.credits * 16, "\(course.code)")
        }
    }

    @Test func `have something to read in every lesson, in both languages`() throws {
        for lesson in try Self.load().courses.flatMap(\.lessons) {
            #expect((lesson.text[.chinese]?.text.count ?? 0) >= 60, "\(lesson.code)")
            #expect((lesson.text[.english]?.text.count ?? 0) >= 200, "\(lesson.code)")
        }
    }
}
