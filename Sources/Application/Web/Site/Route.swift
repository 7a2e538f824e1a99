import Foundation
import Hummingbird
import Tenancy

/// The addresses of the product, a room's in its own folder; `Site/Routes.swift` says what answers at them.
enum Routes {}

/// An address with places for its parameters: registers its pattern, parses what it prints and prints what it parses.
struct Route<Query: AddressQuery, each Part: AddressPart>: Sendable {
    let pattern: RoutePattern

    /// - Parameters:
    ///   - pattern: the path with a place for each parameter: `colleges/:id`, `courses/{code}.json`.
    ///   - parts: what stands at these places, in their order.
    ///   - asks: what may stand after the `?`.
    init(_ pattern: String, _ parts: repeat (each Part).Type, asks: Query.Type = NoQuery.self) {
        self.pattern = RoutePattern(pattern)
        var count = 0
        for _ in repeat each parts { count += 1 }
        precondition(count == self.pattern.names.count, "\(pattern) has other parameters than \(count)")
    }

    /// The address with these parameters, and with nothing asked unless it is given.
    func callAsFunction(_ parts: repeat each Part, asking query: Query = Query()) -> Address {
        var texts: [String] = []
        for part in repeat each parts { texts.append(part.addressText) }
        return Address(path: pattern.path(with: texts), fields: query.pairs)
    }

    /// The parameters of a request that came by this route; throws `NotFound` for what names nothing.
    func parts(of parameters: Parameters) throws -> (repeat each Part) {
        var remaining = pattern.names.makeIterator()
        func next<One: AddressPart>(_ type: One.Type) throws -> One {
            guard let name = remaining.next(), let text = parameters.get(name)?.removingPercentEncoding,
                let part = One(addressText: text)
            else { throw NotFound(what: pattern.text) }
            return part
        }
        return (repeat try next((each Part).self))
    }
}
