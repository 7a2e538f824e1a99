import Language
import Postgres
import Published
import Tenancy

extension Scope {
    /// One version of a standard with its tree; throws `NotFound` where this member may not read it.
    package func standard(_ id: Identifier<VocationalStandard>) async throws -> VocationalStandard {
        try await standard(where: "standard_id = \(id)")
    }

    /// The latest version of a standard that this member may read, or the version asked for.
    package func standard(code: String, version: Version? = nil) async throws -> VocationalStandard {
        try await standard(where: Shelf.edition(code, version))
    }

    /// The member's own organisation's copy, whoever else may have one.
    func ownStandard(_ id: Identifier<VocationalStandard>) async throws -> VocationalStandard {
        try await standard(where: "tenant_id = \(member.organisation) AND standard_id = \(id)")
    }

    /// The versions of a standard that this member may read, the latest first.
    package func versions(ofStandard code: String) async throws -> [Version] {
        try await all(
            """
            SELECT DISTINCT version, version_order FROM standards.standard
            WHERE programme_id = \(member.programme) AND code = \(code)
            ORDER BY version_order DESC
            """
        ) { (version: Version, _: [Int32]) in version }
    }

    private func standard(where condition: SQL) async throws -> VocationalStandard {
        let (tenant, found) = try await one(
            """
            SELECT tenant_id, standard_id, code, version, published, title, summary, isco, csco, field,
                catalogue_programmes, levels, licence, hours, equipment, teachers, illustrative
            FROM standards.standard
            WHERE programme_id = \(member.programme) AND \(condition)
            ORDER BY version_order DESC
            LIMIT 1
            """,
            of: "standard",
            StandardRow.init
        ).whole
        var standard = found
        standard.tasks = try await items(of: standard.id, tenant: tenant)
        return standard
    }

    private func items(
        of standard: Identifier<VocationalStandard>,
        tenant: Identifier<Organisation>
    ) async throws -> [StandardItem] {
        let rows = try await all(
            """
            SELECT item_id, parent_id, kind, code, text, hours
            FROM standards.item
            WHERE tenant_id = \(tenant) AND standard_id = \(standard)
            ORDER BY position
            """
        ) {
            (
                id: Identifier<StandardItem>,
                parent: Identifier<StandardItem>?,
                kind: StandardItem.Kind,
                code: String,
                text: JSON<LocalizedText>,
                hours: Int?
            ) in
            (parent: parent, item: StandardItem(id: id, kind: kind, code: code, text: text.value, hours: hours))
        }
        let children = Dictionary(grouping: rows, by: \.parent)
        func tree(under parent: Identifier<StandardItem>?) -> [StandardItem] {
            children[parent, default: []].map { row in
                var item = row.item
                item.children = tree(under: item.id)
                return item
            }
        }
        return tree(under: nil)
    }
}

/// A row of `standards.standard`, without the tree.
private struct StandardRow {
    let whole: (tenant: Identifier<Organisation>, standard: VocationalStandard)

    init(
        tenant: Identifier<Organisation>,
        id: Identifier<VocationalStandard>,
        code: String,
        version: Version,
        published: Bool,
        title: JSON<LocalizedText>,
        summary: JSON<LocalizedText>,
        isco: [String],
        csco: [String],
        field: String,
        programmes: JSON<[CatalogueProgramme]>,
        levels: JSON<[String: String]>,
        licence: String,
        hours: Int,
        equipment: JSON<[LocalizedText]>,
        teachers: JSON<[LocalizedText]>,
        illustrative: JSON<LocalizedText>?
    ) {
        let standard = VocationalStandard(
            id: id,
            code: code,
            version: version,
            isPublished: published,
            title: title.value,
            summary: summary.value,
            classification: Classification(
                isco: isco,
                csco: csco,
                field: field,
                programmes: programmes.value,
                levels: levels.value
            ),
            licence: licence,
            hours: hours,
            equipment: equipment.value,
            teachers: teachers.value,
            illustrative: illustrative?.value,
            tasks: []
        )
        whole = (tenant, standard)
    }
}

extension StandardItem.Kind: PostgresCodable {}
