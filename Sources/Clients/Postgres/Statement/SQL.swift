/// A statement and its parameters.
///
/// `"… WHERE id = \(id)"` sends `… WHERE id = $1` with the value beside it; `\(fragment)` with another `SQL` splices
/// that one in and renumbers its parameters. A `String` is always a parameter: it cannot become part of the text.
package struct SQL: Sendable {
    /// The text between the parameters, always one piece more than there are parameters.
    private(set) var pieces: [String]
    /// The values that travel beside the text.
    private(set) var parameters: [Parameter]
    /// Whether the server should keep it prepared, because it will come again.
    private(set) var isPrepared = true

    /// The text as the server receives it, with `$1`, `$2` and so on.
    package var text: String {
        var text = pieces[0]
        for (index, piece) in pieces.dropFirst().enumerated() {
            text += "$\(index + 1)"
            text += piece
        }
        return text
    }

    /// A statement of this text alone, which differs each time and is therefore not kept prepared.
    init(once text: String) {
        pieces = [text]
        parameters = []
        isPrepared = false
    }
}

extension SQL: ExpressibleByStringLiteral, ExpressibleByStringInterpolation {
    /// A statement without parameters.
    package init(stringLiteral text: String) {
        pieces = [text]
        parameters = []
    }

    /// A statement with what its interpolations brought.
    package init(stringInterpolation: Interpolation) {
        self = stringInterpolation.sql
    }

    /// Turns interpolated values into parameters.
    package struct Interpolation: StringInterpolationProtocol {
        fileprivate var sql: SQL = ""

        /// An empty statement to append to.
        package init(literalCapacity: Int, interpolationCount: Int) {
            sql.pieces.reserveCapacity(interpolationCount + 1)
            sql.parameters.reserveCapacity(interpolationCount)
        }

        /// Appends text that stands in the source code.
        package mutating func appendLiteral(_ text: String) {
            sql.pieces[sql.pieces.count - 1] += text
        }

        /// Appends a parameter.
        package mutating func appendInterpolation<Value: PostgresEncodable>(_ value: Value) {
            sql.parameters.append(Parameter(value))
            sql.pieces.append("")
        }

        /// Appends a parameter that may be `NULL`.
        package mutating func appendInterpolation<Value: PostgresEncodable>(_ value: Value?) {
            sql.parameters.append(Parameter(value))
            sql.pieces.append("")
        }

        /// Splices another statement in.
        package mutating func appendInterpolation(_ fragment: SQL) {
            sql.append(fragment)
        }
    }
}

extension SQL {
    /// Appends a statement, renumbering its parameters.
    package mutating func append(_ fragment: SQL) {
        pieces[pieces.count - 1] += fragment.pieces[0]
        pieces += fragment.pieces.dropFirst()
        parameters += fragment.parameters
        isPrepared = isPrepared && fragment.isPrepared
    }

    /// One statement after the other.
    package static func + (left: SQL, right: SQL) -> SQL {
        var sum = left
        sum.append(right)
        return sum
    }
}

extension Sequence<SQL> {
    /// All of them, with the separator between: conditions with `" AND "`, columns with `", "`.
    package func joined(by separator: SQL) -> SQL {
        var sum: SQL = ""
        for (index, fragment) in enumerated() {
            if index > 0 { sum.append(separator) }
            sum.append(fragment)
        }
        return sum
    }
}
