/// The names under which a type's values stand in JSON, each declared, so that neither a property that is renamed nor a
/// new one changes what programs read.
///
/// A field that is known to have no value is null. What the reader may not see, or what doesn't apply to what is
/// answered, is absent. Names and fields are only ever added.
struct Shape<Value>: Sendable {
    /// What the schema is called.
    let name: String
    fileprivate private(set) var fields: [Field] = []

    fileprivate struct Field: Sendable {
        let name: String
        let isRequired: Bool
        let schema: @Sendable () -> Schema
        /// Nil where it is absent.
        let value: @Sendable (Value) -> JSONValue?
    }

    init(_ name: String, _ declare: (inout Shape) -> Void) {
        self.name = name
        declare(&self)
    }

    /// A field that is always there, null where its value is nil.
    mutating func field<Part: Answer>(_ name: String, _ part: @escaping @Sendable (Value) -> Part) {
        fields.append(
            Field(name: name, isRequired: true, schema: { Part.schema }, value: { part($0).json })
        )
    }

    /// A field that is absent where its value is nil, for the reader may not see it or it doesn't apply.
    mutating func optional<Part: Answer>(_ name: String, _ part: @escaping @Sendable (Value) -> Part?) {
        fields.append(
            Field(name: name, isRequired: false, schema: { Part.schema }, value: { part($0)?.json })
        )
    }

    /// All fields of a part of the value, beside its own.
    mutating func fields<Part: Shaped>(of part: @escaping @Sendable (Value) -> Part) {
        fields += Part.shape.fields.map { field in
            Field(
                name: field.name,
                isRequired: field.isRequired,
                schema: field.schema,
                value: { field.value(part($0)) }
            )
        }
    }

    fileprivate var schema: Schema {
        .object(name) { fields.map { .init(name: $0.name, schema: $0.schema(), isRequired: $0.isRequired) } }
    }

    fileprivate func json(_ value: Value) -> JSONValue {
        .object(
            Dictionary(uniqueKeysWithValues: fields.compactMap { field in field.value(value).map { (field.name, $0) } })
        )
    }
}

/// What is answered as an object; its shape is declared once, and both what is written and the schema follow from it.
protocol Shaped: Answer {
    static var shape: Shape<Self> { get }
}

extension Shaped {
    static var schema: Schema { shape.schema }
    var json: JSONValue { Self.shape.json(self) }
}
