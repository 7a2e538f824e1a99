import Calendar
import Collection
import Indicators
import Language

extension MetadataBook {
    /// The data elements, and their groups, which are the programme's domains.
    mutating func addElements(_ directory: Directory, _ words: MetadataWords) {
        let dataSets = Dictionary(directory.dataSets.map { ($0.code, UID.of($0)) }) { first, _ in first }
        for element in directory.elements {
            let combination = element.combination?.uid ?? UID.defaultCombination
            var fields = words.common(element.uid, element.code, element.name)
            fields["domainType"] = "AGGREGATE"
            fields["valueType"] = .text(element.valueType == .integer ? "INTEGER_ZERO_OR_POSITIVE" : "NUMBER")
            fields["aggregationType"] = .text(element.overTime == .sum ? "SUM" : "LAST")
            fields["zeroIsSignificant"] = true
            fields["optionSetValue"] = false
            fields["description"] = element.reference.isEmpty ? nil : .text(element.reference)
            fields["categoryCombo"] = .reference(combination)
            fields["dimensionItem"] = .text(element.uid)
            fields["dimensionItemType"] = "DATA_ELEMENT"
            fields["dataElementGroups"] = .references([UID.of(.dataElementGroups, element.domain.rawValue)])
            let dataSet = element.dataSet.flatMap { dataSets[$0] }
            fields["dataSetElements"] = .parts(
                dataSet.map { [["dataElement": .reference(element.uid), "dataSet": .reference($0)]] } ?? []
            )
            add(.dataElements, element.uid, fields)
        }
        for domain in Element.Domain.allCases {
            let uid = UID.of(.dataElementGroups, domain.rawValue)
            var fields = words.common(
                uid,
                domain.rawValue.uppercased(),
                words.catalogued("collection.domains.\(domain.rawValue)")
            )
            let own = directory.elements.filter { $0.domain == domain }
            fields["dataElements"] = .references(own.map(\.uid))
            add(.dataElementGroups, uid, fields)
        }
    }

    /// The data sets.
    mutating func addDataSets(_ directory: Directory, _ words: MetadataWords) {
        let reporting = directory.units.filter { Self.reporting(directory).contains($0.uid) }.map(\.uid)
        for dataSet in directory.dataSets {
            let uid = UID.of(dataSet)
            let elements = directory.elements.filter { $0.dataSet == dataSet.code }
            var fields = words.common(uid, dataSet.code, dataSet.name)
            fields["periodType"] = .text(dataSet.frequency.periodType.rawValue)
            fields["timelyDays"] = .number(dataSet.dueDays)
            fields["expiryDays"] = 0
            fields["openFuturePeriods"] = 0
            fields["formType"] = "DEFAULT"
            fields["categoryCombo"] = .reference(UID.defaultCombination)
            fields["dimensionItem"] = .text(uid)
            fields["dimensionItemType"] = "REPORTING_RATE"
            fields["dataSetElements"] = .parts(
                elements.map { ["dataElement": .reference($0.uid), "dataSet": .reference(uid)] }
            )
            fields["organisationUnits"] = .references(reporting)
            fields["indicators"] = .references([])
            add(.dataSets, uid, fields)
        }
    }
}
