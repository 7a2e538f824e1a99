import Calendar
import ClosedLoop
import Collection
import Foundation
import Lifecycle
import Standards
import Tenancy

/// What waits for a member, of one kind.
struct Queue {
    /// The kinds, in the order in which pages show them; their names are in the catalogue under `waiting`.
    enum Kind: String, CaseIterable {
        case returnedReports, overdueReports, submitReports, approveReports, dueReports
        case applications, steps, scores, findings, verify, milestones, adoptions
    }

    let kind: Kind
    /// All of them; `tasks` may be fewer.
    let count: Int
    let tasks: [WaitingTask]
    /// Where the rest of them are.
    var more: Address?

    /// A queue of these tasks; nil where nothing waits.
    init?(_ kind: Kind, _ tasks: [WaitingTask], count: Int? = nil, more: Address? = nil) {
        guard !tasks.isEmpty else { return nil }
        self.kind = kind
        self.count = count ?? tasks.count
        self.tasks = Array(tasks.prefix(Self.shown))
        self.more = more
    }

    /// How many tasks of a kind a home page shows.
    static let shown = 8
}

/// One thing to do.
struct WaitingTask {
    let subject: Subject
    /// The day by which it should be done; nil where there is none.
    var due: Day?
    /// Since when it waits; nil where that says nothing.
    var since: Date?

    /// What it is about.
    enum Subject {
        case report(ReportEntry)
        /// The steps that can be taken next, or that their documents are still missing for.
        case steps(CollegeEntry, [College.Step])
        case score(CollegeEntry)
        case finding(CollegeEntry, Finding)
        case milestone(CollegeEntry, MilestoneEntry)
        /// With the zone in which headquarters counts its days.
        case adoption(AdoptionEntry, Zone)
    }
}
