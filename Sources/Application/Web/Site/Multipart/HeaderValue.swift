import Foundation

/// The parameters of a header such as `form-data; name="file"; filename="a;b.xlsx"`.
struct HeaderValue: Sendable {
    private var parameters: [String: String] = [:]

    /// The first of several with one name counts.
    init(_ header: String) {
        var rest = header.drop { $0 != ";" }
        while rest.popFirst() != nil {
            let name = rest.prefix { $0 != "=" && $0 != ";" }
            rest = rest.dropFirst(name.count)
            guard rest.popFirst() == "=" else {
                rest = rest.drop { $0 != ";" }
                continue
            }
            let value = Self.value(&rest)
            let key = name.trimmingCharacters(in: .whitespaces).lowercased()
            if parameters[key] == nil { parameters[key] = value }
            rest = rest.drop { $0 != ";" }
        }
    }

    /// A parameter by its name in lower case.
    subscript(_ name: String) -> String? { parameters[name] }

    /// A quoted value keeps its semicolons; browsers write the quotes inside it as `%22`, other clients as `\"`.
    private static func value(_ rest: inout Substring) -> String {
        rest = rest.drop { $0 == " " || $0 == "\t" }
        guard rest.first == "\"" else { return rest.prefix { $0 != ";" }.trimmingCharacters(in: .whitespaces) }
        rest.removeFirst()
        var value = ""
        while let character = rest.popFirst(), character != "\"" {
            if character == "\\", rest.first == "\"" {
                value.append(rest.removeFirst())
            } else {
                value.append(character)
            }
        }
        return value.replacing("%22", with: "\"")
    }
}
