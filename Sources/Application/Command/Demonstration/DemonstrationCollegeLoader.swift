import Collection
import Foundation
import Lifecycle
import Postgres
import Tenancy

/// Loads one college of the demonstration: its file and record, its reports, its values.
struct DemonstrationCollegeLoader {
    let file: DemonstrationCollege
    let life: DemonstrationLife
    let people: DemonstrationPeople
    let dictionary: DataDictionary
    let seed: UInt64
    let time: DemonstrationTime

    private var college: College { life.college }

    /// Writes it all.
    func load(in scope: Scope) async throws {
        try await scope.store(life.stored())
        try await scope.grant(college.partner, colleges: [college.id])
        try await scope.execute(
            """
            UPDATE tenancy.member SET colleges = colleges || \(college.id.uuid)
            WHERE programme_id = \(college.programme) AND member_id = ANY (\(life.assigned.map(\.id)))
            """
        )
        guard let plan = life.dossier.record.first(where: { $0.step == .acceptPlan }) else { return }
        let values = DemonstrationValues(
            file,
            id: college.id,
            dictionary: dictionary,
            seed: seed,
            quarters: time.quarters,
            start: Day(plan.at),
            today: time.today
        )
        try await write(values.reports, in: scope)
        for quarter in time.quarters + [Period(.quarterly, containing: time.today)] {
            try await write(values.values(in: quarter), of: quarter, in: scope)
        }
        try await scope.countSteps(
            of: college,
            life.dossier.record,
            in: nil,
            as: .demonstration,
            at: moment(time.today, hour: 8)
        )
    }

    private func write(
        _ values: [Element.Source: [RecordedValue]],
        of quarter: Period,
        in scope: Scope
    ) async throws {
        let at = min(moment(quarter.end + 15, hour: 9), moment(time.today, hour: 9))
        for (source, values) in values.sorted(by: { $0.key.rawValue < $1.key.rawValue }) where !values.isEmpty {
            let author = self.author(of: source)
            try await (author.map(scope.inTheName) ?? scope).record(
                values,
                of: college.tenant,
                as: Batch(origin: source == .system ? .system : .demonstration, reason: ""),
                at: at
            )
        }
    }

    private func author(of source: Element.Source) -> Member? {
        switch source {
        case .college: life.cast[.reporter]
        case .partner: life.cast[.partner]
        case .headquarters, .event, .system: life.cast[.reviewer]
        }
    }

    private func write(_ reports: [DemonstrationReport], in scope: Scope) async throws {
        let isPrepared = reports.map { $0.state != .open }
        func stamps(_ names: (DemonstrationReport) -> Member?) -> (ids: [Identifier<Member>?], names: [String?]) {
            (reports.map { names($0)?.id }, reports.map { names($0)?.fullName })
        }
        let prepared = stamps { $0.state == .open ? nil : author(of: $0.dataSet.source) }
        let submitted = stamps {
            $0.submittedAt == nil ? nil : life.cast[$0.dataSet.source == .headquarters ? .hqAdmin : .approver]
        }
        let decided = stamps { report in
            guard report.state == .approved || report.state == .returned else { return nil }
            // Nobody decides on what they prepared.
            return people.headquarters.members.first { $0.role == .reviewer && $0 != author(of: report.dataSet.source) }
        }
        try await scope.execute(
            """
            INSERT INTO collection.report (tenant_id, report_id, programme_id, college_id, data_set, period, due_on,
                state, prepared_by, prepared_by_name, prepared_at, submitted_by, submitted_by_name, submitted_at,
                decided_by, decided_by_name, decided_at, reason)
            SELECT \(college.tenant), report_id, \(college.programme), \(college.id), data_set, period, due_on, state,
                prepared_by, prepared_by_name, prepared_at, submitted_by, submitted_by_name, submitted_at, decided_by,
                decided_by_name, decided_at, reason
            FROM unnest(\(reports.map { _ in UUID() }), \(reports.map(\.dataSet.code)),
                \(reports.map(\.period.identifier)), \(reports.map { $0.dataSet.due($0.period) }),
                \(reports.map(\.state)), \(prepared.ids), \(prepared.names),
                \(zip(reports, isPrepared).map { $1 ? $0.submittedAt ?? moment(time.today, hour: 9) : nil }),
                \(submitted.ids), \(submitted.names), \(reports.map(\.submittedAt)), \(decided.ids), \(decided.names),
                \(reports.map { $0.state == .approved || $0.state == .returned
                    ? $0.submittedAt?.addingTimeInterval(3 * 86_400) : nil }),
                \(reports.map { $0.state == .returned ? words(returning: $0.dataSet) : nil }))
                AS given (report_id, data_set, period, due_on, state, prepared_by, prepared_by_name, prepared_at,
                    submitted_by, submitted_by_name, submitted_at, decided_by, decided_by_name, decided_at, reason)
            """
        )
    }
    private func words(returning dataSet: DataSet) -> String {
        dataSet.source == .headquarters ? "请核对巡课次数与合格次数（示例）。" : "请核对培训人数与结业人数（示例）。"
    }
}
