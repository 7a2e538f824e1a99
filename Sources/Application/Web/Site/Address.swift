import Foundation

/// An address on this site as links, forms and redirects write it; only a route makes one.
struct Address: Sendable, Hashable, CustomStringConvertible {
    /// As it stands in the address, already encoded: `/colleges/new`.
    let path: String
    /// What stands after the `?`, already encoded; empty where nothing is asked.
    private let query: String
    /// The part of the page that is shown first.
    private var fragment: String?

    /// - Parameter fields: the query's fields in their order; values that are empty are left out.
    init(path: String, fields: [(name: String, value: String)] = []) {
        self.path = path
        query = fields.filter { !$0.value.isEmpty }.map { "\($0.name)=\($0.value.encodedForAddress)" }
            .joined(separator: "&")
    }

    /// A part of the page that the reader is on.
    static func here(_ part: String) -> Address { Address(path: "").at(part) }

    var description: String { path + (query.isEmpty ? "" : "?\(query)") + (fragment.map { "#\($0)" } ?? "") }

    /// The same page, shown from the part with this identifier on.
    func at(_ part: String) -> Address {
        var address = self
        address.fragment = part.encodedForAddress
        return address
    }

    /// Whether a request's path is this one or lies below it; below the home page lies nothing.
    func leads(to path: String) -> Bool {
        path == self.path || self != Routes.home() && path.hasPrefix(self.path + "/")
    }
}

extension String {
    /// As it may stand in a part or a value of an address.
    var encodedForAddress: String { addingPercentEncoding(withAllowedCharacters: .urlQueryValueAllowed) ?? "" }
}
