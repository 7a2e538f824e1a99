/// What can be a parameter of a statement: `\(value)` in an ``SQL`` becomes `$n` and the value travels beside it.
///
/// A `RawRepresentable` type whose raw value is encodable, such as an enum of strings, only declares the conformance.
package protocol PostgresEncodable: PostgresElement {
    /// The type the parameter is declared with.
    static var postgresType: PostgresType { get }
    /// Whether the value stands for `NULL`.
    var isNull: Bool { get }
    /// Appends PostgreSQL's binary form; not called for a value that is null.
    func encode(into bytes: inout [UInt8]) throws(EncodingFault)
}

/// What can be the element of an array parameter.
package protocol PostgresElement: Sendable {
    /// The type that an array of such elements is declared with; nil where PostgreSQL has none.
    static var postgresArrayType: PostgresType? { get }
    /// Appends the binary form of a whole array.
    static func encode(array: [Self], into bytes: inout [UInt8]) throws(EncodingFault)
}

/// Both ways.
package typealias PostgresCodable = PostgresEncodable & PostgresDecodable

extension PostgresEncodable {
    /// Not null, unless the type says otherwise.
    package var isNull: Bool { false }
}

extension PostgresEncodable where Self: RawRepresentable, RawValue: PostgresEncodable {
    /// The raw value's type.
    package static var postgresType: PostgresType { RawValue.postgresType }

    /// The raw value's form.
    package func encode(into bytes: inout [UInt8]) throws(EncodingFault) {
        try rawValue.encode(into: &bytes)
    }
}
