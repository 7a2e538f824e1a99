import Calendar
import ClosedLoop
import Collection
import Foundation
import Indicators
import Language
import Lifecycle
import Standards
import Tenancy

/// What waits for a member, of one kind, as the rooms' rules of waiting say.
struct Queue {
    /// The kinds, in the order in which pages show them; their names are in the catalogue under `waiting`.
    enum Kind: String, CaseIterable, Sendable {
        case returnedReports, overdueReports, submitReports, approveReports, dueReports
        case applications, steps, scores, findings, submitFindings, acceptPlans, verify, extensions, unmeasured,
            warnings, reviewWarnings, milestones
        case targets
        case adoptions
    }

    let kind: Kind
    /// All of them; `tasks` may be fewer.
    let count: Int
    let tasks: [WaitingTask]
    /// Where all of them are.
    var more: Address { Routes.queue(kind) }

    /// A queue of these tasks, or of a stretch of them.
    init(_ kind: Kind, _ tasks: [WaitingTask], count: Int? = nil) {
        self.kind = kind
        self.count = count ?? tasks.count
        self.tasks = tasks
    }

    /// As a home page shows it.
    var beginning: Queue { Queue(kind, Array(tasks.prefix(Self.shown)), count: count) }

    /// How many tasks of a kind a home page shows.
    static let shown = 8
}

extension Queue.Kind {
    /// What the reports of the queue wait for; nil for a queue of colleges.
    var wait: Report.Wait? {
        switch self {
        case .returnedReports: .mend
        case .overdueReports: .overdue
        case .dueReports: .due
        case .submitReports: .submit
        case .approveReports: .approve
        case .applications, .steps, .scores, .findings, .submitFindings, .acceptPlans, .verify, .extensions,
            .unmeasured, .warnings, .reviewWarnings, .milestones, .targets, .adoptions:
            nil
        }
    }
}

/// One thing to do.
struct WaitingTask {
    let subject: Subject
    /// The day by which it should be done; nil where there is none.
    var due: Day?
    /// Since when it waits; nil where that says nothing.
    var since: Date?
    /// What is odd about a report that is to be approved; looked for on its queue's own page alone.
    var oddities: [Oddity] = []

    /// What it is about.
    enum Subject {
        case report(ReportEntry)
        /// The steps that can be taken next, or that something of the member's is still missing for.
        case steps(CollegeEntry, [College.Step])
        case score(CollegeEntry)
        case finding(CollegeEntry, Finding)
        /// With the indicator that it is of; nil where it is of something else.
        case warning(WaitingWarning, Indicator?)
        case milestone(CollegeEntry, MilestoneEntry)
        /// With the name of the indicator; nil where there is no such one any more.
        case target(CollegeEntry, TargetProposal, LocalizedText?)
        /// With the zone in which headquarters counts its days.
        case adoption(AdoptionEntry, Zone)
    }
}
