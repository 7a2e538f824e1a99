/// What JSON a type is written as, in the words of JSON Schema 2020-12.
indirect enum Schema: Sendable {
    /// A text, with the name of its format where it has one: `uuid`, `date-time`.
    case text(format: String? = nil)
    case integer
    case truth
    /// A number, or a text with its digits where it has more than 38.
    case number
    /// One of these texts.
    case choice(String, [String])
    case list(Schema)
    /// An object whose names are codes.
    case map(Schema)
    /// Null where it is known that there is none.
    case nullable(Schema)
    /// One of these.
    case either([Schema])
    /// An object with declared names, under its own name.
    case object(String, @Sendable () -> [Property])

    /// A named value of an object.
    struct Property: Sendable {
        let name: String
        let schema: Schema
        /// Whether it is always there.
        let isRequired: Bool
    }

    /// The schema as JSON; what has a name is put among the components and referred to.
    func json(_ components: inout [String: JSONValue]) -> JSONValue {
        switch self {
        case .text(let format):
            .object(["type": "string"].merging(format.map { ["format": .init(stringLiteral: $0)] } ?? [:]) { $1 })
        case .integer: ["type": "integer"]
        case .truth: ["type": "boolean"]
        case .number: ["type": ["number", "string"]]
        case .choice(let name, let choices):
            reference(name, &components) { _ in
                ["type": "string", "enum": .list(choices.map(JSONValue.init(stringLiteral:)))]
            }
        case .list(let element): ["type": "array", "items": element.json(&components)]
        case .map(let value): ["type": "object", "additionalProperties": value.json(&components)]
        case .nullable(let schema): ["anyOf": [schema.json(&components), ["type": "null"]]]
        case .either(let schemas): ["anyOf": .list(schemas.map { $0.json(&components) })]
        case .object(let name, let properties):
            reference(name, &components) { components in
                let properties = properties()
                let required = properties.filter(\.isRequired).map { JSONValue(stringLiteral: $0.name) }
                let schemas = properties.map { ($0.name, $0.schema.json(&components)) }
                return [
                    "type": "object", "required": .list(required),
                    "properties": .object(Dictionary(schemas) { $1 }),
                ]
            }
        }
    }

    private func reference(
        _ name: String,
        _ components: inout [String: JSONValue],
        _ make: (inout [String: JSONValue]) -> JSONValue
    ) -> JSONValue {
        if components[name] == nil {
            // First a place for it, for it may refer to itself.
            components[name] = .null
            components[name] = make(&components)
        }
        return ["$ref": .scalar("#/components/schemas/\(name)")]
    }
}
