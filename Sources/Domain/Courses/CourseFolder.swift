import Foundation
import Standards
import Tenancy

/// All courses of a folder.
package struct CourseFolder: Sendable {
    /// By code and version.
    package let courses: [Course]

    /// Reads every `.yaml` file of the folder; throws the faults of all of them together.
    package static func load(from folder: URL, standards: StandardFolder) throws -> CourseFolder {
        var courses: [Course] = []
        var faults: [ContentFault] = []
        var across = AcrossFiles()
        for url in try ContentFolder.files(of: folder) {
            let name = url.lastPathComponent
            do throws(ContentFaults) {
                let text = try ContentFolder.text(of: url)
                let course = try CourseFile(yaml: text, file: name, standards: standards).course
                faults += across.faults(
                    code: course.code,
                    version: course.version,
                    identifiers: [course.id.description],
                    kept: course.modules.map(\.id.description) + course.lessons.map(\.id.description),
                    file: name
                )
                courses.append(course)
            } catch {
                faults += error.faults
            }
        }
        guard faults.isEmpty else { throw ContentFaults(faults) }
        return CourseFolder(courses: courses.sorted { ($0.code, $0.version) < ($1.code, $1.version) })
    }
}
