import CPostgres

/// An error that the server reported about a statement; the connection remains usable.
package struct PostgresError: Error, Sendable {
    /// What kind of error it is.
    package let state: SQLState
    /// `ERROR`, or `FATAL` and `PANIC` when the server ended the connection.
    package let severity: String
    /// The main sentence.
    package let message: String
    /// More about it, such as the key that already exists.
    package let detail: String?
    /// What the server suggests.
    package let hint: String?
    /// Where in the statement, in characters counted from 1.
    package let position: Int?
    /// The function or statement that was being run when it happened.
    package let context: String?
    /// The constraint that was violated.
    package let constraint: String?
    /// The table it is about.
    package let table: String?
    /// The column it is about.
    package let column: String?
    /// The schema of that table.
    package let schema: String?
    /// The statement's text, without the parameters' values.
    package let statement: String?

    /// The error in a result of libpq.
    init(_ result: OpaquePointer, statement: String?) {
        func field(_ field: Field) -> String? {
            PQresultErrorField(result, Int32(field.rawValue.value)).map { String(cString: $0) }
        }
        state = SQLState(field(.sqlState) ?? "XX000")
        severity = field(.severity) ?? "ERROR"
        message = field(.message) ?? String(cString: PQresultErrorMessage(result))
        detail = field(.detail)
        hint = field(.hint)
        position = field(.position).flatMap { Int($0) }
        context = field(.context)
        constraint = field(.constraint)
        table = field(.table)
        column = field(.column)
        schema = field(.schema)
        self.statement = statement
    }
}

/// The fields of an error as the protocol names them; libpq has them as macros (`PG_DIAG_…`) that Swift cannot see.
private enum Field: Unicode.Scalar {
    case severity = "V"
    case sqlState = "C"
    case message = "M"
    case detail = "D"
    case hint = "H"
    case position = "P"
    case context = "W"
    case schema = "s"
    case table = "t"
    case column = "c"
    case constraint = "n"
}

extension PostgresError: CustomStringConvertible {
    /// State and message, then detail, hint, context and the statement with a mark where the error is.
    package var description: String {
        var lines = ["\(severity) \(state): \(message)"]
        if let detail { lines.append("Detail: \(detail)") }
        if let hint { lines.append("Hint: \(hint)") }
        if let context { lines.append("Context: \(context)") }
        if let statement { lines.append("Statement: \(marked(statement))") }
        return lines.joined(separator: "\n")
    }

    private func marked(_ statement: String) -> String {
        guard let position, position > 0, position <= statement.unicodeScalars.count else { return statement }
        let scalars = statement.unicodeScalars
        let place = scalars.index(scalars.startIndex, offsetBy: position - 1)
        return String(scalars[..<place]) + "⟨here⟩" + String(scalars[place...])
    }
}
