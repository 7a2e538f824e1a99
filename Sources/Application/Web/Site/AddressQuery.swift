import Foundation
import Hummingbird

/// What may stand after the `?` of a route's address: each field a text, empty where it isn't given.
protocol AddressQuery: Sendable {
    /// Nothing given.
    init()

    /// The fields in the order in which links write them.
    static var fields: [QueryField<Self>] { get }
}

/// A field of a query under its name in the address.
struct QueryField<Query>: Sendable {
    let name: String
    let text: any WritableKeyPath<Query, String> & Sendable

    init(_ name: String, _ text: any WritableKeyPath<Query, String> & Sendable) {
        (self.name, self.text) = (name, text)
    }
}

extension AddressQuery {
    /// What a request's address says, each field without surrounding white space.
    init(_ request: Request) {
        self.init()
        let given = URLEncodedForm.fields(of: request.uri.query ?? "")
        for field in Self.fields {
            self[keyPath: field.text] = (given[field.name] ?? "").trimmingCharacters(in: .whitespacesAndNewlines)
        }
    }

    /// The fields with their values, as an address writes them.
    var pairs: [(name: String, value: String)] {
        Self.fields.map { (name: $0.name, value: self[keyPath: $0.text]) }
    }
}

/// The query of an address that has none.
struct NoQuery: AddressQuery {
    static let fields: [QueryField<NoQuery>] = []
}

/// The query of a list that goes on over several pages.
protocol ListQuery: AddressQuery {
    /// The page's number as the address has it; empty for the first.
    var page: String { get set }
}

extension ListQuery {
    /// The number of the page, from 1.
    var number: Int { max(1, min(Int(page) ?? 1, 1_000_000)) }

    /// The same list at another page.
    func at(_ number: Int) -> Self {
        var query = self
        query.page = number > 1 ? "\(number)" : ""
        return query
    }
}
