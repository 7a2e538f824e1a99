import Foundation
import Lifecycle
import Postgres
import Tenancy

/// How values that another system hands over are taken.
package struct HandingOptions: Sendable {
    package var strategy = HandingStrategy.createAndUpdate
    /// Whether it is only told what would become of them.
    package var isDryRun = false
    /// Whether nothing is written where something is wrong with one of them.
    package var isWhole = false

    /// As DHIS2 does where nobody says otherwise: what is sound is written.
    package init() {}
}

extension ValueImport {
    /// Writes what of these values is sound, all of colleges of one tenant, and tells what is wrong with the rest. Values of
    /// reports that were submitted or approved stay as they are.
    ///
    /// - Parameter name: what the values came as, such as `dataValueSets`.
    package func hand(
        _ values: [HandedValue],
        of tenant: Identifier<Organisation>,
        named name: String,
        _ options: HandingOptions = HandingOptions()
    ) async throws -> Handing {
        do {
            return try await database.act(act) { scope in
                let staging = Staging(scope: scope, tenant: tenant)
                try await staging.prepare()
                let isDeleting = options.strategy == .delete
                for start in stride(from: 0, to: values.count, by: 10_000) {
                    let some = values[start..<min(start + 10_000, values.count)]
                    try await staging.fill(some.map { $0.row(isDeleting: isDeleting) })
                }
                try await scope.lock("college.code IN (SELECT college FROM staging)", of: tenant)
                var handing = try await staging.sound(by: FaultRule.ofMember(act.member, report: nil, at: act.at))
                let isRefused = options.isWhole && !handing.faults.isEmpty
                try await staging.pass(over: options.strategy, &handing)
                if isRefused { handing.summary = ImportSummary() }
                if isRefused || options.isDryRun { throw Untouched(handing: handing) }
                guard handing.summary.changed > 0 else { return .nothing(handing) }
                return try await write(handing, staging, named: name)
            }
        } catch let untouched as Untouched {
            return untouched.handing
        }
    }

    private func write(_ handing: Handing, _ staging: Staging, named name: String) async throws -> Deed<Handing> {
        let (scope, tenant) = (staging.scope, staging.tenant)
        let batch = Batch(origin: .import, reason: "", fileName: name)
        try await scope.record(batch, of: tenant, at: act.at, summary: handing.summary)
        let writer = ValueWriter(scope: scope, tenant: tenant, batch: batch.id, at: act.at)
        return Deed(
            handing,
            AuditEntry("collection.import", of: name, details: ["batch": "\(batch.id)"]),
            last: try await writer.write(handing.summary)
        )
    }
}

/// Nothing is to stay of what was written so far; only what would have become of it is told.
private struct Untouched: Error {
    let handing: Handing
}

extension HandedValue {
    fileprivate func row(isDeleting: Bool) -> ValueRow {
        guard isDeleting else { return row }
        return HandedValue(
            index: index,
            college: college,
            element: element,
            category: category,
            period: period,
            value: nil
        ).row
    }
}

extension Staging {
    /// Leaves in the tables only what breaks no rule, and tells the rest. Parts 其中 are held against what is left of their
    /// wholes, so it is looked again until nothing more is wrong.
    func sound(by rules: [FaultRule]) async throws -> Handing {
        var handing = Handing()
        while true {
            let contents = try await resolve(rules)
            handing.summary = contents.summary
            if contents.isSound, try await countOfImpossibleParts() == 0 { return handing }
            let finder = FaultFinder(staging: self, rules: rules, checksParts: true, limit: contents.rows * 4)
            let found = try await finder.refusal(of: contents.rows, [:]).faults
            guard !found.isEmpty else { throw ImportRefused(faults: [], count: 1, rows: contents.rows) }
            // What is wrong only beside another is wrong once that one is right.
            let own = found.filter { $0.kind != .duplicate && $0.kind != .aboveWhole }
            let first = own.isEmpty ? found : own
            handing.faults += first
            try await scope.execute(
                "DELETE FROM staging WHERE row = ANY (\(Array(Set(first.map { Int32($0.row) }))))"
            )
            try await scope.execute("DELETE FROM incoming")
        }
    }

    /// Leaves only what the strategy is for.
    func pass(over strategy: HandingStrategy, _ handing: inout Handing) async throws {
        let condition: SQL
        switch strategy {
        case .createAndUpdate: return
        case .create: condition = "before IS NOT NULL"
        case .update, .delete: condition = "before IS NULL"
        }
        let summary = handing.summary
        handing.passedOver = try await scope.one(
            "WITH passed AS (DELETE FROM incoming WHERE \(condition) RETURNING 1) SELECT count(*) FROM passed"
        )
        // Of what is there nothing is left to create, and the other way round.
        handing.summary =
            strategy == .create
            ? ImportSummary(created: summary.created)
            : ImportSummary(updated: summary.updated, removed: summary.removed, unchanged: summary.unchanged)
    }
}
