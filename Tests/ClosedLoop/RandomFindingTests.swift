import Calendar
import ClosedLoop
import Foundation
import Lifecycle
import Number
import Support
import Tenancy
import Testing

@Suite struct `Random steps of findings by random members` {
    @Test func `never reach what the rules forbid, and reach every line of the rulebook`() async throws {
        let walks = try await withThrowingTaskGroup(of: FindingWalk.self) { group in
            for seed in 1...4 as ClosedRange<UInt64> { group.addTask { FindingWalk(attempts: 25_500, seed: seed) } }
            return try await group.reduce(into: [FindingWalk]()) { $0.append($1) }
        }
        #expect(walks.reduce(0) { $0 + $1.attempts } >= 100_000)
        let faults = walks.flatMap(\.faults)
        #expect(faults.isEmpty, "\(faults.count) faults, the first: \(faults.first ?? "")")
        let reached = walks.reduce(into: Set<String>()) { $0.formUnion($1.reached) }
        let missed = FindingRulebook.rules.map { "\($0.from) \($0.step) \($0.to)" }.filter { !reached.contains($0) }
        #expect(missed == [])
        #expect(walks.reduce(0) { $0 + $1.refusals } > 10_000, "people who try nothing forbidden prove nothing")
    }
}

/// What a seed's people did to findings of one college, with what a watchdog that knows the rules in its own words found.
private struct FindingWalk: Sendable {
    let attempts: Int
    var refusals = 0
    var reached: Set<String> = []
    var faults: [String] = []
    private var dice: SeededRandom
    private let college: College
    private let people: [Member]
    /// Those whose job some step is.
    private let doers: [Member]
    private var finding: Finding
    private var now = Date(timeIntervalSince1970: 1_750_000_000)

    init(attempts: Int, seed: UInt64) {
        self.attempts = attempts
        dice = SeededRandom(seed: seed)
        let (programme, lead, partner) = (
            Identifier<Programme>(), Identifier<Organisation>(), Identifier<Organisation>()
        )
        let (headquarters, other) = (Identifier<Organisation>(), Identifier<Organisation>())
        college = College(
            tenant: lead,
            programme: programme,
            partner: partner,
            code: "BM-LA-01",
            nameZh: "-",
            nameEn: "-",
            country: "LA",
            cityZh: "-",
            cityEn: "-",
            state: .operating,
            since: now
        )
        people = Role.allCases.flatMap { role in
            [lead, headquarters, headquarters, partner, other].map {
                Member(name: "\(role)", fullName: "\(role)", role: role, organisation: $0, programme: programme)
            }
        }
        doers = people.filter { person in
            let judges: Set<Role> = [.reviewer, .hqAdmin]
            return person.organisation == headquarters && judges.contains(person.role)
                || person.organisation == lead && person.role == .approver
        }
        finding = Finding(1, .minor, text: "-", opened: now, openedBy: people[0].id)
        begin()
        for _ in 0..<attempts { live() }
    }

    private mutating func begin() {
        let owner = dice.chance(80) ? FindingOwner() : FindingOwner(college.partner, member: dice.pick(people).id)
        finding = Finding(
            1,
            .minor,
            text: "-",
            opened: now,
            openedBy: dice.pick(people.filter { $0.role == .reviewer || $0.role == .hqAdmin }).id,
            indicator: dice.chance(60) ? "A" : nil,
            owner: owner,
            due: now + 86_400 * 60
        )
    }

    private mutating func live() {
        now += 3_600
        if finding.state == .closed || dice.chance(1) && dice.chance(10) { begin() }
        write()
        let usual = FindingRulebook.rules(from: finding.state).map(\.step)
        let step = dice.pick(dice.chance(60) ? usual : Finding.Step.allCases)
        let member = dice.pick(dice.chance(60) ? doers : people)
        let before = finding
        var given = FindingStepGiven()
        given.period = dice.chance(70) ? Period(.quarterly, containing: Day(now, in: .china)).offset(by: 3) : nil
        do {
            let reason = dice.chance(80) ? "-" : ""
            let taken = try finding.take(step, by: member, at: college, reason: reason, given: given, on: now)
            check(taken, before, member, reason)
            follow(by: member, nil)
        } catch {
            refusals += 1
            if finding != before { faults.append("a refused step changed something") }
        }
        checkWaits(given)
        if dice.chance(30) {
            let kinds: [EffectOutcome.Kind] = [.effective, .ineffective, .notMeasurable]
            follow(by: member, EffectOutcome(dice.pick(kinds)))
        }
    }

    /// What waits for somebody to decide on or to submit they can do, and what they can do in the ordinary course waits for
    /// them.
    private mutating func checkWaits(_ given: FindingStepGiven) {
        guard finding.state != .closed, dice.chance(10) else { return }
        let decided: [(Finding.Step, Finding.Wait)] = [
            (.submitPlan, .submit), (.submitEvidence, .submit), (.acceptPlan, .accept), (.verify, .verify),
        ]
        let ordinary = decided.filter { step, _ in FindingRulebook.rule(finding.state, step) != nil }
        for member in people {
            let waits = finding.waits(for: member, at: college, on: now)
            for (step, wait) in ordinary {
                var moved = finding
                let can = (try? moved.take(step, by: member, at: college, reason: "-", given: given, on: now)) != nil
                if can != waits.contains(wait) {
                    faults.append("\(finding.state) \(member.role): \(wait) waits \(!can), can \(can)")
                }
            }
        }
    }

    /// Somebody writes or empties a part of the plan, as the rules of planning let them or as they don't.
    private mutating func write() {
        let reporter = people.first { $0.role == .reporter && $0.organisation == college.tenant }
        switch dice.pick([0, 1, 2, 3, 4, 5]) {
        case 0: finding.plan.cause = dice.chance(90) ? "-" : ""
        case 1: finding.plan.method = dice.chance(90) ? .fishbone : .other
        case 2: finding.plan.criterion = dice.chance(90) ? criterion : nil
        case 3: finding.plan.actions = dice.chance(90) ? [action(.open)] : []
        case 4: finding.plan.actions = [action(dice.chance(60) ? .done : .open)]
        default:
            finding.plan.preparedBy =
                dice.chance(80)
                ? [reporter?.id].compactMap { $0 }.reduce(into: []) { $0.insert($1) } : [dice.pick(people).id]
        }
    }

    private var criterion: EffectCriterion {
        EffectCriterion(from: 1, to: 2, period: Period(.quarterly, containing: Day(now, in: .china)).next)
    }

    private func action(_ state: CorrectiveAction.State) -> CorrectiveAction {
        CorrectiveAction(1, text: "-", owner: "-", due: Day(now, in: .china), shownBy: "-", state: state)
    }

    private mutating func follow(by member: Member, _ outcome: EffectOutcome?) {
        for step in finding.follow(by: member, at: college, outcome: outcome, on: now) {
            reached.insert("\(step.from) \(step.step) \(step.to)")
            if step.step == .observe, outcome == nil { faults.append("observed without figures") }
            if step.step == .close, finding.indicator != nil,
                finding.outcome?.kind == .notMeasurable || finding.outcome == nil
            {
                faults.append("closed by itself without a figure")
            }
        }
    }

    private mutating func check(_ step: FindingTransition, _ before: Finding, _ member: Member, _ reason: String) {
        reached.insert("\(step.from) \(step.step) \(step.to)")
        func hold(_ isHeld: Bool, _ words: String) -> [String] { isHeld ? [] : ["\(words): \(step)"] }
        let isOwn = member.organisation == college.tenant
        let isJudge =
            (member.role == .reviewer || member.role == .hqAdmin) && !isOwn
            && member.organisation != college.partner
        let owners: Set<Finding.Step> = [.submitPlan, .withdrawPlan, .revisePlan, .submitEvidence, .withdrawEvidence]
        faults += hold(owners.contains(step.step) ? isOwn && member.role == .approver : isJudge, "whose it isn't")
        faults += hold(step.number == before.version + 1 && finding.version == step.number, "a number is missing")
        switch step.step {
        case .verify:
            faults += hold(
                member.id != before.openedBy && member.id != before.owner.member,
                "verified by opener or owner"
            )
            faults += hold(before.plan.actions.allSatisfy { $0.state != .open }, "verified with open actions")
        case .submitEvidence:
            faults += hold(before.plan.actions.allSatisfy { $0.state != .open }, "evidence with open actions")
        case .submitPlan, .acceptPlan:
            let plan = before.plan
            faults += hold(!plan.cause.isEmpty && plan.method != nil && !plan.actions.isEmpty, "a plan lacks something")
            faults += hold(before.indicator == nil || plan.criterion != nil, "no criterion")
            faults += hold(
                step.step == .acceptPlan || !plan.preparedBy.contains(member.id),
                "submitted by who wrote it"
            )
        case .returnPlan, .returnEvidence, .withdrawPlan, .withdrawEvidence, .revisePlan, .observeLonger:
            faults += hold(!reason.isEmpty, "back without a reason")
        case .close: faults += hold(before.outcome?.kind == .notMeasurable && !reason.isEmpty, "closed by hand")
        case .observe: faults.append("somebody observed by hand")
        }
    }
}
