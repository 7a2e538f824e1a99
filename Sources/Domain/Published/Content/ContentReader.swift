import Foundation
import Language
import Tenancy
import Yams

/// Reads one file of content and gathers every fault in it. What is missing or wrong is replaced by something harmless,
/// so that reading goes on; `finish` throws whatever was found, so nothing replaced ever leaves a reader.
package struct ContentReader {
    /// The file's name, for faults.
    package let file: String
    package private(set) var faults: [ContentFault] = []
    /// State of the texts of each language, as the file's `languages` says.
    var states: [LanguageTag: Translation.State] = [:]
    private var lines: [String: Int] = [:]

    /// A reader of one file.
    package init(file: String) {
        self.file = file
    }

    /// The file's root, which must be a map of these keys; nil, with a fault, for anything else.
    package mutating func open(_ yaml: String, keys: [String]) -> ContentNode? {
        do {
            guard let node = try Yams.compose(yaml: yaml) else {
                add(.notAMap, line: 1, path: "")
                return nil
            }
            let root = ContentNode(node: node, path: "")
            guard check(root, keys: keys) else { return nil }
            return root
        } catch let error as YamlError {
            let place = Self.place(of: error)
            add(.notYAML(place.problem), line: place.line, path: "")
        } catch {
            add(.notYAML("\(error)"), line: 1, path: "")
        }
        return nil
    }

    /// Throws everything that was found, with what the checks of the whole found, by line.
    package func finish(_ unplaced: [UnplacedFault] = []) throws(ContentFaults) {
        let placed = unplaced.map {
            ContentFault(file: file, line: line(of: $0.path), path: $0.path, reason: $0.reason)
        }
        let all = faults + placed
        guard all.isEmpty else { throw ContentFaults(all.sorted { $0.line < $1.line }) }
    }

    /// Notes a fault at a node.
    package mutating func add(_ reason: ContentReason, at node: ContentNode) {
        add(reason, line: node.line, path: node.path)
    }

    /// Remembers the line of a path, for faults that are found later.
    mutating func note(_ node: ContentNode) {
        lines[node.path] = node.line
    }

    private mutating func add(_ reason: ContentReason, line: Int, path: String) {
        faults.append(ContentFault(file: file, line: line, path: path, reason: reason))
    }

    /// The line of a path, or of the nearest one above it that has been read.
    private func line(of path: String) -> Int {
        var parts = path.split(separator: "/")
        while !parts.isEmpty {
            if let line = lines[parts.joined(separator: "/")] { return line }
            parts.removeLast()
        }
        return 1
    }

    private static func place(of error: YamlError) -> (problem: String, line: Int) {
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            (problem, mark.line)
        case .duplicatedKeysInMapping(let duplicates, let context):
            ("the key \(duplicates.joined(separator: ", ")) stands twice", context.mark.line)
        default: ("\(error)", 1)
        }
    }
}
