import Foundation
import Language
import Number
import Yams

extension Rubric {
    /// Reads a version from a file like `Standards/rubric.yaml`; throws `RubricFault`, or what the file system says.
    package init(from file: URL) throws {
        let text = try String(contentsOf: file, encoding: .utf8)
        let content: RubricFile
        do {
            content = try YAMLDecoder().decode(RubricFile.self, from: text)
        } catch let error as DecodingError {
            throw RubricFault.unreadable(error.words)
        } catch let error as YamlError {
            throw RubricFault.unreadable("\(error)")
        }
        try self.init(
            version: content.version,
            validFrom: content.validFrom,
            dimensions: content.dimensions,
            bars: Bars(
                pass: content.pass,
                conditional: content.conditional,
                weakBelow: content.weakBelow,
                weakOnConditions: content.weakOnConditions,
                minimumExperts: content.minimumExperts,
                trimmedFrom: content.trimmedFrom
            )
        )
    }
}

/// A version as its file has it, unchecked.
private struct RubricFile: Decodable {
    let version: String
    let validFrom: Date
    let pass: Number
    let conditional: Number
    let weakBelow: Number
    let weakOnConditions: Int
    let minimumExperts: Int
    let trimmedFrom: Int
    let dimensions: [Rubric.Dimension]
}

extension DecodingError {
    /// Where in the file it is, and what is wrong there.
    fileprivate var words: String {
        func place(_ context: Context, _ last: (any CodingKey)? = nil) -> String {
            (context.codingPath + (last.map { [$0] } ?? [])).map { key in
                key.intValue.map { "\($0 + 1)" } ?? key.stringValue
            }.joined(separator: ".")
        }
        return switch self {
        case .keyNotFound(let key, let context): "\(place(context, key)): –"
        case .typeMismatch(_, let context), .valueNotFound(_, let context), .dataCorrupted(let context):
            "\(place(context)): \(context.debugDescription)"
        @unknown default: "\(self)"
        }
    }
}
