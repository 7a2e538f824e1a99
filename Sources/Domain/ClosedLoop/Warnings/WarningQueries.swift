import Calendar
import Foundation
import Language
import Lifecycle
import Number
import Postgres
import Tenancy

/// Which warnings are asked for.
package struct WarningFilter: Sendable, Hashable {
    package var college: Identifier<College>?
    package var country: String?
    /// Only what is unanswered past its day at this moment.
    package var lateAt: Date?
    package var kind: WarningKind?
    package var states: [Warning.State]?
    package var limit = 50
    package var offset = 0

    /// All that the member sees.
    package init() {}
}

/// A warning with its college.
package struct WarningEntry: Sendable, Hashable {
    package let warning: Warning
    package let collegeCode: String
    package let collegeZh: String
    package let collegeEn: String
    package let country: String
    /// In which the college counts its days.
    package let zone: Zone
    /// What the validation rule is called that it is of; nil for other kinds.
    package let ruleName: LocalizedText?
}

/// What became of a warning, step by step.
package struct WarningStep: Sendable, Hashable {
    package let step: String
    package let at: Date
    /// Empty where the platform took it.
    package let role: String
    package let reason: String
}

extension Scope {
    /// Warnings that the member sees, those that somebody has to do something about first, then the newest, and how many
    /// there are.
    package func warnings(_ filter: WarningFilter) async throws -> (entries: [WarningEntry], count: Int) {
        var conditions: [SQL] = ["warning.programme_id = \(member.programme)"]
        if let college = filter.college { conditions.append("warning.college_id = \(college)") }
        if let country = filter.country { conditions.append("college.country = \(country)") }
        if let kind = filter.kind { conditions.append("warning.kind = \(kind)") }
        if let late = filter.lateAt { conditions.append(WarningStanding.late.condition(at: late)) }
        if let states = filter.states { conditions.append("warning.state = ANY (\(states))") }
        let chosen = conditions.joined(by: " AND ")
        let count: Int = try await one(
            """
            SELECT count(*) FROM closed_loop.warning
            JOIN lifecycle.college
                ON college.tenant_id = warning.tenant_id AND college.college_id = warning.college_id
            WHERE \(chosen)
            """
        )
        let entries = try await entries(
            where: chosen,
            rest: """
                ORDER BY warning.state NOT IN ('open', 'dismissed'), raised DESC, warning.college_id, warning.number DESC
                LIMIT \(filter.limit) OFFSET \(filter.offset)
                """
        )
        return (entries, count)
    }

    /// One warning; throws `NotFound`.
    package func warning(_ number: Int, of college: Identifier<College>) async throws -> WarningEntry {
        let chosen: SQL = "warning.college_id = \(college) AND warning.number = \(Int32(number))"
        guard let entry = try await entries(where: chosen, rest: "LIMIT 1").first else {
            throw NotFound(what: "warning")
        }
        return entry
    }

    /// What became of a warning, the first step first.
    package func steps(of warning: Warning) async throws -> [WarningStep] {
        try await all(
            """
            SELECT step, at, role, reason FROM closed_loop.warning_step
            WHERE tenant_id = \(warning.tenant) AND college_id = \(warning.college) AND warning = \(Int32(warning.number))
            ORDER BY number
            """,
            WarningStep.init
        )
    }

    /// The warnings that a condition chooses.
    func entries(where chosen: SQL, rest: SQL) async throws -> [WarningEntry] {
        try await all(
            """
            SELECT warning.college_id, warning.tenant_id, warning.number, kind, subject, period, value, target, lower,
                upper, day, raised, due, warning.state, answered_at, answered_on, answered_by, words, finding,
                college.code, name_zh, name_en, country, time_zone, CASE kind WHEN \(WarningKind.validationBroken) THEN (
                    SELECT name FROM indicators.validation_rule
                    WHERE programme_id = \(member.programme) AND validation_rule.code = warning.subject
                ) END
            FROM closed_loop.warning
            JOIN lifecycle.college
                ON college.tenant_id = warning.tenant_id AND college.college_id = warning.college_id
            WHERE \(chosen) \(rest)
            """
        ) {
            (
                college: Identifier<College>,
                tenant: Identifier<Organisation>,
                number: Int,
                kind: WarningKind,
                subject: String,
                period: String,
                value: Number?,
                target: Number?,
                lower: Number?,
                upper: Number?,
                day: Day?,
                raised: Date,
                due: Day,
                state: Warning.State,
                answeredAt: Date?,
                answeredOn: Day?,
                answeredBy: Identifier<Member>?,
                words: String,
                finding: Int?,
                code: String,
                zh: String,
                en: String,
                country: String,
                zone: Zone,
                ruleName: JSON<LocalizedText>?
            ) in
            var cause = WarningCause(kind, of: subject, in: period)
            (cause.value, cause.target, cause.lower, cause.upper, cause.day) = (value, target, lower, upper, day)
            let warning = Warning(
                college: college,
                tenant: tenant,
                number: number,
                cause: cause,
                raised: raised,
                due: due,
                state: state,
                answeredAt: answeredAt,
                answeredOn: answeredOn,
                answeredBy: answeredBy,
                words: words,
                finding: finding
            )
            return WarningEntry(
                warning: warning,
                collegeCode: code,
                collegeZh: zh,
                collegeEn: en,
                country: country,
                zone: zone,
                ruleName: ruleName?.value
            )
        }
    }
}
