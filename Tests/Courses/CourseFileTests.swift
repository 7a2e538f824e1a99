import Foundation
import Language
import Number
import Published
import Standards
import Testing

@testable import Courses

@Suite struct `Reading a course's file` {
    static let standards = Result {
        StandardFolder(files: [try StandardFile(yaml: SampleCourse.standard, file: "weld.yaml")])
    }

    private func read(_ yaml: String) throws -> Course {
        try CourseFile(yaml: yaml, file: "course.yaml", standards: try Self.standards.get()).course
    }

    @Test func `a file without faults gives the course with its references found`() throws {
        let course = try read(SampleCourse.yaml)
        #expect(course.credits == Number("0.5"))
        #expect(course.taught.map(\.itemCode) == ["A1", "A1.S1"])
        #expect(course.taught.first?.text[.english]?.text == "Flat welding")
        #expect(course.taught.first?.standardVersion == Version(major: 1))
        #expect(course.lessons.first?.resources.map(\.kind) == [.microLesson])
    }

    @Test func `paragraphs stand side by side, each in its state`() throws {
        let paragraphs = try #require(try read(SampleCourse.yaml).lessons.first).paragraphs
        #expect(paragraphs.map { $0[.chinese]?.text } == ["第一段。", "第二段。"])
        #expect(paragraphs.map { $0[.english]?.text } == ["First paragraph.", "Second paragraph."])
        #expect(paragraphs.allSatisfy { $0[.english]?.state == .draft })
    }

    @Test(arguments: [
        ("teaches: [A1,", "teaches: [A9,", 24, "modules/M1/lessons/L01/teaches/1", "reference: A9"),
        ("TEST-WELD/A1.S1", "RAIL-LOCO/A1", 24, "modules/M1/lessons/L01/teaches/2", "reference: RAIL-LOCO/A1"),
        (
            "code: TEST-WELD, version: 1.0.0", "code: TEST-WELD, version: 2.0.0", 13, "standards/TEST-WELD",
            "reference: TEST-WELD 2.0.0"
        ),
        ("TEST-WELD/A1.S1", "TEST-WELD/A1", 24, "modules/M1/lessons/L01/teaches/2", "duplicate("),
        ("kind: micro-lesson", "kind: film", 35, "modules/M1/lessons/L01/resources/1/kind", "micro-lesson, video"),
        ("credits: 0.5", "credits: 0.55", 11, "credits", "2.5"),
        ("credits: 0.5", "credits: 0", 11, "credits", "2.5"),
        ("hours: 6\ncredits", "hours: 8\ncredits", 10, "hours", "stated: 8"),
        ("    Second paragraph.", "", 25, "modules/M1/lessons/L01/text", "leftCount: 2, right: en, rightCount: 1"),
        ("ed3d7eb96183", "ed3d7eb96182", 36, "modules/M1/lessons/L01/resources/1/id", "duplicate("),
    ]) func `a fault names line, place and mend`(
        _ old: String,
        _ new: String,
        _ line: Int,
        _ path: String,
        _ words: String
    ) throws {
        try #require(SampleCourse.yaml.contains(old))
        let spoilt = SampleCourse.yaml.replacing(old, with: new, maxReplacements: 1)
        let error = #expect(throws: ContentFaults.self) { try read(spoilt) }
        let faults = error?.faults ?? []
        let fault = try #require(faults.first { "\($0.reason)".contains(words) }, "\(faults)")
        #expect(fault.line == line)
        #expect(fault.path == path)
    }
}
