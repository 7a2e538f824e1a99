/// A collection of definitions that DHIS2's clients ask for, as its address names it.
enum MetadataKind: String, CaseIterable, Sendable, AddressPart {
    case organisationUnits, organisationUnitLevels, organisationUnitGroups, organisationUnitGroupSets
    case dataElements, dataElementGroups, dataSets
    case indicators, indicatorTypes, indicatorGroups
    case categories, categoryOptions, categoryCombos, categoryOptionCombos
    case constants, validationRules
    // What there is none of here, and clients ask for all the same.
    case programs, programStages, programIndicators, programRules, programRuleVariables
    case trackedEntityAttributes, attributes, optionSets

    init?(addressText text: String) { self.init(rawValue: text) }

    var addressText: String { rawValue }

    static var schema: Schema { .text() }
    var json: JSONValue { .scalar(rawValue) }

    /// What one of them is called: `DataElement`.
    var singular: String {
        let plural = rawValue.prefix(1).uppercased() + rawValue.dropFirst()
        return plural.hasSuffix("ies") ? plural.dropLast(3) + "y" : String(plural.dropLast())
    }
}
