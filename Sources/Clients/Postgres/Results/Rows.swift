import CPostgres

/// The answer to one statement.
///
/// `@unchecked Sendable` because a `PGresult` never changes once libpq has handed it out, and this is its only owner.
package final class Rows: @unchecked Sendable {
    let result: OpaquePointer

    /// Takes over the result.
    init(_ result: OpaquePointer) {
        self.result = result
    }

    deinit {
        PQclear(result)
    }

    /// How many rows came back.
    package var count: Int { Int(PQntuples(result)) }

    /// The columns' names.
    package var columns: [String] {
        (0..<PQnfields(result)).map { String(cString: PQfname(result, $0)) }
    }

    /// How many rows the statement inserted, changed, deleted, selected or copied; 0 where that has no meaning.
    package var affected: Int {
        Int(String(cString: PQcmdTuples(result))) ?? 0
    }

    /// A value, valid as long as this object.
    func cell(row: Int32, column: Int32) -> Cell {
        let type = PostgresType(oid: PQftype(result, column))
        guard PQgetisnull(result, row, column) == 0 else { return Cell(type: type, bytes: nil) }
        let length = Int(PQgetlength(result, row, column))
        return Cell(type: type, bytes: UnsafeRawBufferPointer(start: PQgetvalue(result, row, column), count: length))
    }
}
