import Calendar
import Foundation
import Postgres
import Tenancy

extension Scope {
    /// One college that the member may see, of whichever tenant; throws `NotFound`.
    package func college(_ id: Identifier<College>) async throws -> CollegeEntry {
        guard let entry = try await colleges(where: "college.college_id = \(id)").first else {
            throw NotFound(what: "college")
        }
        return entry
    }

    /// Locks a college until the transaction ends and gives it as it is now; nil where the member may only read it. The
    /// first lock of every use case, as `Database.act` says; other rows may still refer to the college meanwhile.
    package func lockedCollege(_ college: College) async throws -> CollegeEntry? {
        try await colleges(
            where: "college.tenant_id = \(college.tenant) AND college.college_id = \(college.id)",
            rest: "FOR NO KEY UPDATE"
        ).first
    }

    /// Locks a college for whoever may do this to it and gives it as it is now; throws `Forbidden` for the others, before
    /// they lock anything.
    package func lock(_ college: College, for right: Right) async throws -> College {
        try member.require(right, at: college)
        guard let locked = try await lockedCollege(college) else { throw NotFound(what: "college") }
        return locked.college
    }

    /// The same for whoever judges a college that they may only read, so that nobody decides on it meanwhile; asked for
    /// after the rule has let them judge.
    func lockedForJudging(_ college: College) async throws -> CollegeEntry {
        let locked = try await acting(as: "hq-admin") { try await lockedCollege(college) }
        guard let locked else { throw NotFound(what: "college") }
        return locked
    }

    /// The countries of the colleges that the member may see, ISO 3166-1 alpha-2, in order.
    package func collegeCountries() async throws -> [String] {
        try await all(
            "SELECT DISTINCT country FROM lifecycle.college WHERE programme_id = \(member.programme) ORDER BY country"
        )
    }

    /// The countries of those among them that headquarters has before it: what nobody has submitted, or what was taken
    /// back, puts no country on any overview.
    package func submittedCountries() async throws -> [String] {
        try await all(
            """
            SELECT DISTINCT country FROM lifecycle.college
            WHERE programme_id = \(member.programme) AND \(SQL.isSubmitted) ORDER BY country
            """
        )
    }

    /// Writes a new draft, or a college that a file brings along with its state.
    ///
    /// - Parameter scored: how many experts have scored what is under review.
    package func insert(_ entry: CollegeEntry, scored: Int = 0) async throws {
        let college = entry.college
        try await execute(
            """
            INSERT INTO lifecycle.college (tenant_id, college_id, programme_id, partner_id, code, name_zh, name_en,
                lead_zh, lead_en, partner_zh, partner_en, country, city_zh, city_en, time_zone, state, since, failures,
                reviewed, version, awaiting, illustrative, scored)
            VALUES (\(college.tenant), \(college.id), \(college.programme), \(college.partner), \(college.code),
                \(college.nameZh), \(college.nameEn), \(entry.leadZh), \(entry.leadEn), \(entry.partnerZh),
                \(entry.partnerEn), \(college.country), \(college.cityZh), \(college.cityEn), \(college.zone),
                \(college.state), \(college.since), \(Int16(college.failures)), \(college.reviewed),
                \(Int32(college.version)), \(college.awaiting), \(entry.isIllustrative), \(Int16(scored)))
            """
        )
    }

    /// Those of these colleges that the member may see, in one query.
    package func collegeEntries(_ ids: [Identifier<College>]) async throws -> [CollegeEntry] {
        try await colleges(
            where: "programme_id = \(member.programme) AND college_id = ANY (\(ids))",
            rest: "ORDER BY code"
        )
    }

    /// The colleges that a condition chooses among those the member may see.
    func colleges(where condition: SQL, rest: SQL = "") async throws -> [CollegeEntry] {
        try await all(
            """
            SELECT college_id, tenant_id, programme_id, partner_id, code, name_zh, name_en, country, city_zh, city_en,
                time_zone, state, since, failures, reviewed, version, awaiting, lead_zh, lead_en, partner_zh, partner_en,
                illustrative
            FROM lifecycle.college
            WHERE \(condition) \(rest)
            """
        ) {
            (
                id: Identifier<College>,
                tenant: Identifier<Organisation>,
                programme: Identifier<Programme>,
                partner: Identifier<Organisation>,
                code: String,
                nameZh: String,
                nameEn: String,
                country: String,
                cityZh: String,
                cityEn: String,
                zone: Zone,
                state: College.State,
                since: Date,
                failures: Int,
                reviewed: Date?,
                version: Int,
                awaiting: College.Step?,
                leadZh: String,
                leadEn: String,
                partnerZh: String,
                partnerEn: String,
                isIllustrative: Bool
            ) in
            CollegeEntry(
                College(
                    id: id,
                    tenant: tenant,
                    programme: programme,
                    partner: partner,
                    code: code,
                    nameZh: nameZh,
                    nameEn: nameEn,
                    country: country,
                    cityZh: cityZh,
                    cityEn: cityEn,
                    zone: zone,
                    state: state,
                    since: since,
                    failures: failures,
                    reviewed: reviewed,
                    version: version,
                    awaiting: awaiting
                ),
                leadZh: leadZh,
                leadEn: leadEn,
                partnerZh: partnerZh,
                partnerEn: partnerEn,
                isIllustrative: isIllustrative
            )
        }
    }
}
