import Calendar
import ClosedLoop
import Collection
import Foundation
import Lifecycle
import Tenancy

/// What waits for a member at colleges: steps of their role, scores, findings, milestones.
struct CollegeQueues {
    let queues: [Queue]

    init(_ colleges: [CollegeSummary], for member: Member, now: Date) {
        let steps = colleges.compactMap { $0.steps(for: member, now: now) }
        let applications = steps.filter { $0.college?.state.phase == .approval }
        let others = steps.filter { $0.college?.state.phase != .approval }
        let scores = colleges.compactMap { $0.score(by: member) }
        func those(_ right: Right) -> [CollegeSummary] { colleges.filter { member.may(right, at: $0.entry.college) } }
        let milestones = those(.completeMilestone).flatMap { $0.milestones(at: now) }
        queues = [
            Queue(.scores, scores),
            Queue(
                .applications,
                applications,
                more: Routes.colleges(asking: CollegesQuery(state: Phase.approval.rawValue))
            ),
            Queue(.steps, others, more: Routes.colleges()),
            Queue(.findings, those(.mendFinding).flatMap { $0.openFindings() }),
            Queue(.verify, those(.verifyFinding).flatMap { $0.openFindings() }),
            Queue(.milestones, milestones),
        ].compactMap(\.self)
    }
}

extension WaitingTask {
    /// In which the college that it is about counts its days.
    var zone: Zone {
        switch subject {
        case .report(let report): report.zone
        case .steps(let entry, _), .score(let entry), .finding(let entry, _), .milestone(let entry, _):
            entry.college.zone
        case .adoption(_, let zone): zone
        }
    }

    /// The college that it is about; nil for a report.
    var college: College? {
        switch subject {
        case .report, .adoption: nil
        case .steps(let entry, _), .score(let entry), .finding(let entry, _), .milestone(let entry, _): entry.college
        }
    }
}

extension CollegeSummary {
    /// The ordinary steps that the member can take now, or whose documents they have to supply.
    fileprivate func steps(for member: Member, now: Date) -> WaitingTask? {
        let college = entry.college
        // An expert's part in a step is the score.
        guard !Right.score.roles.contains(member.role) else { return nil }
        let waits = college.waits(on: dossier, at: now, for: member).filter { $0.roles.contains(member.role) }
        guard !waits.isEmpty else { return nil }
        return WaitingTask(subject: .steps(entry, waits.map(\.step)), since: college.since)
    }

    /// The score that an expert still owes of what is under review.
    fileprivate func score(by member: Member) -> WaitingTask? {
        guard member.may(.score, at: entry.college), let step = entry.college.scoredStep, let filing = underReview
        else { return nil }
        let counted = entry.college.countedScores(on: step, in: dossier)
        guard !counted.contains(where: { $0.expert == member.id }) else { return nil }
        return WaitingTask(subject: .score(entry), since: filing.at)
    }

    /// What experts are scoring now; nil where nothing is under review.
    var underReview: Transition? {
        entry.college.underReview(in: dossier)
    }

    /// Findings that nobody has verified yet.
    fileprivate func openFindings() -> [WaitingTask] {
        findings.filter { $0.verification == nil }.map { finding in
            WaitingTask(
                subject: .finding(entry, finding),
                due: finding.due.map { Day($0, in: entry.college.zone) },
                since: finding.opened
            )
        }
    }

    /// Milestones that are overdue or due this month.
    fileprivate func milestones(at now: Date) -> [WaitingTask] {
        let zone = entry.college.zone
        let month = Period(.monthly, containing: Day(now, in: zone))
        return file.milestones.filter { $0.milestone.done == nil && Day($0.milestone.due, in: zone) <= month.end }.map {
            WaitingTask(subject: .milestone(entry, $0), due: Day($0.milestone.due, in: zone))
        }
    }
}
