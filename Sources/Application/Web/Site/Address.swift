import Foundation
import Hummingbird

/// What stands after the `?` of a request's address, as forms and links write it.
struct Query: Sendable {
    private let fields: [String: String]

    init(_ request: Request) {
        fields = URLEncodedForm.fields(of: request.uri.query ?? "")
    }

    /// An address without any.
    init() {
        fields = [:]
    }

    /// A value without surrounding white space; empty where the address has none.
    subscript(_ name: String) -> String {
        (fields[name] ?? "").trimmingCharacters(in: .whitespacesAndNewlines)
    }

    /// The number of the page of a list, from 1.
    var page: Int { max(1, min(Int(self["page"]) ?? 1, 1_000_000)) }
}

/// An address on this site with its query; values that are empty are left out.
struct Address: Sendable, CustomStringConvertible {
    let description: String

    /// - Parameter path: as it stands in the address, already encoded.
    init(_ path: String, _ query: KeyValuePairs<String, String> = [:], fragment: String? = nil) {
        let pairs = query.filter { !$0.value.isEmpty }.map { name, value in
            "\(name)=\(value.addingPercentEncoding(withAllowedCharacters: .urlQueryValueAllowed) ?? "")"
        }
        let query = pairs.isEmpty ? "" : "?" + pairs.joined(separator: "&")
        description = path + query + (fragment.map { "#" + $0 } ?? "")
    }
}
