import Language
import Postgres
import Tenancy

extension Scope {
    /// Writes a programme's dictionary, adding to and replacing what is there; only `hq-admin` may.
    package func save(_ dictionary: DataDictionary) async throws {
        for (position, dataSet) in dictionary.dataSets.enumerated() {
            try await execute(
                """
                INSERT INTO collection.data_set (programme_id, code, position, name, frequency, source, due_days)
                VALUES (\(member.programme), \(dataSet.code), \(Int32(position)), \(JSON(dataSet.name)),
                    \(dataSet.frequency), \(dataSet.source), \(Int32(dataSet.dueDays)))
                ON CONFLICT (programme_id, code) DO UPDATE SET position = EXCLUDED.position, name = EXCLUDED.name,
                    due_days = EXCLUDED.due_days
                """
            )
        }
        try await saveCategories(dictionary)
        for (position, element) in dictionary.elements.enumerated() {
            try await execute(
                """
                INSERT INTO collection.element (programme_id, code, uid, position, name, domain, value_type, unit,
                    over_colleges, over_time, frequency, source, reference, data_set, combination, part_of)
                VALUES (\(member.programme), \(element.code), \(element.uid), \(Int32(position)), \(JSON(element.name)),
                    \(element.domain), \(element.valueType), \(element.unit), 'sum', \(element.overTime),
                    \(element.frequency), \(element.source), \(element.reference), \(element.dataSet),
                    \(element.combination?.code), \(element.partOf))
                ON CONFLICT (programme_id, code) DO UPDATE SET position = EXCLUDED.position, name = EXCLUDED.name,
                    unit = EXCLUDED.unit, reference = EXCLUDED.reference, data_set = EXCLUDED.data_set,
                    part_of = EXCLUDED.part_of
                """
            )
        }
    }

    /// The elements of the member's programme in the dictionary's order, or only those with these codes.
    package func elements(_ codes: [String]? = nil, dataSet: String? = nil) async throws -> [Element] {
        let chosen: SQL = if let codes { "AND code = ANY (\(codes))" } else { "" }
        let gathered: SQL = if let dataSet { "AND data_set = \(dataSet)" } else { "" }
        let combinations = try await categoryCombinations()
        return try await all(
            """
            SELECT code, uid, name, domain, value_type, unit, over_time, frequency, source, reference, data_set,
                combination, part_of
            FROM collection.element
            WHERE programme_id = \(member.programme) \(chosen) \(gathered)
            ORDER BY position
            """
        ) {
            (
                code: String,
                uid: String,
                name: JSON<LocalizedText>,
                domain: Element.Domain,
                type: Element.ValueType,
                unit: String,
                overTime: Element.OverTime,
                frequency: Frequency,
                source: Element.Source,
                reference: String,
                dataSet: String?,
                combination: String?,
                partOf: String?
            ) in
            Element(
                code: code,
                uid: uid,
                name: name.value,
                domain: domain,
                valueType: type,
                unit: unit,
                overTime: overTime,
                frequency: frequency,
                source: source,
                reference: reference,
                dataSet: dataSet,
                combination: combination.flatMap { combinations[$0] },
                partOf: partOf
            )
        }
    }

    /// The data sets of the member's programme.
    package func dataSets() async throws -> [DataSet] {
        try await all(
            """
            SELECT code, name, frequency, source, due_days FROM collection.data_set
            WHERE programme_id = \(member.programme) ORDER BY position
            """
        ) {
            (code: String, name: JSON<LocalizedText>, frequency: Frequency, source: Element.Source, dueDays: Int32) in
            DataSet(code: code, name: name.value, frequency: frequency, source: source, dueDays: Int(dueDays))
        }
    }
}
