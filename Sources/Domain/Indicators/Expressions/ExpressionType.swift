/// What kind of value a part of an expression yields, as far as that is known before evaluation.
package enum ExpressionType: String, Sendable {
    case number
    case boolean
    case text
    /// `null`, which fits everywhere.
    case nothing
    /// An item's value, or one of several kinds: known only in evaluation.
    case unknown

    /// The type of what is either of the two.
    func joined(with other: ExpressionType) -> ExpressionType {
        if self == other || other == .nothing { return self }
        return self == .nothing ? other : .unknown
    }
}
