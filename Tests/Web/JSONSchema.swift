import Foundation

/// Says where JSON is not as a schema of an OpenAPI description says, as far as ours go.
struct JSONSchema {
    private let components: [String: Any]

    /// The schemas of a description.
    init(_ description: [String: Any]) {
        components = (description["components"] as? [String: Any])?["schemas"] as? [String: Any] ?? [:]
    }

    /// Every place where the value is otherwise.
    func faults(of value: Any, by schema: [String: Any], at place: String = "") -> [String] {
        if let reference = schema["$ref"] as? String {
            let name = reference.replacing("#/components/schemas/", with: "")
            guard let known = components[name] as? [String: Any] else { return ["\(place): no schema \(name)"] }
            return faults(of: value, by: known, at: place)
        }
        if let choices = schema["anyOf"] as? [[String: Any]] {
            let all = choices.map { faults(of: value, by: $0, at: place) }
            return all.contains { $0.isEmpty } ? [] : all.min { $0.count < $1.count } ?? []
        }
        let types = schema["type"] as? [String] ?? (schema["type"] as? String).map { [$0] } ?? []
        guard types.contains(where: { Self.isOf($0, value) }) else { return ["\(place): \(value) is no \(types)"] }
        if let choices = schema["enum"] as? [String], let text = value as? String, !choices.contains(text) {
            return ["\(place): \(text) is none of \(choices)"]
        }
        if let list = value as? [Any], let element = schema["items"] as? [String: Any] {
            return list.enumerated().flatMap { faults(of: $1, by: element, at: "\(place)[\($0)]") }
        }
        if let object = value as? [String: Any] { return faults(of: object, by: schema, at: place) }
        return []
    }

    private func faults(of object: [String: Any], by schema: [String: Any], at place: String) -> [String] {
        let required = schema["required"] as? [String] ?? []
        let properties = schema["properties"] as? [String: [String: Any]] ?? [:]
        let patterns = schema["patternProperties"] as? [String: [String: Any]] ?? [:]
        let missing = required.filter { object[$0] == nil }.map { "\(place).\($0) is missing" }
        return missing
            + object.flatMap { name, value -> [String] in
                let begun = patterns.first { name.hasPrefix($0.key.dropFirst().replacing("\\", with: "")) }
                let known = properties[name] ?? begun?.value ?? schema["additionalProperties"] as? [String: Any]
                guard let known else { return ["\(place).\(name) is not declared"] }
                return faults(of: value, by: known, at: "\(place).\(name)")
            }
    }

    private static func isOf(_ type: String, _ value: Any) -> Bool {
        switch type {
        case "null": value is NSNull
        case "string": value is String
        case "array": value is [Any]
        case "object": value is [String: Any]
        case "boolean": (value as? NSNumber).map { isTruth($0) } ?? false
        case "integer": (value as? NSNumber).map { !isTruth($0) && $0.doubleValue == $0.doubleValue.rounded() } ?? false
        case "number": (value as? NSNumber).map { !isTruth($0) } ?? false
        default: false
        }
    }

    private static func isTruth(_ number: NSNumber) -> Bool { number.objCType.pointee == 99 }
}
