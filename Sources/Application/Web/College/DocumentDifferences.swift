import Language
import Lifecycle

/// What `CollegeDocument.mustache` shows.
struct CollegeDocumentView {
    let name: String
    let paragraphs: [String]
    let evidence: EvidenceList
    /// What it has otherwise than the version before; nil for the first.
    let differences: DocumentDifferences?
    let facts: [Fact]
}

/// What one version of a document has otherwise than an earlier one, paragraph by paragraph, the title first.
struct DocumentDifferences {
    /// A paragraph that was taken out or put in.
    struct Line {
        let removed: String?
        let added: String?
    }

    let title: String
    /// The earlier version.
    let earlier: Address
    /// In the order in which they stand; empty where both say the same.
    let lines: [Line]

    init(_ entry: DocumentEntry, since earlier: DocumentEntry, at college: College, _ texts: Texts) {
        title = texts("college.differences", ["version": .integer(earlier.document.version)])
        self.earlier = college.address(of: earlier.document.citation)
        lines = Self.lines(from: [earlier.title] + earlier.paragraphs, to: [entry.title] + entry.paragraphs)
    }

    /// The paragraphs that only one of the two has; what was taken out comes before what stands in its place.
    static func lines(from old: [String], to new: [String]) -> [Line] {
        let difference = new.difference(from: old)
        var (removed, added): ([Int: String], [Int: String]) = ([:], [:])
        for change in difference {
            switch change {
            case .remove(let offset, let element, _): removed[offset] = element
            case .insert(let offset, let element, _): added[offset] = element
            }
        }
        var (lines, before, after): ([Line], Int, Int) = ([], 0, 0)
        while before < old.count || after < new.count {
            if let text = removed[before] {
                lines.append(Line(removed: text, added: nil))
                before += 1
            } else if let text = added[after] {
                lines.append(Line(removed: nil, added: text))
                after += 1
            } else {
                (before, after) = (before + 1, after + 1)
            }
        }
        return lines
    }
}

extension DocumentEntry {
    /// Its words, a paragraph a line.
    var paragraphs: [String] { body.split(whereSeparator: \.isNewline).map(String.init) }
}
