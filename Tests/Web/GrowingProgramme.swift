import Calendar
import Collection
import Foundation
import Indicators
import Lifecycle
import Number
import Postgres
import Support
import Tenancy

@testable import Web

/// A programme to which a test adds colleges and years of figures, in a database of its own with one connection, on a
/// server that counts statements: so what a page asks the database for can be counted.
struct GrowingProgramme {
    /// What one page cost: statements but for those that find out who asks, and rows read in tables and indexes.
    struct Cost: Hashable {
        let statements: Int
        let rows: Int
    }

    let test: TestSite
    let site: Site
    let superuser: Pool
    /// 20 January 2045, so that 30 years lie behind it.
    let now = Date(timeIntervalSince1970: 2_368_519_200)
    /// How many reports a college has in a year.
    let reportsOfYear: Int
    private let elements: [Element]
    private let server: PostgresServer

    var programme: FreshProgramme { test.programme }

    init() async throws {
        server = try PostgresServer(settings: [
            "shared_preload_libraries=pg_stat_statements", "pg_stat_statements.track_utility=off",
        ])
        let database = try await FreshProgramme.migratedDatabase(on: server, connections: 1)
        let name: String = try await database.pool.one("SELECT current_database()::text")
        superuser = Pool(Pool.Configuration(DatabaseAddress(server.address(database: name))))
        try await superuser.execute("CREATE EXTENSION pg_stat_statements")
        test = try await TestSite(in: database)
        let (programme, now, folder) = (test.programme, now, TestSite.folder("Standards"))
        site = try TestSite.site(over: programme.programme, in: database) { now }
        elements = try await database.transaction(as: programme.hqAdmin) { scope in
            try await scope.save(try DataDictionary(from: folder))
            try await scope.save(try IndicatorBook.indicators(from: folder))
            return try await scope.elements()
        }
        reportsOfYear = try await superuser.one(
            """
            SELECT sum(CASE frequency WHEN 'monthly' THEN 12 WHEN 'quarterly' THEN 4 ELSE 1 END)::bigint
            FROM collection.data_set
            """
        )
    }

    /// Adds a college that operates.
    func add(_ code: String, in country: String, of lead: Organisation) async throws -> Identifier<College> {
        let id = Identifier<College>()
        try await programme.database.transaction(as: programme.member(.reporter, of: lead)) { scope in
            _ = try await scope.execute(
                """
                INSERT INTO lifecycle.college (tenant_id, college_id, programme_id, partner_id, code, name_zh, name_en,
                    lead_zh, lead_en, partner_zh, partner_en, country, city_zh, city_en, state, since, version)
                VALUES (\(lead.id), \(id), \(programme.programme.id), \(programme.partner.id), \(code), \(code), \(code),
                    '甲', 'A', '外', 'P', \(country), '城市', 'City', 'operating', '2015-01-01', 1)
                """
            )
        }
        return id
    }

    /// Lets somebody of another organisation see these colleges.
    func show(_ colleges: [Identifier<College>], to member: Member) async throws {
        try await superuser.execute(
            "UPDATE tenancy.member SET colleges = \(colleges) WHERE member_id = \(member.id)"
        )
        try await superuser.execute(
            """
            UPDATE tenancy.organisation SET colleges = \(colleges)
            WHERE tenant_id = \(member.organisation) AND kind = 'partner'
            """
        )
    }

    /// Gives a college every figure of these years, with reports that headquarters has approved.
    func report(_ years: ClosedRange<Int>, of college: Identifier<College>, _ lead: Organisation) async throws {
        let (tenant, programme) = (lead.id, self.programme.programme.id)
        for year in years {
            let values = try elements.flatMap { element in
                try Period(identifier: "\(year)").periods(of: element.frequency.periodType).flatMap { period in
                    (element.categories.isEmpty ? [""] : element.categories.map(\.code)).map { category in
                        RecordedValue(
                            college: college,
                            element: element.code,
                            category: category,
                            period: period,
                            value: Number(100 + year % 7)
                        )
                    }
                }
            }
            try await self.programme.database.transaction(as: self.programme.hqAdmin) { scope in
                let batch = Batch(origin: .demonstration, reason: "test")
                _ = try await scope.record(values, of: tenant, as: batch, at: now)
                _ = try await scope.execute(
                    """
                    INSERT INTO collection.report (tenant_id, report_id, programme_id, college_id, data_set, period, due_on,
                        state, submitted_on, received_on)
                    SELECT \(tenant), gen_random_uuid(), \(programme), \(college), data_set.code, period.period,
                        ends_on + due_days, 'approved', ends_on, ends_on
                    FROM collection.data_set
                    JOIN collection.period ON period.type = data_set.frequency
                    WHERE programme_id = \(programme) AND extract(year FROM starts_on) = \(Int32(year))
                    """
                )
                try await scope.tally(
                    "report.college_id = \(college) AND report.period LIKE \("\(year)%")",
                    of: tenant
                )
            }
        }
    }

    /// What a page costs whoever has looked at it before.
    func cost(of page: String, to member: Member) async throws -> Cost {
        var browser = try await Browser(on: site, as: member)
        guard try await browser.get(page).status == 200 else { throw NotFound(what: page) }
        try await settle()
        let before = try await rowsRead()
        try await superuser.execute("SELECT pg_stat_statements_reset()")
        _ = try await browser.get(page)
        // A read's last statement ends with its transaction, which ends with what comes next.
        try await settle()
        let statements: Int = try await superuser.one(
            """
            SELECT coalesce(sum(calls), 0)::bigint FROM pg_stat_statements
            WHERE userid = 'banmo_service'::regrole AND query !~ 'pg_stat_force_next_flush|tenancy\\.|outbox\\.'
            """
        )
        return Cost(statements: statements, rows: try await rowsRead() - before)
    }

    /// Lets the only connection say what it has read so far.
    private func settle() async throws {
        try await programme.database.pool.execute("SELECT pg_stat_force_next_flush()")
    }

    private func rowsRead() async throws -> Int {
        try await superuser.one(
            """
            SELECT ((SELECT sum(seq_tup_read) FROM pg_stat_user_tables)
                + (SELECT sum(idx_tup_read) FROM pg_stat_user_indexes))::bigint
            """
        )
    }
}
