import HTTPTypes

/// A contract in the words of OpenAPI 3.1: the body of a request, and what is answered by status.
extension Contract {
    /// The body of a request; nil where none is sent.
    func body(_ components: inout [String: JSONValue]) -> JSONValue? {
        guard let inputs else { return nil }
        var (properties, patterns, required) = ([String: JSONValue](), [String: JSONValue](), [JSONValue]())
        for input in inputs + [.token] {
            switch input {
            case .required(let name, let schema):
                properties[name] = schema.json(&components)
                required.append(.scalar(name))
            case .optional(let name, let schema): properties[name] = Schema.sayable(schema).json(&components)
            case .each(let beginning, let schema):
                patterns["^" + beginning.replacing(".", with: "\\.")] = Schema.sayable(schema).json(&components)
            case .file(let name):
                properties[name] = ["type": "string", "contentMediaType": "application/octet-stream"]
            }
        }
        var schema: [String: JSONValue] = [
            "type": "object", "properties": .object(properties), "additionalProperties": .scalar(false),
        ]
        if !required.isEmpty { schema["required"] = .list(required) }
        if !patterns.isEmpty { schema["patternProperties"] = .object(patterns) }
        var types = ["application/x-www-form-urlencoded": schema, "application/json": schema]
        if let file = inputs.lazy.compactMap(\.fileName).first {
            types["multipart/form-data"] = schema
            properties[file] = nil
            for type in ["application/x-www-form-urlencoded", "application/json"] {
                types[type]?["properties"] = .object(properties)
            }
        }
        return [
            "required": .scalar(!required.isEmpty),
            "content": .object(types.mapValues { ["schema": .object($0)] }),
        ]
    }

    /// The answers by status: what was asked for, or why it is refused.
    func responses(_ components: inout [String: JSONValue]) -> JSONValue {
        var responses = outcomes(&components)
        for status in RefusalCode.statuses where inputs != nil || Self.readingRefusals.contains(status) {
            responses["\(status.code)"] = ["$ref": .scalar("#/components/responses/Refused\(status.code)")]
        }
        // What is wrong with what a list is asked stands in the list itself.
        if inputs == nil, case .answer(let schema) = outcome {
            let refusal = OurDialect.Problem.schema.json(&components)
            responses["400"] = [
                "description": "Refused, or answered with what of the query is unknown",
                "content": [
                    "application/problem+json": ["schema": refusal],
                    "application/json": ["schema": schema.json(&components)],
                ],
            ]
        }
        return .object(responses)
    }

    /// The statuses by which what only reads is refused.
    private static let readingRefusals: Set<HTTPResponse.Status> = [
        .badRequest, .unauthorized, .forbidden, .notFound, .methodNotAllowed, .tooManyRequests, .serviceUnavailable,
    ]

    private func outcomes(_ components: inout [String: JSONValue]) -> [String: JSONValue] {
        switch outcome {
        case .answer(let schema):
            var content: [String: JSONValue] = ["application/json": ["schema": schema.json(&components)]]
            content["text/html"] = .object([:])
            return ["200": ["description": "Answered", "content": .object(content)], "304": Self.unchanged]
        case .made(let schema):
            return ["201": Self.made(schema.json(&components))]
        case .onward:
            let done = MachineAnswers.Done.schema.json(&components)
            return [
                "200": ["description": "Done", "content": ["application/json": ["schema": done]]],
                "201": Self.made(done),
                "303": ["description": "Done: where a browser goes on", "headers": ["Location": Self.location]],
            ]
        case .file(let types):
            let content = Dictionary(uniqueKeysWithValues: types.map { ($0, JSONValue.object([:])) })
            return ["200": ["description": "A file", "content": .object(content)], "304": Self.unchanged]
        case .nothing: return ["204": ["description": "Done"]]
        }
    }

    private static let unchanged: JSONValue = ["description": "As If-None-Match knows it"]
    private static let location: JSONValue = ["schema": ["type": "string", "format": "uri-reference"]]

    private static func made(_ schema: JSONValue) -> JSONValue {
        [
            "description": "Made", "headers": ["Location": location],
            "content": ["application/json": ["schema": schema]],
        ]
    }

    /// By what those who may ask are known; nil where it is all the same.
    var security: JSONValue? {
        switch doors {
        case [.pages]: [["session": []]]
        case [.machine]: [["bearer": []], ["basic": []], ["apiToken": []]]
        default: nil
        }
    }
}

extension Input {
    fileprivate var fileName: String? { if case .file(let name) = self { name } else { nil } }
}

extension Schema {
    /// The same, or nothing said: null, or in a form the empty text.
    fileprivate static func sayable(_ schema: Schema) -> Schema {
        switch schema {
        case .text, .number: .nullable(schema)
        default: .nullable(.either([schema, .choice("Nothing", [""])]))
        }
    }
}

extension RefusalCode {
    /// Every status by which something is refused that is no fault of ours.
    static let statuses = Set(allCases.map(\.status)).subtracting([.internalServerError])

    /// The answers that tell refusals, as a description has them for all operations.
    static func responses(_ components: inout [String: JSONValue]) -> [String: JSONValue] {
        let refusal = OurDialect.Problem.schema.json(&components)
        let pairs = statuses.map { status in
            let codes = allCases.filter { $0.status == status }.map(\.rawValue).joined(separator: ", ")
            let response: JSONValue = [
                "description": .scalar("\(status.reasonPhrase): \(codes)"),
                "content": ["application/problem+json": ["schema": refusal]],
            ]
            return ("Refused\(status.code)", response)
        }
        return Dictionary(pairs) { $1 }
    }
}
