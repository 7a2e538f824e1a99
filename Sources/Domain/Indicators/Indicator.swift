import Collection
import Language
import Number

/// What a programme judges its colleges by: a numerator over a denominator, and the target it should reach.
package struct Indicator: Sendable {
    /// `OUT_PLACEMENT`: stable, as addresses and `N{…}` name it.
    package let code: String
    package let name: LocalizedText
    package let leg: Leg
    /// Numerator, denominator and factor, parsed once.
    package let formula: IndicatorFormula
    package let better: Better
    /// The target where headquarters has agreed on no other.
    package let defaultTarget: Number
    /// How much it counts in the mean of its leg, more than 0.
    package let weight: Number
    /// The framework that asks for it: `EQAVET 5`; may be empty.
    package let reference: String

    /// Which way a value should go.
    package enum Better: String, Sendable, Codable, CaseIterable {
        case higher, lower
    }

    /// An indicator whose expressions are still text; throws `IndicatorFault` where one of them is none.
    package init(
        code: String,
        name: LocalizedText,
        leg: Leg,
        numerator: String,
        denominator: String,
        factor: Number,
        better: Better,
        defaultTarget: Number,
        weight: Number = .one,
        reference: String = ""
    ) throws(IndicatorFault) {
        self.code = code
        self.name = name
        self.leg = leg
        formula = IndicatorFormula(
            numerator: try Self.parse(numerator, of: code),
            denominator: try Self.parse(denominator, of: code),
            factor: factor
        )
        self.better = better
        self.defaultTarget = defaultTarget
        self.weight = weight
        self.reference = reference
    }

    /// What numerator and denominator ask for.
    package var items: [ExpressionItem] { formula.numerator.items + formula.denominator.items }

    private static func parse(_ source: String, of code: String) throws(IndicatorFault) -> IndicatorExpression {
        do {
            return try IndicatorExpression(source)
        } catch {
            throw IndicatorFault(indicator: code, source: source, fault: error)
        }
    }
}

/// A leg of the closed loop, in its order; the index is the geometric mean of those that apply.
package enum Leg: String, Sendable, Codable, CaseIterable {
    case plan, `do`, check, act, outcome

    /// Without which there is no index.
    package static let needed: [Leg] = [.plan, .do, .outcome]
}

/// An indicator's expression that is none.
package struct IndicatorFault: Error, Sendable, Hashable, CustomStringConvertible {
    /// The indicator's code.
    package let indicator: String
    /// The expression as it was written.
    package let source: String
    /// What is wrong with it, and where.
    package let fault: ExpressionFault

    package var description: String { "\(indicator): “\(source)”: \(fault)" }
}
