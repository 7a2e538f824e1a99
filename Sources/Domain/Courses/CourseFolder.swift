import Foundation
import Published
import Standards
import Tenancy

/// All courses of a folder.
package struct CourseFolder: Sendable {
    /// By code and version.
    package let courses: [Course]

    /// Reads every `.yaml` file of the folder; throws the faults of all of them together.
    package static func load(from folder: URL, standards: StandardFolder) throws -> CourseFolder {
        let courses = try ContentFolder.read(folder) { yaml, name throws(ContentFaults) in
            try CourseFile(yaml: yaml, file: name, standards: standards).course
        } marks: { course in
            AcrossFiles.Marks(
                code: course.code,
                version: course.version,
                identifiers: [course.id.description],
                kept: course.modules.map(\.id.description) + course.lessons.map(\.id.description)
            )
        }
        return CourseFolder(courses: courses.sorted { ($0.code, $0.version) < ($1.code, $1.version) })
    }
}
