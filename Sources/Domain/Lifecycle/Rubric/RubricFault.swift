import Language
import Number

/// What makes a rubric meaningless; each case says what to mend in its file.
package enum RubricFault: Error, Sendable, Hashable {
    /// The file is no rubric: the YAML reader's or decoder's words.
    case unreadable(String)
    /// A version's name is 1 to 40 letters, digits, dots, dashes or underscores.
    case version(String)
    /// A dimension's code is 2 to 12 capital letters or digits, and not that of an application's single figure.
    case code(String)
    case repeated(code: String)
    /// A dimension lacks its Chinese or its English name.
    case unnamed(code: String)
    /// A weight is no positive number.
    case weight(code: String)
    /// The weights add up to something else than 100.
    case weights(sum: Number)
    /// The totals don't say 0 < conditional ≤ pass ≤ 100.
    case totals
    /// A dimension is weak below 0 to 100 % of its weight.
    case weakBelow
    /// A pass on conditions has 0 weak dimensions, or more, but not all.
    case weakOnConditions
    /// Not within `ExpertRule.experts`.
    case experts
    /// Dropping two scores of fewer than 3 leaves none.
    case trimming

    /// The first fault of some dimensions; nil if there is none.
    init?(in dimensions: [Rubric.Dimension]) {
        var codes: Set<String> = []
        for dimension in dimensions {
            let code = dimension.code
            let isCode =
                (2...12).contains(code.count) && code.allSatisfy { $0.isASCII && ($0.isUppercase || $0.isNumber) }
            let fault: RubricFault? =
                if !isCode || code == Score.overall.code {
                    .code(code)
                } else if !codes.insert(code).inserted {
                    .repeated(code: code)
                } else if dimension.name[.chinese] == nil || dimension.name[.english] == nil {
                    .unnamed(code: code)
                } else if dimension.weight <= 0 {
                    .weight(code: code)
                } else {
                    nil
                }
            if let fault {
                self = fault
                return
            }
        }
        let sum = dimensions.map(\.weight).reduce(.zero, +)
        if sum == 100 { return nil }
        self = .weights(sum: sum)
    }

    /// The first fault of the bars over a number of dimensions; nil if there is none.
    init?(in bars: Rubric.Bars, of dimensions: Int) {
        if bars.conditional <= 0 || bars.conditional > bars.pass || bars.pass > 100 {
            self = .totals
        } else if !(0...100).contains(bars.weakBelow) {
            self = .weakBelow
        } else if !(0..<dimensions).contains(bars.weakOnConditions) {
            self = .weakOnConditions
        } else if !ExpertRule.experts.contains(bars.minimumExperts) {
            self = .experts
        } else if bars.trimmedFrom < 3 {
            self = .trimming
        } else {
            return nil
        }
    }

    /// Where the catalogue has its words.
    package var messageKey: String {
        switch self {
        case .unreadable: "lifecycle.rubricFaults.unreadable"
        case .version: "lifecycle.rubricFaults.version"
        case .code: "lifecycle.rubricFaults.code"
        case .repeated: "lifecycle.rubricFaults.repeated"
        case .unnamed: "lifecycle.rubricFaults.unnamed"
        case .weight: "lifecycle.rubricFaults.weight"
        case .weights: "lifecycle.rubricFaults.weights"
        case .totals: "lifecycle.rubricFaults.totals"
        case .weakBelow: "lifecycle.rubricFaults.weakBelow"
        case .weakOnConditions: "lifecycle.rubricFaults.weakOnConditions"
        case .experts: "lifecycle.rubricFaults.experts"
        case .trimming: "lifecycle.rubricFaults.trimming"
        }
    }

    /// What fills the places of its words.
    package var arguments: [String: String] {
        switch self {
        case .unreadable(let words): ["words": words]
        case .version(let version): ["version": version]
        case .code(let code), .repeated(let code), .unnamed(let code), .weight(let code): ["code": code]
        case .weights(let sum): ["sum": "\(sum)"]
        case .totals, .weakBelow, .weakOnConditions, .experts, .trimming: [:]
        }
    }
}
