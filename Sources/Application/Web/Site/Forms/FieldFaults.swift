import Language
import Tenancy

/// Everything that is wrong with the fields of a form, where the domain refuses it for one of them: told all at once.
struct FieldFaults: Error {
    /// What the domain refuses, which gives programs the code.
    let first: any Error
    let faults: [Frame.Fault]
}

extension Form {
    /// The fields whose text is longer than its kind may be, and by how much.
    func tooLong(_ fields: KeyValuePairs<String, WrittenText>) -> [(field: String, refusal: TextTooLong)] {
        fields.compactMap { name, kind in
            do throws(TextTooLong) {
                try kind.check(self[name])
                return nil
            } catch {
                return (name, error)
            }
        }
    }

    /// The same in words, as its page tells it.
    func tooLong(_ fields: KeyValuePairs<String, WrittenText>, _ texts: Texts) -> [Frame.Fault] {
        tooLong(fields).map { Frame.Fault(address: "#\($0.field)", text: texts.words(of: $0.refusal)) }
    }
}

extension Texts {
    /// Why a text was not written, in words.
    func words(of refusal: TextTooLong) -> String {
        self("words.tooLong", ["count": .integer(refusal.count), "longest": .integer(refusal.kind.longest)])
    }
}
