import Foundation
import Published
import Standards
import Tenancy

/// The vocational standards and courses of `Standards/`, checked, ready to be put into a database.
package struct LibraryFolder: Sendable {
    /// How much was new; what was there already is not counted.
    package struct Loaded: Sendable, Encodable {
        package fileprivate(set) var standards = 0
        package fileprivate(set) var adoptions = 0
        package fileprivate(set) var courses = 0

        /// The numbers, for a sentence or an audit entry.
        package var arguments: [String: String] {
            ["standards": "\(standards)", "adoptions": "\(adoptions)", "courses": "\(courses)"]
        }
    }

    private let standards: StandardFolder
    private let courses: CourseFolder

    /// Reads the folder; throws `ContentFaults` with every fault of the standards or, if they have none, of the courses.
    ///
    /// - Parameter folder: `Standards/` with its `vocational-standards` and `courses`.
    package init(from folder: URL) throws {
        standards = try StandardFolder.load(from: folder.appending(path: "vocational-standards"))
        courses = try CourseFolder.load(from: folder.appending(path: "courses"), standards: standards)
    }

    /// Saves all of it for the member's organisation, in the state that each file says, and proposes the adoptions, which
    /// headquarters then confirms; nothing that is published changes: throws `PublishedVersion` or `AdoptionRefusal` where
    /// a file has become different.
    package func load(into database: Database, by act: Act) async throws -> Loaded {
        try await database.act(act) { scope in
            let loaded = try await load(in: scope, at: act.at)
            return Deed(loaded, AuditEntry("standards.load", of: "\(act.member.programme)", details: loaded.arguments))
        }
    }

    private func load(in scope: Scope, at date: Date) async throws -> Loaded {
        var loaded = Loaded()
        for file in standards.files {
            if try await scope.save(file.standard) { loaded.standards += 1 }
            for adoption in file.adoptions where try await scope.save(adoption, at: date) { loaded.adoptions += 1 }
        }
        for course in courses.courses where try await scope.save(course) { loaded.courses += 1 }
        return loaded
    }
}
