import Calendar
import Collection
import Number

/// Why there is no figure; the three are told apart everywhere, and none of them is ever 0.
package enum NoFigure: String, Codable, Sendable, Hashable, CaseIterable {
    /// 无数据: somebody should have reported and did not.
    case noData = "no-data"
    /// 无应办事项: what it would be divided by was counted, and is 0.
    case nothingToDo = "nothing-to-do"
    /// 未启用: nobody and nothing makes what it is made of.
    case notSwitchedOn = "not-switched-on"

    /// The last part of its catalogue keys.
    package var key: String {
        switch self {
        case .noData: "noData"
        case .nothingToDo: "nothingToDo"
        case .notSwitchedOn: "notSwitchedOn"
        }
    }

    /// Why an indicator has no figure; nil where it has one.
    init?(_ indicator: Indicator, _ result: IndicatorFormula.Result, _ book: IndicatorBook) {
        if result.value != nil { return nil }
        if result.denominator?.isZero == true {
            self = .nothingToDo
            return
        }
        let (above, below) = book.elements(of: indicator)
        let missing = (result.denominator == nil ? below : []) + (result.numerator == nil ? above : [])
        if !missing.allSatisfy(\.isMade) {
            self = .notSwitchedOn
        } else {
            let isCounted = result.denominator == nil && !below.isEmpty && below.allSatisfy(\.isCounted)
            self = isCounted ? .nothingToDo : .noData
        }
    }

    /// Why a leg has no points, by what its indicators lack; a leg of which the programme has none isn't switched on.
    init(ofLeg gaps: [NoFigure]) {
        self = gaps.contains(.noData) ? .noData : gaps.contains(.nothingToDo) ? .nothingToDo : .notSwitchedOn
    }
}

extension IndicatorBook {
    /// Whether the platform counts all that stands above and below of an indicator.
    func isCounted(_ indicator: Indicator) -> Bool { counted.contains(indicator.code) }

    static func isCounted(_ elements: (numerator: [Element], denominator: [Element])) -> Bool {
        let all = elements.numerator + elements.denominator
        return !all.isEmpty && all.allSatisfy(\.isCounted)
    }
}
