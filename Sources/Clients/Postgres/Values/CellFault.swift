/// Why a cell could not be read as the type asked for.
package enum CellFault: Error, Hashable {
    /// It is `NULL` and the type is not optional.
    case null
    /// The column's type is not one the Swift type reads.
    case type
    /// The value is not one the Swift type holds; says why.
    case value(String)
}
