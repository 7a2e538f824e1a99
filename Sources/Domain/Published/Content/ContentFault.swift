import Foundation

/// What is wrong at one place of a file of content, said so that its author can mend it.
package struct ContentFault: Error, Sendable, Hashable {
    /// The file's name: `port-logistics-technician.yaml`.
    package let file: String
    /// From 1.
    package let line: Int
    /// The way to the place by keys and codes: `tasks/A/competences/A1/hours`; empty for the whole file.
    package let path: String
    package let reason: ContentReason

    /// A fault at a place.
    package init(file: String, line: Int, path: String, reason: ContentReason) {
        self.file = file
        self.line = line
        self.path = path
        self.reason = reason
    }
}

extension ContentFault: CustomStringConvertible {
    /// `port.yaml, line 12, tasks/A/hours: hours(added: 5, stated: 6)`, for logs and tests.
    package var description: String {
        "\(file), line \(line)\(path.isEmpty ? "" : ", \(path)"): \(reason)"
    }
}

/// Everything wrong with a folder or a file of content, in the order of its lines.
package struct ContentFaults: Error, Sendable, Hashable, CustomStringConvertible {
    package let faults: [ContentFault]

    /// At least one fault.
    package init(_ faults: [ContentFault]) {
        self.faults = faults
    }

    /// A line a fault.
    package var description: String { faults.map(\.description).joined(separator: "\n") }
}

/// A fault found in what was read, before anybody looks up its line.
package struct UnplacedFault: Sendable, Hashable {
    /// As in ``ContentFault``.
    package let path: String
    package let reason: ContentReason

    /// A fault at a path.
    package init(_ path: String, _ reason: ContentReason) {
        self.path = path
        self.reason = reason
    }
}
