/// Something that an expression takes its value from elsewhere, with the modifiers in force where it stands.
package struct ExpressionItem: Hashable, Sendable {
    /// What is asked for; identifiers are our codes or DHIS2's 11-character identifiers.
    package enum Source: Hashable, Sendable {
        /// `#{element.category.attribute}`; nil where there is none, or `*`.
        case dataElement(String, category: String?, attribute: String?)
        /// `C{constant}`.
        case constant(String)
        /// `R{data set.METRIC}`.
        case reportingRate(dataSet: String, ReportingMetric)
        /// `N{indicator}`.
        case indicator(String)
        /// `OUG{group}`: how many organisations of the group there are.
        case organisationGroup(String)
        /// `[days]`: the days of the periods evaluated.
        case days
        /// `[periodInYear]`: the number of the period in its year.
        case periodInYear
        /// `[yearlyPeriodCount]`: how many periods of its type the period's year has.
        case yearlyPeriodCount
        /// `orgUnit.group(…)` and its like, which is true or false.
        case organisation(OrganisationTest, [String])
    }

    /// What is asked for.
    package let source: Source
    /// The modifiers in force: all of them for `#{}`, `R{}` and `N{}`, the offset for `[periodInYear]` and
    /// `[yearlyPeriodCount]`, none for the rest.
    package let modifiers: ItemModifiers
    /// The item as written, without modifiers and without wildcards that ask for what it is without them.
    let text: String

    init(_ source: Source, text: String, modifiers: ItemModifiers) {
        self.source = source
        self.text = source.plainText ?? text
        switch source {
        case .dataElement, .reportingRate, .indicator: self.modifiers = modifiers
        case .periodInYear, .yearlyPeriodCount: self.modifiers = ItemModifiers(periodOffset: modifiers.periodOffset)
        case .constant, .organisationGroup, .days, .organisation: self.modifiers = .none
        }
    }

    /// What becomes of the item without a value.
    var absence: ExpressionTree.Absence {
        switch source {
        case .dataElement, .reportingRate, .indicator: .counts
        case .organisationGroup: .isZero
        default: .stays
        }
    }

    /// What kind of value the item has.
    var type: ExpressionType {
        switch source {
        case .dataElement: .unknown
        case .organisation: .boolean
        default: .number
        }
    }

    /// The item as written, with its modifiers in their fixed order.
    package var description: String { text + modifiers.description }

    /// Reads an item and its modifiers as they are written; throws why it is none.
    package init(_ text: String) throws(ExpressionFault) {
        let tree = try ExpressionParser.tree(of: text, in: nil)
        guard tree.items.count == 1, tree.isItem else {
            throw ExpressionFault(.noItem(text), at: 0..<text.utf8.count)
        }
        self = tree.items[0]
    }
}

extension ExpressionItem.Source {
    /// How DHIS2 names a data element of no or any attribute: `#{e.c.*}` is `#{e.c}`, `#{e.*}` and `#{e.*.*}` are `#{e}`.
    fileprivate var plainText: String? {
        guard case .dataElement(let element, let category, nil) = self else { return nil }
        return "#{\(element)\(category.map { ".\($0)" } ?? "")}"
    }
}

/// DHIS2's measures of a data set's reporting.
package enum ReportingMetric: String, CaseIterable, Codable, Sendable {
    case rate = "REPORTING_RATE"
    case rateOnTime = "REPORTING_RATE_ON_TIME"
    case actual = "ACTUAL_REPORTS"
    case actualOnTime = "ACTUAL_REPORTS_ON_TIME"
    case expected = "EXPECTED_REPORTS"
}
