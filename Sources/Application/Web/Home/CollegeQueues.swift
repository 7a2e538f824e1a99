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
        let all: [(Queue.Kind, [WaitingTask])] = [
            (.scores, colleges.compactMap { $0.score(by: member) }),
            (.applications, steps.filter { $0.college?.state.phase == .approval }),
            (.steps, steps.filter { $0.college?.state.phase != .approval }),
            (.findings, colleges.flatMap { $0.findings(waiting: .mend, for: member, now: now) }),
            (.submitFindings, colleges.flatMap { $0.findings(waiting: .submit, for: member, now: now) }),
            (.acceptPlans, colleges.flatMap { $0.findings(waiting: .accept, for: member, now: now) }),
            (.verify, colleges.flatMap { $0.findings(waiting: .verify, for: member, now: now) }),
            (.extensions, colleges.flatMap { $0.findings(waiting: .extension, for: member, now: now) }),
            (.unmeasured, colleges.flatMap { $0.findings(waiting: .settle, for: member, now: now) }),
            (.milestones, colleges.flatMap { $0.milestones(for: member, at: now) }),
        ]
        queues = all.filter { !$0.1.isEmpty }.map { Queue($0, $1) }
    }
}

extension WaitingTask {
    /// In which the college that it is about counts its days.
    var zone: Zone {
        switch subject {
        case .report(let report): report.zone
        case .steps(let entry, _), .score(let entry), .finding(let entry, _), .milestone(let entry, _),
            .target(let entry, _, _):
            entry.college.zone
        case .warning(let waiting, _): waiting.entry.zone
        case .adoption(_, let zone): zone
        }
    }

    /// The college that it is about; nil for a report.
    var college: College? {
        switch subject {
        case .report, .adoption: nil
        case .steps(let entry, _), .score(let entry), .finding(let entry, _), .milestone(let entry, _),
            .target(let entry, _, _):
            entry.college
        case .warning(let waiting, _): waiting.college.college
        }
    }
}

extension CollegeSummary {
    fileprivate func steps(for member: Member, now: Date) -> WaitingTask? {
        let tasks = entry.college.tasks(for: member, on: dossier, at: now)
        return tasks.isEmpty ? nil : WaitingTask(subject: .steps(entry, tasks.map(\.step)), since: entry.college.since)
    }

    fileprivate func score(by member: Member) -> WaitingTask? {
        entry.college.scoreOwed(by: member, on: dossier).map { WaitingTask(subject: .score(entry), since: $0.at) }
    }

    /// What experts are scoring now; nil where nothing is under review.
    var underReview: Transition? {
        entry.college.underReview(in: dossier)
    }

    fileprivate func findings(waiting wait: Finding.Wait, for member: Member, now: Date) -> [WaitingTask] {
        findings.filter { $0.waits(wait, for: member, at: entry.college, on: now) }.map { finding in
            WaitingTask(
                subject: .finding(entry, finding),
                due: finding.due.map { Day($0, in: entry.college.zone) },
                since: finding.since
            )
        }
    }

    fileprivate func milestones(for member: Member, at now: Date) -> [WaitingTask] {
        file.milestones.filter { entry.college.waits($0.milestone, for: member, on: dossier, at: now) }.map {
            WaitingTask(subject: .milestone(entry, $0), due: Day($0.milestone.due, in: entry.college.zone))
        }
    }
}
