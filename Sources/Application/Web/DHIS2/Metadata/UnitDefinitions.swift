import Collection
import Indicators
import Language
import Lifecycle

extension MetadataBook {
    /// The organisation units, their levels and their groups, which are the states of a college's life.
    mutating func addUnits(_ directory: Directory, _ words: MetadataWords) {
        let reporting = Self.reporting(directory)
        let below = Dictionary(grouping: directory.units) { $0.parent ?? "" }
        for unit in directory.units {
            var fields = words.common(unit.uid, unit.code, unit.name)
            fields["level"] = .number(unit.level)
            fields["path"] = .text(unit.path)
            fields["ancestors"] = .references(unit.ancestry.dropLast())
            let children = (below[unit.uid] ?? []).map(\.uid)
            fields["children"] = .references(children)
            fields["leaf"] = .truth(children.isEmpty)
            fields["openingDate"] = .text("\(ReportedYears.all.lowerBound)-01-01")
            fields["parent"] = unit.parent.map { .reference($0) }
            fields["dataSets"] = .references(reporting.contains(unit.uid) ? directory.dataSets.map { UID.of($0) } : [])
            fields["organisationUnitGroups"] = .references(
                unit.college.map { [UID.of(.organisationUnitGroups, $0.state.rawValue)] } ?? []
            )
            add(.organisationUnits, unit.uid, fields)
        }
        for (level, name) in [(1, "programme"), (2, "country"), (3, "college")] {
            let uid = UID.of(.organisationUnitLevels, name)
            var fields = words.common(uid, name.uppercased(), words.catalogued("dhis2.levels.\(name)"))
            fields["level"] = .number(level)
            add(.organisationUnitLevels, uid, fields)
        }
        let set = UID.of(.organisationUnitGroupSets, "state")
        var groups: [String] = []
        for state in College.State.allCases {
            let colleges = directory.units.filter { $0.college?.state == state }.map(\.uid)
            guard !colleges.isEmpty else { continue }
            let uid = UID.of(.organisationUnitGroups, state.rawValue)
            var fields = words.common(uid, state.rawValue, words.catalogued(state.messageKey))
            fields["organisationUnits"] = .references(colleges)
            fields["groupSets"] = .references([set])
            groups.append(uid)
            add(.organisationUnitGroups, uid, fields)
        }
        var fields = words.common(set, "STATE", words.catalogued("dhis2.states"))
        fields["organisationUnitGroups"] = .references(groups)
        add(.organisationUnitGroupSets, set, fields)
    }

    /// The colleges that collect data.
    static func reporting(_ directory: Directory) -> Set<String> {
        Set(directory.units.filter { $0.college?.isExpected == true }.map(\.uid))
    }
}
