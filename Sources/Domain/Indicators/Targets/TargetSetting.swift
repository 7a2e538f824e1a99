import Calendar
import Collection
import Foundation
import Lifecycle
import Number
import Postgres
import Tenancy

/// A target as headquarters sets it; without a value it is taken back, and what is wider counts again.
package struct TargetSetting: Sendable, Hashable {
    /// The indicator's code.
    package let indicator: String
    package let place: Place
    package let period: Period
    package let value: Number?

    /// What an indicator is to reach at a place in a period.
    package init(_ indicator: String, at place: Place, in period: Period, _ value: Number?) {
        (self.indicator, self.place, self.period, self.value) = (indicator, place, period, value)
    }
}

/// Why a target was not set, proposed or decided on.
package enum TargetRefusal: Error, Sendable, Hashable {
    /// The programme has no such indicator.
    case indicatorUnknown(String)
    /// The programme has no college in this country.
    case countryUnknown(String)
    /// Targets are agreed for a quarter, a year or an academic year.
    case periodUnusable(String)
    /// The period is over: its figures are judged by what was in force then.
    case periodOver(String)
    /// The indicator is reported for longer periods than this.
    case periodShort(String)
    /// A target is 0 or more.
    case valueMissing
    /// Headquarters or the college itself has decided on the proposal already.
    case decided
    /// A proposal for the same indicator and period waits already.
    case proposedAlready
    /// The college has no construction plan yet, or is at its end.
    case notPlanned
    /// Whoever declines says why.
    case reasonMissing
    /// Whoever confirms sends the changes that were shown.
    case changesMissing
}

extension TargetSetting {
    /// Throws `TargetRefusal` unless it may be set on a day.
    func check(_ book: IndicatorBook, on today: Day) throws(TargetRefusal) {
        guard let indicator = book[indicator] else { throw .indicatorUnknown(self.indicator) }
        guard Target.periodTypes.contains(period.type) else { throw .periodUnusable(period.identifier) }
        guard period.end >= today else { throw .periodOver(period.identifier) }
        guard book.ownPeriods(of: indicator, for: period) == [period] else { throw .periodShort(period.identifier) }
        if let value, value.isNegative { throw .valueMissing }
    }
}

extension Database {
    /// Sets targets, all of them or none, each from today of headquarters on; how many changed. Throws `TargetRefusal`,
    /// `NotFound`, or `ChangedSince` where others set any since the sender saw what was in force.
    @discardableResult
    package func setTargets(_ settings: [TargetSetting], reason: String = "", by act: Act) async throws -> Int {
        try act.require(.setTargets)
        try WrittenText.remark.check(reason)
        return try await self.act(act) { scope in
            let today = try await scope.programmeDay(at: act.at)
            let book = try await scope.indicatorBook()
            try await scope.lockTargets()
            if act.sent?.seen != nil {
                let (inForce, object) = (try await scope.targetsInForce(), "\(act.member.programme)")
                try await scope.requireUnchanged(since: act, inForce, ["indicators.set-targets"], of: object)
            }
            for setting in settings { try setting.check(book, on: today) }
            let changed = try await scope.set(settings, on: today, reason: reason, at: act.at)
            guard changed > 0 else { return .nothing(0) }
            var details = ["count": "\(changed)"]
            if let only = settings.first, settings.count == 1 {
                details["indicator"] = only.indicator
                details["period"] = only.period.identifier
                details["value"] = only.value.map { "\($0)" } ?? ""
            }
            return Deed(changed, AuditEntry("indicators.set-targets", of: "\(act.member.programme)", details: details))
        }
    }
}

extension Scope {
    /// The day of the programme's headquarters at a moment.
    func programmeDay(at date: Date) async throws -> Day {
        try await one(
            """
            SELECT (\(date)::timestamptz AT TIME ZONE time_zone)::date FROM tenancy.programme
            WHERE programme_id = \(member.programme)
            """,
            as: Day.self
        )
    }

    /// Ends what is in force otherwise and begins what is new; who sets targets waits for whoever does so already.
    func set(_ settings: [TargetSetting], on today: Day, reason: String, at date: Date) async throws -> Int {
        try await lockTargets()
        var (wide, own) = ([(country: String, setting: TargetSetting)](), [(CollegeKey, TargetSetting)]())
        let countries = try await submittedCountries()
        for setting in settings {
            switch setting.place {
            case .programme: wide.append(("", setting))
            case .country(let country):
                guard countries.contains(country) else { throw TargetRefusal.countryUnknown(country) }
                wide.append((country, setting))
            case .college:
                guard let college = try await colleges(in: setting.place).first else {
                    throw NotFound(what: "college")
                }
                own.append((college.key, setting))
            }
        }
        return try await setWide(wide, on: today, reason, at: date) + setOwn(own, on: today, reason, at: date)
    }

    /// Waits for whoever sets targets of the programme.
    func lockTargets() async throws {
        try await execute(
            "SELECT pg_advisory_xact_lock(hashtextextended('target ' || \("\(member.programme)"), 0))"
        )
    }

    private func setWide(
        _ settings: [(country: String, setting: TargetSetting)],
        on today: Day,
        _ reason: String,
        at date: Date
    ) async throws -> Int {
        guard !settings.isEmpty else { return 0 }
        let given: SQL = """
            unnest(\(settings.map(\.country)), \(settings.map(\.setting.indicator)),
                \(settings.map(\.setting.period.identifier)), \(settings.map(\.setting.value)))
                AS given (country, indicator, period, value)
            """
        let same: SQL = """
            target.programme_id = \(member.programme) AND target.until IS NULL AND target.country = given.country
                AND target.indicator = given.indicator AND target.period = given.period
            """
        return try await one(
            """
            WITH ended AS (
                UPDATE indicators.target SET until = greatest(since, \(today)) FROM \(given)
                WHERE \(same) AND target.value IS DISTINCT FROM given.value
                RETURNING target.country, target.indicator, target.period
            )
            SELECT count(*) FROM ended
            """,
            as: Int.self
        )
            + begun(
                """
                INSERT INTO indicators.target (programme_id, target_id, country, indicator, period, value, since, set_at,
                    set_by, reason)
                SELECT \(member.programme), gen_random_uuid(), given.country, given.indicator, given.period, given.value,
                    \(today), \(date), \(member.id), \(reason)
                FROM \(given)
                WHERE given.value IS NOT NULL AND NOT EXISTS (SELECT FROM indicators.target WHERE \(same))
                """
            )
    }

    private func setOwn(
        _ settings: [(key: CollegeKey, setting: TargetSetting)],
        on today: Day,
        _ reason: String,
        at date: Date
    ) async throws -> Int {
        guard !settings.isEmpty else { return 0 }
        let given: SQL = """
            unnest(\(settings.map(\.key.tenant)), \(settings.map(\.key.id)), \(settings.map(\.setting.indicator)),
                \(settings.map(\.setting.period.identifier)), \(settings.map(\.setting.value)))
                AS given (tenant_id, college_id, indicator, period, value)
            """
        let same: SQL = """
            target.tenant_id = given.tenant_id AND target.until IS NULL AND target.college_id = given.college_id
                AND target.indicator = given.indicator AND target.period = given.period
            """
        return try await one(
            """
            WITH ended AS (
                UPDATE indicators.college_target AS target SET until = greatest(since, \(today)) FROM \(given)
                WHERE \(same) AND target.value IS DISTINCT FROM given.value
                RETURNING target.target_id
            )
            SELECT count(*) FROM ended
            """,
            as: Int.self
        )
            + begun(
                """
                INSERT INTO indicators.college_target (tenant_id, target_id, programme_id, college_id, indicator, period,
                    value, since, set_at, set_by, reason)
                SELECT given.tenant_id, gen_random_uuid(), \(member.programme), given.college_id, given.indicator,
                    given.period, given.value, \(today), \(date), \(member.id), \(reason)
                FROM \(given)
                WHERE given.value IS NOT NULL AND NOT EXISTS (
                    SELECT FROM indicators.college_target AS target WHERE \(same)
                )
                """
            )
    }

    private func begun(_ insert: SQL) async throws -> Int {
        try await one("WITH begun AS (\(insert) RETURNING 1) SELECT count(*) FROM begun", as: Int.self)
    }
}
