import Calendar
import ClosedLoop
import Collection
import Foundation
import Indicators
import Lifecycle
import Number
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
    /// Headquarters'.
    private var zone: Zone { people.programme.zone }

    /// Writes it all.
    func load(in scope: Scope) async throws {
        try await scope.store(life.stored())
        try await scope.grant(college.partner, colleges: [college.id])
        try await scope.countSteps(
            of: college,
            life.dossier.record,
            as: .demonstration,
            at: time.today.hour(8, in: zone)
        )
        guard let plan = life.dossier.record.first(where: { $0.step == .acceptPlan }) else {
            return try await playFindings(since: nil, approved: [], in: scope)
        }
        let values = DemonstrationValues(
            file,
            id: college.id,
            dictionary: dictionary,
            seed: seed,
            quarters: time.quarters,
            start: Day(plan.at, in: college.zone),
            today: time.today
        )
        try await scope.store(values.reports.map(stored), of: college)
        for quarter in time.quarters + [Period(.quarterly, containing: time.today)] {
            try await write(values.values(in: quarter), of: quarter, in: scope)
        }
        try await scope.record(
            scope.checkHandedIn(at: college),
            of: college.tenant,
            as: Batch(origin: .system, reason: ""),
            at: time.today.hour(9, in: zone)
        )
        let start = Day(plan.at, in: college.zone)
        let open = values.reports.filter { $0.state != .approved && $0.dataSet.frequency != .yearly }
        let approved = time.quarters.filter { quarter in
            quarter.start >= start && !open.contains { quarter.contains($0.period) }
        }
        try await playFindings(since: start, approved: Set(approved), in: scope)
    }

    /// Plays the college's findings by its figures, and counts them, also the months in which there were none.
    private func playFindings(since start: Day?, approved: Set<Period>, in scope: Scope) async throws {
        let book = try await scope.indicatorBook()
        let key = CollegeKey(id: college.id, tenant: college.tenant)
        let quarters = time.quarters + [Period(.quarterly, containing: time.today)]
        let cards =
            start == nil ? [] : try await scope.scorecards(book, ofColleges: [key], in: quarters)[college.id] ?? []
        let played = try DemonstrationFindings(
            life,
            book,
            cards: Dictionary(cards.map { ($0.period, $0) }) { $1 },
            approved: approved,
            seed: seed,
            since: start
        )
        try await scope.store(played.findings, of: college)
        try await scope.store(played.course, of: college)
        let counts = FindingCounts(played.findings, in: college.zone)
        let first = max(time.quarters[0].start, start ?? time.today + 1)
        let months = Period.all(of: .monthly, from: Period(.monthly, containing: first).start, through: time.today + 31)
            .filter { $0.start >= first && $0.start <= time.today }
        let none = months.flatMap { month in
            FindingCounts.elements.filter { _ in !counts.lines.contains { $0.month == month } }.map {
                RecordedValue(college: college.id, element: $0, period: month, value: .zero)
            }
        }
        let values = counts.lines.map {
            RecordedValue(college: college.id, element: $0.element, period: $0.month, value: Number($0.count))
        }
        try await scope.record(
            values + none,
            of: college.tenant,
            as: Batch(origin: .system, reason: ""),
            at: time.today.hour(9, in: zone)
        )
    }

    private func write(
        _ values: [Element.Source: [RecordedValue]],
        of quarter: Period,
        in scope: Scope
    ) async throws {
        let at = min((quarter.end + 15).hour(9, in: zone), time.today.hour(9, in: zone))
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

    private func submitter(of source: Element.Source) -> Member? {
        switch source {
        case .headquarters: life.cast[.hqAdmin]
        // The second person, where the partner has one.
        case .partner: people.partners[file.partner.code]?.members.last { $0.role == .partner }
        case .college, .event, .system: life.cast[.approver]
        }
    }

    private func stored(_ report: DemonstrationReport) -> StoredReport {
        func stamp(_ member: Member?, _ at: Date?) -> StoredReport.Stamp? {
            guard let member, let at else { return nil }
            return StoredReport.Stamp(by: member.id, name: member.fullName, at: at)
        }
        let (source, submittedAt) = (report.dataSet.source, report.submittedAt)
        let author = author(of: source)
        let isDecided = report.state == .approved || report.state == .returned
        // Three days later, but not after the day on which all of this stands.
        let latest = time.today.hour(10, in: college.zone)
        return StoredReport(
            dataSet: report.dataSet,
            period: report.period,
            state: report.state,
            prepared: report.state == .open ? nil : stamp(author, submittedAt ?? time.today.hour(9, in: zone)),
            submitted: stamp(submitter(of: source), submittedAt),
            // Nobody decides on what they prepared.
            decided: isDecided
                ? stamp(
                    people.headquarters.members.first { $0.role == .reviewer && $0 != author },
                    submittedAt.map { min($0.addingTimeInterval(3 * 86_400), latest) }
                ) : nil,
            reason: report.state == .returned ? words(returning: report.dataSet) : nil
        )
    }

    private func words(returning dataSet: DataSet) -> String {
        switch (dataSet.source, dataSet.frequency) {
        case (.headquarters, _): "请核对巡课次数与合格次数（示例）。"
        case (.partner, .monthly): "请核对投诉数与已解决投诉数（示例）。"
        case (.partner, _): "请核对各项数据与贵方台账是否一致（示例）。"
        case (_, .monthly): "请核对计划学时与完成学时（示例）。"
        default: "请核对培训人数与结业人数（示例）。"
        }
    }
}
