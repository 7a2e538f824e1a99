/// A piece of an expression that the parser looks at.
struct Token {
    enum Kind: Equatable {
        case end
        case number
        case text
        case `true`
        case `false`
        case null
        case `in`
        /// An item with its braces: `#{`, `C{`, `R{`, `N{`, `OUG{`.
        case item
        /// An item in brackets: `[days]` and its like.
        case bracket
        case not
        case plus
        case minus
        case power
        case binary(ExpressionOperator)
        /// A function's name with its parenthesis.
        case function(ExpressionFunction)
        /// `orgUnit.group(` and its like.
        case organisation(OrganisationTest)
        /// A modifier with its point and its parenthesis.
        case modifier(ItemModifier.Name)
        case open
        case close
        case comma
    }

    var kind: Kind
    /// Where it stands, in bytes.
    var start: Int
    var end: Int

    var range: Range<Int> { start..<end }

    /// The operator that this token is between two operands.
    var binary: ExpressionOperator? {
        switch kind {
        case .binary(let binary): binary
        case .plus: .add
        case .minus: .subtract
        default: nil
        }
    }
}
