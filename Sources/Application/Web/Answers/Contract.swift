/// What an endpoint takes and what it answers programs.
struct Contract: Sendable {
    /// What is answered as JSON; nil where that is nothing, or a file.
    let answer: Schema?
    /// The types of a file that is answered instead.
    let files: [String]
    /// What is sent; nil for an endpoint that only reads.
    let inputs: [Input]?

    /// A field of a form.
    enum Input: Sendable {
        /// Must be there.
        case required(String, Schema = .text())
        /// May be left out.
        case text(String)
        /// Any number of fields whose names begin so.
        case each(String)
        /// A file, so that the form is sent in parts.
        case file(String)
    }

    /// Answers JSON of a type.
    init(answers type: any Answer.Type, takes inputs: [Input]? = nil) {
        self.init(type.schema, takes: inputs)
    }

    /// Answers JSON of a schema, or nothing.
    init(_ answer: Schema? = nil, takes inputs: [Input]? = nil) {
        (self.answer, self.inputs) = (answer, inputs)
        files = []
    }

    /// Does something and answers where to go on.
    init(takes inputs: [Input]) {
        self.init(nil, takes: inputs)
    }

    /// Answers a file of one of these types.
    init(files: [String]) {
        (answer, inputs) = (nil, nil)
        self.files = files
    }
}

extension Contract {
    /// The body of a request; nil where none is sent.
    func body(_ components: inout [String: JSONValue]) -> JSONValue? {
        guard let inputs else { return nil }
        var (properties, patterns, required) = ([String: JSONValue](), [String: JSONValue](), [JSONValue]())
        // Only forms that pages show carry it.
        properties["csrf"] = ["type": "string"]
        for input in inputs {
            switch input {
            case .required(let name, let schema):
                properties[name] = schema.json(&components)
                required.append(.scalar(name))
            case .text(let name): properties[name] = ["type": "string"]
            case .each(let prefix):
                patterns["^" + prefix.replacing(".", with: "\\.")] = ["type": "string"]
            case .file(let name):
                properties[name] = ["type": "string", "contentMediaType": "application/octet-stream"]
            }
        }
        let schema: JSONValue = [
            "type": "object", "required": .list(required), "properties": .object(properties),
            "patternProperties": .object(patterns), "additionalProperties": .scalar(false),
        ]
        let types = ["application/x-www-form-urlencoded", "multipart/form-data", "application/json"]
        return [
            "required": .scalar(true),
            "content": .object(Dictionary(uniqueKeysWithValues: types.map { ($0, ["schema": schema]) })),
        ]
    }

    /// The answers by status: what was asked for, or why it is refused.
    func responses(_ components: inout [String: JSONValue]) -> JSONValue {
        let schema = answer?.json(&components)
        let refusal = OurDialect.Problem.schema.json(&components)
        var responses: [String: JSONValue] = [
            "default": [
                "description": "Refused, with the reasons and how to mend them",
                "content": .object(
                    ["application/problem+json": ["schema": refusal]]
                        .merging(schema.map { ["application/json": ["schema": $0]] } ?? [:]) { $1 }
                ),
            ]
        ]
        if let schema {
            responses["200"] = ["description": "Answered", "content": ["application/json": ["schema": schema]]]
        }
        if !files.isEmpty {
            let content = Dictionary(uniqueKeysWithValues: files.map { ($0, JSONValue.object([:])) })
            responses["200"] = ["description": "A file", "content": .object(content)]
        }
        if inputs != nil {
            let done = MachineAnswers.Done.schema.json(&components)
            let answers = JSONValue.list([schema, done].compactMap(\.self))
            responses["200"] = [
                "description": "Done", "content": ["application/json": ["schema": ["anyOf": answers]]],
            ]
            responses["201"] = ["description": "Made", "content": ["application/json": ["schema": done]]]
            responses["303"] = [
                "description": "Done: where a browser goes on",
                "headers": ["Location": ["schema": ["type": "string", "format": "uri-reference"]]],
            ]
        }
        return .object(responses)
    }
}
