import Calendar
import ClosedLoop
import Collection
import Foundation
import Indicators
import Language
import Lifecycle
import Number
import Tenancy

/// The findings of one college of the demonstration, each played through the rulebook: what it refuses can't be
/// demonstrated, and what the figures show decides on the effect.
struct DemonstrationFindings {
    let life: DemonstrationLife
    let book: IndicatorBook
    /// What the college's figures were, by quarter.
    let cards: [Period: Scorecard]
    /// The quarters of which every report is approved.
    let approved: Set<Period>
    let seed: UInt64
    private(set) var findings: [Finding] = []
    private(set) var course: [FindingTransitionEntry] = []

    private var college: College { life.college }
    private var zone: Zone { college.zone }
    private var today: Date { life.time.today.hour(12, in: zone) }
    private var chance: Chance { Chance(seed: seed &+ life.file.strength.seed) }

    /// What somebody found, and how fast it is put right.
    private struct Opening {
        var new: NewFinding
        let opened: Date
        /// When it is verified; nil where it stalls.
        var verified: Date?
        /// The quarter by whose figures its effect is judged.
        var period: Period?
    }

    /// Plays what the college's file has, then what its weaker quarters brought.
    init(
        _ life: DemonstrationLife,
        _ book: IndicatorBook,
        cards: [Period: Scorecard],
        approved: Set<Period>,
        seed: UInt64,
        since start: Day?
    ) throws {
        (self.life, self.book, self.cards, self.approved, self.seed) = (life, book, cards, approved, seed)
        for line in life.file.findings ?? [] { try play(opening(line)) }
        guard let start else { return }
        let quarters = life.time.quarters + [Period(.quarterly, containing: life.time.today)]
        for quarter in quarters where quarter.start >= start { try play(opening(in: quarter)) }
    }

    private func opening(_ line: DemonstrationCollege.FindingFile) -> Opening {
        let new = NewFinding(
            line.severity,
            text: line.text[.chinese]?.text ?? "",
            due: line.due.map { Day(life.time.moved($0), in: zone) },
            origin: line.severity == .condition ? .panel : .inspection
        )
        return Opening(new: new, opened: life.time.moved(line.opened), verified: line.verified.map(life.time.moved))
    }

    private func opening(in quarter: Period) -> Opening {
        let name = quarter.identifier
        let day = quarter.start + 5 + Int(chance.share("finding", name) * 20)
        let missed = missed(in: quarter.previous)
        let isOfIndicator = chance.share("indicator", name) < 0.7
        let indicator =
            isOfIndicator && !missed.isEmpty
            ? missed[Int(chance.share("which", name) * Double(missed.count))] : nil
        let origins = Finding.Origin.chosen.filter { $0 != .panel }
        let text =
            indicator.map { "\($0.name[.chinese]?.text ?? $0.code)未达目标，须查明原因并整改（示例）。" }
            ?? Self.sights[Int(chance.share("sight", name) * Double(Self.sights.count))]
        let new = NewFinding(
            .minor,
            text: text,
            due: day + 60,
            origin: indicator == nil ? origins[Int(chance.share("origin", name) * Double(origins.count))] : .warning,
            indicator: indicator?.code
        )
        let isStalled = chance.share("stalled", name) < 0.12
        let pace = 20 + Int(chance.share("pace", name) * (75 - 30 * life.file.strength.quality))
        return Opening(
            new: new,
            opened: day.hour(10, in: zone),
            verified: isStalled ? nil : (day + pace).hour(15, in: zone),
            period: indicator == nil ? nil : quarter.next
        )
    }

    /// What somebody sees who comes to a college; made up.
    private static let sights = [
        "实训室安全标识不全，应急通道堆放杂物（示例）。", "教学日志漏填，两周无巡课签字（示例）。",
        "外方反映教材到货迟于开课（示例）。", "新聘教师尚未完成岗前培训（示例）。",
    ]

    /// The indicators that can be watched by the quarter and missed their target in one.
    private func missed(in quarter: Period) -> [Indicator] {
        guard let card = cards[quarter] else { return [] }
        return book.indicators.filter { indicator in
            let elements = book.allElements(of: indicator)
            let isWatched = elements.allSatisfy { $0.dataSet != nil && $0.frequency != .yearly }
            return isWatched && !elements.isEmpty && card.figure(indicator.code)?.attainment?.grade == .missed
        }
    }

    private mutating func play(_ opening: Opening) throws {
        guard opening.opened <= today else { return }
        var finding = Finding(
            findings.count + 1,
            opening.new.severity,
            text: opening.new.text,
            opened: opening.opened,
            openedBy: life.reviewer,
            openedByName: life.cast[.reviewer]?.fullName,
            origin: opening.new.origin,
            indicator: opening.new.indicator,
            due: opening.new.due?.end(in: zone),
            follows: opening.new.follows
        )
        let place = findings.count
        findings.append(finding)
        // What stalls has come as far as chance has it.
        let stage = opening.verified == nil ? chance.share("stage", finding.text, "\(finding.number)") : 1
        let length = (opening.verified ?? opening.opened + 40 * 86_400).timeIntervalSince(opening.opened)
        func moment(_ share: Double) -> Date { opening.opened + length * share }
        let steps: [(step: Finding.Step, role: Role, share: Double)] = [
            (.submitPlan, .approver, 0.2), (.acceptPlan, .reviewer, 0.35), (.submitEvidence, .approver, 0.8),
            (.verify, .hqAdmin, 1),
        ]
        for (index, line) in steps.enumerated() {
            let at = moment(line.share)
            guard at <= today, stage == 1 || Double(index) < stage * 4 - 0.5 else { break }
            if line.step == .submitPlan {
                finding.plan = plan(for: finding, opening.period, on: at)
                // Without a figure to begin with nothing can be agreed.
                guard finding.indicator == nil || finding.plan.criterion != nil else { break }
            }
            if line.step == .submitEvidence { settle(&finding, on: at) }
            try take(line.step, of: &finding, by: line.role, at: at)
        }
        findings[place] = finding
        if opening.verified == nil, finding.verification == nil { ask(place) }
        try observe(place)
    }

    private mutating func take(_ step: Finding.Step, of finding: inout Finding, by role: Role, at: Date) throws {
        guard let member = life.cast[role] else {
            throw DemonstrationFault.nobodyTakes(step.rawValue, college: college.code)
        }
        // What is played ends where the college's own life has ended.
        let standing = college.state.isFinal ? nil : college
        guard let standing else { return }
        var transition = try finding.take(step, by: member, at: standing, on: at)
        transition.confirm(by: .command)
        record([transition] + finding.follow(by: member, at: standing, on: at), by: member)
    }

    private func plan(for finding: Finding, _ period: Period?, on at: Date) -> FindingPlan {
        let due = Day(at, in: zone) + 25
        var criterion: EffectCriterion?
        if let indicator = finding.indicator.flatMap({ book[$0] }), let period,
            let from = cards[period.previous.previous]?.figure(indicator.code)?.value
        {
            criterion = EffectCriterion(from: from.rounded(decimals: 1), to: indicator.defaultTarget, period: period)
        }
        return FindingPlan(
            cause: "责任分工不明确，过程检查不及时（示例）。",
            method: finding.number.isMultiple(of: 2) ? .fishbone : .fiveWhys,
            criterion: criterion,
            actions: [
                CorrectiveAction(
                    1,
                    text: "明确责任人并按周检查（示例）",
                    owner: life.cast[.reporter]?.fullName ?? "",
                    due: due,
                    shownBy: "每周检查记录（示例）"
                )
            ],
            preparedBy: Set([life.cast[.reporter]?.id].compactMap(\.self))
        )
    }

    private func settle(_ finding: inout Finding, on at: Date) {
        finding.plan.actions[0].state = .done
        finding.plan.actions[0].words = "已按周检查并留存记录（示例）。"
        finding.plan.actions[0].settledOn = Day(at, in: zone)
        finding.plan.actions[0].settledBy = life.cast[.reporter]?.fullName
    }

    /// Every other one that stalls asks for more time.
    private mutating func ask(_ place: Int) {
        guard let due = findings[place].due, findings[place].number.isMultiple(of: 2) else { return }
        let asked = Day(due, in: zone) - 5
        guard asked <= life.time.today else { return }
        findings[place].extensions = [
            DueExtension(
                1,
                due: Day(due, in: zone) + 30,
                reason: "设备到货延迟（示例）。",
                askedOn: asked,
                askedBy: life.cast[.reporter]?.fullName ?? ""
            )
        ]
    }

    /// What the figures of the agreed quarter showed, and what follows up where it did not work.
    private mutating func observe(_ place: Int) throws {
        var finding = findings[place]
        guard finding.state == .verified, let criterion = finding.plan.criterion, let member = life.cast[.reviewer],
            let verified = finding.verification?.at
        else { return }
        let isApproved = approved.contains(criterion.period)
        let figure = EffectFigure(
            finding.indicator.flatMap { cards[criterion.period]?.figure($0)?.value },
            isApproved: isApproved
        )
        let known = (isApproved ? criterion.period.end + 35 : criterion.lastDay + 1).hour(11, in: zone)
        let at = max(known, verified + 60)
        guard at <= today, let outcome = figure.outcome(by: criterion, on: Day(at, in: zone)) else { return }
        record(finding.follow(by: member, at: college, outcome: outcome, on: at), by: member)
        findings[place] = finding
        guard outcome.kind == .ineffective else { return }
        let quarter = Period(.quarterly, containing: Day(at, in: zone))
        try play(
            Opening(
                new: finding.followUp(on: at, in: zone),
                opened: at,
                verified: at + 45 * 86_400,
                period: quarter.next
            )
        )
    }

    private mutating func record(_ steps: [FindingTransition], by member: Member) {
        let organisation = life.people.entries.first { $0.organisation.id == member.organisation }?.organisation
        course += steps.map {
            FindingTransitionEntry(
                transition: $0,
                memberName: member.fullName,
                organisationZh: organisation?.nameZh ?? "",
                organisationEn: organisation?.nameEn ?? ""
            )
        }
    }
}
