import Foundation
import Language
import Number
import Postgres
import Tenancy

/// Why a version of the rubric was not loaded, though it means something by itself.
package enum RubricRefusal: Error, Sendable, Hashable {
    /// The programme has another rubric under this version; a version never changes.
    case changed(version: String)
    /// It would not come after the newest version.
    case early(newest: String, validFrom: Date)
    /// It would judge what was filed under another version.
    case past

    /// Where the catalogue has its words.
    package var messageKey: String {
        switch self {
        case .changed: "lifecycle.rubricRefusals.changed"
        case .early: "lifecycle.rubricRefusals.early"
        case .past: "lifecycle.rubricRefusals.past"
        }
    }

    /// What fills the places of its words.
    package var arguments: [String: String] {
        switch self {
        case .changed(let version): ["version": version]
        case .early(let newest, let validFrom): ["version": newest, "from": validFrom.ISO8601Format()]
        case .past: [:]
        }
    }
}

extension Scope {
    /// Every version of the rubric of the member's programme, the oldest first.
    package func rubrics() async throws -> [Rubric] {
        try await all(
            """
            SELECT version, valid_from, dimensions, pass, conditional, weak_below, weak_on_conditions, minimum_experts,
                trimmed_from
            FROM lifecycle.rubric WHERE programme_id = \(member.programme) ORDER BY valid_from
            """
        ) {
            (
                version: String,
                validFrom: Date,
                dimensions: JSON<[Rubric.Dimension]>,
                pass: Number,
                conditional: Number,
                weakBelow: Number,
                weakOnConditions: Int,
                minimumExperts: Int,
                trimmedFrom: Int
            ) in
            Rubric(
                stored: version,
                validFrom: validFrom,
                dimensions: dimensions.value,
                bars: Rubric.Bars(
                    pass: pass,
                    conditional: conditional,
                    weakBelow: weakBelow,
                    weakOnConditions: weakOnConditions,
                    minimumExperts: minimumExperts,
                    trimmedFrom: trimmedFrom
                )
            )
        }
    }

    /// Adds a version to the programme's rubric and says what the audit trail is to hear of it, nil where it is there
    /// already. All but the first begin after the newest and after `date`, so that
    /// nothing that was filed is judged anew. For loading a whole programme; everybody else asks `Database.load`.
    package func load(_ rubric: Rubric, at date: Date) async throws -> AuditEntry? {
        try member.require(.loadRubric)
        let versions = try await rubrics()
        if let same = versions.first(where: { $0.version == rubric.version }) {
            guard same == rubric else { throw RubricRefusal.changed(version: rubric.version) }
            return nil
        }
        if let newest = versions.last {
            guard rubric.validFrom > newest.validFrom else {
                throw RubricRefusal.early(newest: newest.version, validFrom: newest.validFrom)
            }
            guard rubric.validFrom > date else { throw RubricRefusal.past }
        }
        let bars = rubric.bars
        let written = try await execute(
            """
            INSERT INTO lifecycle.rubric (programme_id, version, valid_from, dimensions, pass, conditional, weak_below,
                weak_on_conditions, minimum_experts, trimmed_from)
            VALUES (\(member.programme), \(rubric.version), \(rubric.validFrom), \(JSON(rubric.dimensions)),
                \(bars.pass), \(bars.conditional), \(bars.weakBelow), \(Int16(bars.weakOnConditions)), \(Int16(bars.minimumExperts)), \(Int16(clamping: bars.trimmedFrom)))
            ON CONFLICT DO NOTHING
            """
        )
        // Somebody else loaded one at the same time.
        guard written == 1 else { throw RubricRefusal.changed(version: rubric.version) }
        let details = ["version": rubric.version, "validFrom": rubric.validFrom.ISO8601Format()]
        return AuditEntry("lifecycle.load-rubric", of: "\(member.programme)", details: details)
    }
}

extension Database {
    /// Adds a version to the programme's rubric; false where it is there already.
    package func load(_ rubric: Rubric, by act: Act) async throws -> Bool {
        try await self.act(act) { scope in
            guard let entry = try await scope.load(rubric, at: act.at) else { return .nothing(false) }
            return Deed(true, entry)
        }
    }
}

extension Rubric.Dimension: JSONTreeReadable {
    /// Reads what `Codable` writes.
    package init?(_ tree: JSONTree) {
        guard case .object(let fields) = tree, case .text(let code)? = fields["code"],
            let name = fields["name"].flatMap(LocalizedText.init), let weight = fields["weight"].flatMap(Number.init)
        else { return nil }
        var indicators: [String] = []
        if case .list(let named)? = fields["indicators"] {
            for tree in named {
                guard case .text(let indicator) = tree else { return nil }
                indicators.append(indicator)
            }
        }
        self.init(code: code, name: name, weight: weight, indicators: indicators)
    }
}
