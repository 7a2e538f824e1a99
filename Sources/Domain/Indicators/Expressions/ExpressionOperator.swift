/// An operator between two operands; all but `^` are left-associative.
enum ExpressionOperator: UInt8, Sendable {
    case or, and, equal, notEqual, less, greater, lessOrEqual, greaterOrEqual, add, subtract, multiply, divide, modulo

    /// Operators that bind equally, from the loosest to the tightest.
    enum Level: UInt8, Comparable, Sendable {
        case or, and, equality, order, sum, product

        static func < (left: Level, right: Level) -> Bool { left.rawValue < right.rawValue }

        /// The level that binds next tighter, nil after the tightest of them.
        var tighter: Level? { Level(rawValue: rawValue + 1) }
    }

    /// How tightly the operator binds.
    var level: Level {
        switch self {
        case .or: .or
        case .and: .and
        case .equal, .notEqual: .equality
        case .less, .greater, .lessOrEqual, .greaterOrEqual: .order
        case .add, .subtract: .sum
        case .multiply, .divide, .modulo: .product
        }
    }

    /// The operator as it is written.
    var symbol: String {
        switch self {
        case .or: "||"
        case .and: "&&"
        case .equal: "=="
        case .notEqual: "!="
        case .less: "<"
        case .greater: ">"
        case .lessOrEqual: "<="
        case .greaterOrEqual: ">="
        case .add: "+"
        case .subtract: "-"
        case .multiply: "*"
        case .divide: "/"
        case .modulo: "%"
        }
    }
}
