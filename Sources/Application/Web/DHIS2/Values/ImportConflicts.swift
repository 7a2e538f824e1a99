import Collection
import Language

/// What is wrong with values of a client, as DHIS2 tells it: a conflict for each thing that is wrong, with the places in the
/// payload of all values that it is wrong with.
struct ImportConflicts {
    private var conflicts: [(key: Key, fault: ImportFault?, indexes: [Int])] = []
    /// The places of all values that were left out.
    private(set) var rejected: Set<Int> = []

    private struct Key: Hashable {
        let code: String?
        let field: ImportFault.Field
        let found: String
        let element: String
    }

    var isEmpty: Bool { conflicts.isEmpty }

    init(_ outcome: ValueHandover.Outcome) {
        var places: [Key: Int] = [:]
        for fault in outcome.handing.faults {
            let key = Key(code: fault.kind.foreignCode, field: fault.field, found: fault.found, element: fault.element)
            rejected.insert(fault.row - 1)
            if let place = places[key] {
                conflicts[place].indexes.append(fault.row - 1)
            } else {
                places[key] = conflicts.count
                conflicts.append((key, fault, [fault.row - 1]))
            }
        }
        if !outcome.empty.isEmpty {
            rejected.formUnion(outcome.empty)
            let key = Key(code: "E7618", field: .value, found: "", element: "")
            conflicts.append((key, nil, outcome.empty))
        }
    }

    /// Each as JSON, its sentence in the reader's language.
    func json(of set: DataValueSet, _ texts: Texts) -> JSONValue {
        .list(
            conflicts.map { conflict in
                let sent = conflict.indexes.first.flatMap { set.values.indices.contains($0) ? set.values[$0] : nil }
                let words =
                    conflict.fault.map {
                        "\($0.message.text(in: texts.catalogue)) \($0.expectation.text(in: texts.catalogue))"
                    } ?? texts("dhis2.faults.E7618", ["subject": .text("")])
                let property = conflict.key.field.property
                let object = sent?[property] ?? conflict.key.found
                var told: [String: JSONValue] = [
                    "object": .scalar(object.isEmpty ? conflict.key.found : object), "value": .scalar(words),
                    "property": .scalar(property), "indexes": .list(conflict.indexes.sorted().map { .scalar($0) }),
                ]
                if let code = conflict.key.code { told["errorCode"] = .scalar(code) }
                if let sent { told["objects"] = sent.objects }
                return .object(told)
            }
        )
    }
}

extension DataValueSet.Value {
    /// What stands in one of its fields.
    fileprivate subscript(_ property: String) -> String {
        switch property {
        case "orgUnit": unit
        case "dataElement": element
        case "categoryOptionCombo": category
        case "period": period
        default: value ?? ""
        }
    }

    /// What the value is of, as the client called it.
    fileprivate var objects: JSONValue {
        let pairs = [
            ("dataElement", element), ("orgUnit", unit), ("categoryOptionCombo", category), ("period", period),
        ]
        return .object(Dictionary(uniqueKeysWithValues: pairs.filter { !$0.1.isEmpty }.map { ($0, .scalar($1)) }))
    }
}

extension ImportFault.Field {
    /// What DHIS2 calls it.
    fileprivate var property: String {
        switch self {
        case .college: "orgUnit"
        case .element: "dataElement"
        case .category: "categoryOptionCombo"
        case .period: "period"
        case .value: "value"
        case .deleted: "deleted"
        }
    }
}

extension ImportFault.Kind {
    /// DHIS2's code for it; nil for what it doesn't mind.
    fileprivate var foreignCode: String? {
        switch self {
        case .unknownElement, .otherSource: "E7610"
        case .unknownPeriod, .outsideYears: "E7611"
        case .unknownCollege, .otherCollege: "E7612"
        case .unknownCategory: "E7613"
        case .notANumber, .notWhole, .negative, .tooLong, .aboveWhole: "E7619"
        case .missingCategory: "E7630"
        case .wrongFrequency, .otherPeriod: "E7632"
        case .otherDataSet: "E7633"
        case .otherCategory: "E7634"
        case .future: "E7641"
        case .locked: "E7642"
        case .columnMissing, .columnTwice, .noValues, .duplicate, .hiddenSheet, .hiddenRow, .hiddenColumn, .deleted: nil
        }
    }
}
