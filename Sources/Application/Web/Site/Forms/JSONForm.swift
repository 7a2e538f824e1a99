import Foundation
import NIOCore

/// A form as one JSON object of texts, numbers and truths, as programs write it.
enum JSONForm {
    /// A field's value.
    private enum Value: Decodable {
        case text(String)
        /// Nothing is said of the field.
        case null

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if container.decodeNil() {
                self = .null
            } else if let truth = try? container.decode(Bool.self) {
                self = .text(truth ? "yes" : "no")
            } else if let number = try? container.decode(Decimal.self) {
                self = .text("\(number)")
            } else {
                self = .text(try container.decode(String.self))
            }
        }

        var text: String? { if case .text(let text) = self { text } else { nil } }
    }

    /// The fields by name; throws `FormRefusal.malformed` or `.tooManyParts`.
    static func fields(of body: ByteBuffer, limits: FormLimits) throws(FormRefusal) -> [String: String] {
        let values: [String: Value]
        do {
            values = try JSONDecoder().decode([String: Value].self, from: Data(body.readableBytesView))
        } catch {
            throw .malformed
        }
        guard values.count <= limits.parts else { throw .tooManyParts(limit: limits.parts) }
        return values.compactMapValues(\.text)
    }
}
