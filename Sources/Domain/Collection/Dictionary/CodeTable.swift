import Foundation
import Number
import Spreadsheet

/// A CSV file of `Standards/`: a header row, then one row a code.
package struct CodeTable: Sendable {
    /// One row by the names of its columns.
    package struct Row: Sendable {
        let file: String
        let number: Int
        /// What stands in each column, by the header's names.
        package let cells: [String: String]

        /// A cell that must hold something.
        package func text(_ column: String) throws -> String {
            guard let text = optional(column) else {
                throw CodeTableFault(file: file, row: number, column: column, found: "")
            }
            return text
        }

        /// A cell that may be empty; nil if it is.
        package func optional(_ column: String) -> String? {
            guard let text = cells[column], !text.isEmpty else { return nil }
            return text
        }

        /// A cell that may be empty, or names one of several things.
        package func name(_ column: String, among names: Set<String>) throws -> String? {
            guard let name = optional(column) else { return nil }
            guard names.contains(name) else {
                throw CodeTableFault(file: file, row: number, column: column, found: name)
            }
            return name
        }

        /// A cell that holds one of an enumeration's raw values.
        package func value<Value: RawRepresentable>(_ column: String) throws -> Value where Value.RawValue == String {
            let text = try text(column)
            guard let value = Value(rawValue: text) else {
                throw CodeTableFault(file: file, row: number, column: column, found: text)
            }
            return value
        }

        /// A cell that holds a whole number.
        package func integer(_ column: String) throws -> Int {
            let text = try text(column)
            guard let value = Int(text) else {
                throw CodeTableFault(file: file, row: number, column: column, found: text)
            }
            return value
        }

        /// A cell that holds an exact decimal number.
        package func number(_ column: String) throws -> Number {
            let text = try text(column)
            guard let value = Number(text) else {
                throw CodeTableFault(file: file, row: number, column: column, found: text)
            }
            return value
        }
    }

    /// The rows below the header.
    package let rows: [Row]

    /// Reads the whole file, which is a few hundred rows at most.
    package init(_ file: URL) throws {
        var header: [Int: String] = [:]
        var rows: [Row] = []
        try SheetFile(.file(file), as: .csv).forEachRow { row in
            let cells = row.cells.map { ($0.column, $0.content.trimmed ?? "") }
            if header.isEmpty {
                header = Dictionary(uniqueKeysWithValues: cells)
            } else {
                let named = cells.compactMap { column, text in header[column].map { ($0, text) } }
                let cells = Dictionary(named) { first, _ in first }
                rows.append(Row(file: file.lastPathComponent, number: row.number, cells: cells))
            }
        }
        self.rows = rows
    }

    /// Makes one thing of each row.
    package func map<Made>(_ make: (Row) throws -> Made) rethrows -> [Made] {
        try rows.map(make)
    }
}

/// A cell of a file in `Standards/` that can't be read; says where.
package struct CodeTableFault: Error, CustomStringConvertible, Sendable {
    /// The file's name.
    package let file: String
    /// Its row, the header's being 1.
    package let row: Int
    /// The column by the header's name.
    package let column: String
    /// What stands there; empty where nothing does.
    package let found: String

    package var description: String {
        "\(file), row \(row), column \(column): "
            + (found.isEmpty ? "nothing stands there." : "“\(found)” is not one of the values this column takes.")
    }
}
