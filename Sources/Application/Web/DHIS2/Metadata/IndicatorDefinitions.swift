import Collection
import Indicators
import Language
import Number

extension MetadataBook {
    /// The indicators, their types by their factors, and their groups, which are the legs of the loop.
    mutating func addIndicators(_ directory: Directory, _ words: MetadataWords) {
        for indicator in directory.book.indicators {
            let (uid, formula) = (UID.of(indicator), indicator.formula)
            let type = UID.of(.indicatorTypes, formula.factor.description)
            var fields = words.common(uid, indicator.code, indicator.name)
            fields["numerator"] = .text(directory.foreign(formula.numerator.source))
            fields["denominator"] = .text(directory.foreign(formula.denominator.source))
            fields["numeratorDescription"] = .text(formula.numerator.source)
            fields["denominatorDescription"] = .text(formula.denominator.source)
            fields["annualized"] = .truth(formula.isAnnualized)
            fields["description"] = indicator.reference.isEmpty ? nil : .text(indicator.reference)
            fields["indicatorType"] = .reference(type)
            fields["indicatorGroups"] = .references([UID.of(.indicatorGroups, indicator.leg.rawValue)])
            fields["dimensionItem"] = .text(uid)
            fields["dimensionItemType"] = "INDICATOR"
            add(.indicators, uid, fields)
            let factor = formula.factor == 100 ? "%" : "× \(formula.factor)"
            var kind = words.common(type, "FACTOR_\(formula.factor)", LocalizedText(zh: factor, en: factor))
            kind["factor"] = Int(formula.factor.description).map { .number($0) } ?? .text(formula.factor.description)
            kind["number"] = .truth(formula.factor == 1)
            add(.indicatorTypes, type, kind)
        }
        for leg in Leg.allCases {
            let uid = UID.of(.indicatorGroups, leg.rawValue)
            var fields = words.common(uid, leg.rawValue.uppercased(), words.catalogued("legs.\(leg.rawValue)"))
            let own = directory.book.indicators.filter { $0.leg == leg }
            fields["indicators"] = .references(own.map { UID.of($0) })
            add(.indicatorGroups, uid, fields)
        }
    }
}

extension Directory {
    /// An expression whose items are named by DHIS2's identifiers instead of our codes.
    func foreign(_ expression: String) -> String {
        expression.replacing(/(#|R|N)\{([^}.]+)(?:\.([^}]+))?\}/) { match in
            let (kind, code, rest) = (match.output.1, String(match.output.2), match.output.3.map(String.init))
            switch kind {
            case "#":
                guard let element = elements.first(where: { $0.code == code }) else { return String(match.output.0) }
                let category = rest.map { ".\(element.category($0)?.uid ?? $0)" } ?? ""
                return "#{\(element.uid)\(category)}"
            case "R":
                let uid = dataSets.first { $0.code == code }.map { UID.of($0) } ?? code
                return "R{\(uid)\(rest.map { ".\($0)" } ?? "")}"
            default: return "N{\(book[code].map { UID.of($0) } ?? code)}"
            }
        }
    }
}
