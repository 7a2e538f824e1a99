import Foundation
import Lifecycle
import Postgres
import Tenancy

extension Scope {
    /// Locks the ledgers of a tenant's colleges until the transaction ends, in the colleges' order, before anything is
    /// read of their values or reports: whoever writes the same college waits here.
    package func lock(_ colleges: SQL, of tenant: Identifier<Organisation>) async throws {
        try await execute(
            """
            INSERT INTO collection.ledger AS ledger (tenant_id, college_id, programme_id, writes)
            SELECT college.tenant_id, college.college_id, college.programme_id, 1
            FROM lifecycle.college
            WHERE college.tenant_id = \(tenant) AND \(colleges)
            ORDER BY college.college_id
            ON CONFLICT (tenant_id, college_id) DO UPDATE SET writes = ledger.writes + EXCLUDED.writes
            """
        )
    }
}

/// Writes what `incoming` holds: values, their history, the colleges' and the countries' sums, all in the transaction under way.
struct ValueWriter {
    let scope: Scope
    let tenant: Identifier<Organisation>
    let batch: Identifier<Batch>
    let at: Date

    /// Writes what is not as it was, and gives what moves the sums by it: all meet at them, so their locks are taken last.
    func write(_ summary: ImportSummary) async throws -> LastWrite? {
        guard summary.changed > 0 else { return nil }
        let sums = RollupMovement(scope: scope, tenant: tenant)
        var statements = Self.sorted([sums.before, sums.presence])
        if summary.updated + summary.removed > 0 { statements.append(keepHistory) }
        if summary.updated > 0 { statements.append(update) }
        if summary.removed > 0 { statements.append(remove) }
        if summary.created > 0 { statements.append(create) }
        statements.append(touch)
        if summary.removed > 0 { statements.append(sums.lastLeft) }
        try await scope.transaction.pipeline(statements)
        if let touches = scope.touches { touches.add(try await touched()) }
        var moves = [sums.begin, sums.keep]
        if summary.removed > 0 { moves.append(sums.forget) }
        moves += Self.sorted([sums.move])
        if summary.removed > 0 { moves.append(sums.clear) }
        return { [moves] scope in
            _ = try await scope.acting(as: "rollup") { try await scope.transaction.pipeline(moves) }
        }
    }

    /// Of which colleges and periods values are written, for what follows from it.
    private func touched() async throws -> [Touch] {
        try await scope.all(
            "SELECT DISTINCT college_id, period FROM incoming WHERE before IS DISTINCT FROM value"
        ) { (college: Identifier<College>, period: String) in
            Touch(tenant: tenant.uuid, college: college.uuid, period: period)
        }
    }

    /// Adding up what was sorted by one number takes half as long as hashing it.
    private static func sorted(_ statements: [SQL]) -> [SQL] {
        ["SET LOCAL enable_hashagg = off"] + statements + ["SET LOCAL enable_hashagg = on"]
    }

    /// A value's row that one of `incoming` is of.
    private var same: SQL {
        """
        value.tenant_id = \(tenant) AND value.college_id = incoming.college_id AND value.element = incoming.element
            AND value.category = incoming.category AND value.period = incoming.period
        """
    }

    private var keepHistory: SQL {
        """
        INSERT INTO collection.past_value (tenant_id, college_id, element, category, period, programme_id, value, at,
            number, batch_id, row, ended_at, ended_number, ended_batch_id)
        SELECT value.tenant_id, value.college_id, value.element, value.category, value.period, value.programme_id,
            value.value, value.at, value.number, value.batch_id, value.row, \(at), incoming.number, \(batch)
        FROM incoming
        CROSS JOIN LATERAL (SELECT * FROM collection.value WHERE \(same) OFFSET 0) AS value
        WHERE incoming.before IS NOT NULL AND incoming.before IS DISTINCT FROM incoming.value
        """
    }

    private var update: SQL {
        """
        \(insert)
        WHERE before <> value
        ON CONFLICT (tenant_id, college_id, period, element, category)
            DO UPDATE SET value = EXCLUDED.value, at = EXCLUDED.at, number = EXCLUDED.number,
                batch_id = EXCLUDED.batch_id, row = EXCLUDED.row
        """
    }

    private var remove: SQL {
        "DELETE FROM collection.value USING incoming WHERE \(same) AND incoming.value IS NULL"
    }

    private var create: SQL { "\(insert) WHERE before IS NULL AND value IS NOT NULL" }

    private var insert: SQL {
        """
        INSERT INTO collection.value (tenant_id, college_id, element, category, period, programme_id, value, at, number,
            batch_id, row)
        SELECT \(tenant), college_id, element, category, period, \(scope.member.programme), value, \(at), number,
            \(batch), row
        FROM incoming
        """
    }

    /// When the colleges' values were last changed.
    private var touch: SQL {
        """
        UPDATE collection.ledger SET changed_at = greatest(changed_at, \(at))
        WHERE tenant_id = \(tenant)
            AND college_id IN (SELECT college_id FROM incoming WHERE before IS DISTINCT FROM value)
        """
    }
}
