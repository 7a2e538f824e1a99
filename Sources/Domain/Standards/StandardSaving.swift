import Language
import Postgres
import Published
import Tenancy

extension Scope {
    /// Saves a version of a standard for the member's own organisation: a new one, or a draft over an earlier draft.
    /// Saving what is already there does nothing and gives false; a published version that would change is refused by
    /// `PublishedVersion`, a code that another organisation of the programme has published by `KeptElsewhere`.
    @discardableResult
    package func save(_ standard: VocationalStandard) async throws -> Bool {
        guard try await isToWrite(standard, own: { try await ownStandard($0) }) else { return false }
        try await transaction.pipeline([
            removal(ofDraft: standard),
            insertion(of: standard),
            insertion(of: StandardItemRows(standard.tasks), standard),
        ])
        return true
    }

    private func insertion(of standard: VocationalStandard) -> SQL {
        let place = standard.classification
        return """
            INSERT INTO standards.standard (tenant_id, standard_id, programme_id, published, code, version,
                version_order, title, summary, isco, csco, field, catalogue_programmes, levels, licence, hours, equipment,
                teachers, illustrative)
            VALUES (\(member.organisation), \(standard.id), \(member.programme), \(standard.isPublished),
                \(standard.code), \(standard.version.description), \(standard.version.numbers), \(JSON(standard.title)),
                \(JSON(standard.summary)), \(place.isco), \(place.csco), \(place.field), \(JSON(place.programmes)),
                \(JSON(place.levels)), \(standard.licence), \(standard.hours), \(JSON(standard.equipment)),
                \(JSON(standard.teachers)), \(standard.illustrative.map(JSON.init)))
            """
    }

    private func insertion(of rows: StandardItemRows, _ standard: VocationalStandard) -> SQL {
        """
        INSERT INTO standards.item (tenant_id, standard_id, item_id, programme_id, published, parent_id, position, kind,
            code, text, hours)
        SELECT \(member.organisation), \(standard.id), item_id, \(member.programme), \(standard.isPublished), parent_id,
            position, kind, code, text, hours
        FROM unnest(\(rows.identifiers), \(rows.parents), \(rows.kinds), \(rows.codes), \(rows.texts), \(rows.hours))
            WITH ORDINALITY AS item (item_id, parent_id, kind, code, text, hours, position)
        """
    }
}

/// The items of a standard as columns, each parent before its children.
private struct StandardItemRows {
    var identifiers: [Identifier<StandardItem>] = []
    var parents: [Identifier<StandardItem>?] = []
    var kinds: [StandardItem.Kind] = []
    var codes: [String] = []
    var texts: [JSON<LocalizedText>] = []
    var hours: [Int?] = []

    init(_ tasks: [StandardItem]) {
        for task in tasks { append(task, under: nil) }
    }

    private mutating func append(_ item: StandardItem, under parent: Identifier<StandardItem>?) {
        identifiers.append(item.id)
        parents.append(parent)
        kinds.append(item.kind)
        codes.append(item.code)
        texts.append(JSON(item.text))
        hours.append(item.hours)
        for child in item.children { append(child, under: item.id) }
    }
}
