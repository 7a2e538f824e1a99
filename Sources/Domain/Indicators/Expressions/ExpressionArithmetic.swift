import Collection
import Foundation
import Number

/// Arithmetic on numbers, infinities and what is no number; the operands are of no other kind.
enum ExpressionArithmetic {
    /// The significant digits of a power, as DHIS2 rounds it (IEEE 754's decimal32).
    static let powerDigits = 7
    /// The greatest exponent of a power, as in DHIS2.
    static let exponentLimit = 9_999_999

    static func apply(
        _ joint: ExpressionOperator,
        _ left: ExpressionValue,
        _ right: ExpressionValue
    ) -> ExpressionValue {
        guard case .number(let a) = left, case .number(let b) = right else {
            return applyBeyond(joint, left, right)
        }
        switch joint {
        case .add: return .bounded(a + b)
        case .subtract: return .bounded(a - b)
        case .multiply: return .bounded(a * b)
        case .divide: return a.divided(by: b).map { .bounded($0) } ?? .notANumber
        default: return a.remainder(dividedBy: b).map { .number($0) } ?? .notANumber
        }
    }

    // With an infinity among them, as IEEE 754 has it, but a division by 0 gives no number.
    private static func applyBeyond(
        _ joint: ExpressionOperator,
        _ left: ExpressionValue,
        _ right: ExpressionValue
    ) -> ExpressionValue {
        guard let a = left.sign, let b = right.sign else { return .notANumber }
        let (isLeft, isRight) = (left.number == nil, right.number == nil)
        switch joint {
        case .add: return isLeft && isRight && a != b ? .notANumber : isLeft ? left : right
        case .subtract:
            if isLeft { return isRight && a == b ? .notANumber : left }
            return .infinity(isNegative: b > 0)
        case .multiply: return a * b == 0 ? .notANumber : .infinity(isNegative: a * b < 0)
        case .divide:
            if isLeft { return isRight || b == 0 ? .notANumber : .infinity(isNegative: a * b < 0) }
            return .number(.zero)
        default: return isLeft ? .notANumber : left
        }
    }

    static func negated(_ value: ExpressionValue) -> ExpressionValue {
        switch value {
        case .number(let number): .number(-number)
        case .infinity(let isNegative): .infinity(isNegative: !isNegative)
        default: .notANumber
        }
    }

    /// A power as DHIS2 has it: the exponent without its decimals, the result to 7 significant digits.
    static func power(_ base: ExpressionValue, _ exponent: ExpressionValue) -> ExpressionValue {
        guard case .number(let power) = exponent, let whole = power.truncated.integer,
            abs(whole) <= exponentLimit
        else { return .notANumber }
        switch base {
        case .number(let number):
            return number.raised(to: whole, significantDigits: powerDigits).map { .bounded($0) } ?? .notANumber
        case .infinity(let isNegative):
            if whole == 0 { return .number(.one) }
            return whole < 0 ? .number(.zero) : .infinity(isNegative: isNegative && whole % 2 != 0)
        default: return .notANumber
        }
    }

    /// The natural logarithm, or the one to a base.
    static func logarithm(_ value: ExpressionValue, base: ExpressionValue?) -> ExpressionValue {
        guard let base else { return from(natural(value)) }
        return from(natural(value) / natural(base))
    }

    /// The logarithm to base 10.
    static func commonLogarithm(_ value: ExpressionValue) -> ExpressionValue {
        let (double, order) = value.scaled
        return from(log10(double) + order)
    }

    private static func natural(_ value: ExpressionValue) -> Double {
        let (double, order) = value.scaled
        return order == 0 ? log(double) : log(double) + order * log(10)
    }

    private static func from(_ double: Double) -> ExpressionValue {
        if double.isNaN { return .notANumber }
        return Number(double).map { .number($0) } ?? .infinity(isNegative: double < 0)
    }
}

extension ExpressionValue {
    // -1, 0 or 1; nil where there is no sign.
    fileprivate var sign: Int? {
        switch self {
        case .number(let number): number.isZero ? 0 : number.isNegative ? -1 : 1
        case .infinity(let isNegative): isNegative ? -1 : 1
        default: nil
        }
    }

    // A double, and the power of ten that it is to be taken by where it would be beyond a double's range.
    fileprivate var scaled: (Double, order: Double) {
        guard case .number(let number) = self, abs(number.order) > 300 else { return (double, 0) }
        return ((number * Number(mantissa: 1, exponent: -number.order)).double, Double(number.order))
    }

    fileprivate var double: Double {
        switch self {
        case .number(let number): number.double
        case .infinity(let isNegative): isNegative ? -.infinity : .infinity
        default: .nan
        }
    }
}
