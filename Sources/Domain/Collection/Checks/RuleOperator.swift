import Number
import Postgres

/// How the two sides of a validation rule must stand to each other, as DHIS2 has it.
package enum RuleOperator: String, Codable, Sendable, CaseIterable, PostgresCodable {
    case equal = "=="
    case notEqual = "!="
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="
    /// Both sides have a value, or neither.
    case compulsoryPair = "compulsory_pair"
    /// Not both sides have a value.
    case exclusivePair = "exclusive_pair"

    /// Whether two sides keep to it, nil where a side has no value; nil where that says nothing.
    package func holds(_ left: Number?, _ right: Number?) -> Bool? {
        switch self {
        case .compulsoryPair: return (left == nil) == (right == nil)
        case .exclusivePair: return left == nil || right == nil
        default: break
        }
        guard let left, let right else { return nil }
        return switch self {
        case .equal: left == right
        case .notEqual: left != right
        case .less: left < right
        case .lessOrEqual: left <= right
        case .greater: left > right
        case .greaterOrEqual: left >= right
        case .compulsoryPair, .exclusivePair: nil
        }
    }

    /// Whether it compares figures, and not whether there are any.
    package var comparesFigures: Bool { self != .compulsoryPair && self != .exclusivePair }

    /// The last part of its catalogue keys.
    package var key: String {
        switch self {
        case .equal: "equal"
        case .notEqual: "notEqual"
        case .less: "less"
        case .lessOrEqual: "lessOrEqual"
        case .greater: "greater"
        case .greaterOrEqual: "greaterOrEqual"
        case .compulsoryPair: "compulsoryPair"
        case .exclusivePair: "exclusivePair"
        }
    }
}

/// How much a validation rule matters: one of high importance forbids handing in, the others warn.
package enum RuleImportance: String, Codable, Sendable, CaseIterable, PostgresCodable {
    case high, medium, low

    /// Whether a report that breaks such a rule may not be handed in.
    package var forbids: Bool { self == .high }
}
