/// A column could not be read as the type the program asked for.
package struct DecodingFault: Error, Sendable, CustomStringConvertible {
    /// Counted from 0.
    package let row: Int
    /// The column's name.
    package let column: String
    /// The column's type.
    package let postgresType: PostgresType
    /// The type it was to become.
    package let swiftType: String
    /// What went wrong.
    package let cause: CellFault
    /// Where the program asked.
    package let source: CallSite

    /// One sentence for the log, without the value.
    package var description: String {
        let reason =
            switch cause {
            case .null: "it is null"
            case .type: "that type does not read it"
            case .value(let fault): fault
            }
        return "\(source): column \"\(column)\" (\(postgresType)) of row \(row) is no \(swiftType): \(reason)."
    }
}

/// A result has not as many columns as the program reads.
package struct ColumnCountMismatch: Error, Sendable, CustomStringConvertible {
    /// How many the program reads.
    package let expected: Int
    /// The names of those that came.
    package let columns: [String]
    /// Where the program asked.
    package let source: CallSite

    /// One sentence for the log.
    package var description: String {
        "\(source): \(expected) columns are read, the result has \(columns.count): \(columns.joined(separator: ", "))."
    }
}
