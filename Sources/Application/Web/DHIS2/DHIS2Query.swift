import Foundation
import Hummingbird

/// What stands after the `?` of an address of DHIS2, whose fields may come again and again.
struct DHIS2Query: Sendable {
    private let pairs: [(name: String, value: String)]

    init(_ request: Request) { self.init(request.uri.query ?? "") }

    /// - Parameter text: as it stands in the address, encoded.
    init(_ text: String) {
        pairs = text.split(separator: "&").compactMap { pair in
            URLEncodedForm.fields(of: String(pair)).first.map { (name: $0.key, value: $0.value) }
        }
    }

    /// The last value of a field; nil where none is given.
    subscript(_ name: String) -> String? {
        pairs.last { $0.name == name && !$0.value.isEmpty }?.value
    }

    /// Every value of a field, in the order given.
    func all(_ name: String) -> [String] { pairs.filter { $0.name == name && !$0.value.isEmpty }.map(\.value) }

    /// Every value of a field, taken apart at its commas.
    func list(_ name: String) -> [String] {
        all(name).flatMap { $0.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) } }
    }

    /// A field that is true or false, in whichever capitals.
    func flag(_ name: String, orElse otherwise: Bool = false) -> Bool {
        self[name].map { $0.lowercased() == "true" } ?? otherwise
    }

    /// A whole number from 1 on; nil where none is given.
    func number(_ name: String) -> Int? { self[name].flatMap { Int($0) }.map { max(1, min($0, 1_000_000)) } }
}

extension Contract {
    /// Of an address of DHIS2's dialect.
    static let dhis2 = Contract(.file(["application/json"]), at: [.dhis2])
}
