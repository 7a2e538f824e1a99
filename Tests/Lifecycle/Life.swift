import Foundation
import Lifecycle
import Number
import Support
import Tenancy

/// A college with its file, driven a day at a time.
struct Life {
    let cast: Cast
    var college: College
    var dossier: Dossier
    var day = Cast.start

    init() throws {
        cast = Cast()
        college = cast.college
        dossier = Dossier(rubrics: [try .forTests()])
    }

    /// A life brought to a state by the straight way.
    init(at state: College.State) throws {
        try self.init()
        try reach(state)
    }

    /// Puts a new version of each kind on file, prepared by the reporter unless said otherwise.
    mutating func prepare(_ kinds: Document.Kind..., by member: Member? = nil) {
        for kind in kinds {
            let version = (dossier.newest(kind)?.version ?? 0) + 1
            let hand = (member ?? cast.reporter).id
            dossier.documents.append(Document(kind, version: version, preparedBy: hand, at: day))
        }
    }

    /// Takes a step as a member of its first role, or as the member named, a day after the last.
    @discardableResult
    mutating func take(
        _ step: College.Step,
        by member: Member? = nil,
        reason: String? = nil
    ) throws(College.Refusal) -> Transition {
        day += 86_400
        let role = Rulebook.rule(college.state, step)?.roles.first
        let usual = [cast.reporter, cast.approver, cast.reviewer, cast.hqAdmin].first { $0.role == role }
        let transition = try college.take(
            step,
            by: member ?? usual ?? cast.reporter,
            on: dossier,
            reason: reason,
            at: day
        )
        dossier.record.append(transition)
        return transition
    }

    /// Has this many of the experts give the same points.
    mutating func score(_ points: [String: Number], by count: Int = 3) throws(College.Refusal) {
        for expert in cast.experts.prefix(count) {
            let score = try college.score(by: expert, points: points, on: dossier, at: day)
            dossier.scores.append(score)
        }
    }

    /// Holds the college up and returns the blocker's place.
    mutating func block(_ kind: Blocker.Kind, due: Date? = nil) -> Int {
        dossier.blockers.append(Blocker(dossier.blockers.count + 1, kind, since: day, due: due))
        return dossier.blockers.count - 1
    }

    /// Lifts a blocker by a member of headquarters, or of the organisation named.
    mutating func lift(_ place: Int, by organisation: Identifier<Organisation>? = nil) {
        dossier.blockers[place] = dossier.blockers[place].lifted(by: organisation ?? cast.headquarters, at: day)
    }
}

extension Life {
    /// The straight way to each state that lies on it.
    mutating func reach(_ state: College.State) throws {
        while college.state != state {
            switch college.state {
            case .draft:
                prepare(.application)
                try take(.submit)
            case .submitted: try take(.startFormalReview)
            case .formalReview: try take(.passFormalReview)
            case .expertReview:
                try score([Score.overall.code: 80])
                try take(.approve)
            case .approved: try take(.prepare)
            case .preparing:
                prepare(.agreement, .constructionPlan)
                try take(.filePlan)
                try take(.acceptPlan)
            case .implementing: try leaveImplementation()
            case .acceptanceRequested: try take(.openPanel)
            case .panelReview:
                try score(Rubric.points(0.9))
                try take(.accept)
            case .accepted: try take(.operate)
            default: return
            }
        }
    }

    private mutating func leaveImplementation() throws {
        prepare(.progressReport)
        try take(.reportProgress)
        try take(.startMidTerm)
        prepare(.midTermReport)
        try take(.fileMidTermReport)
        try take(.continueAfterMidTerm)
        prepare(.selfAssessment)
        try take(.requestAcceptance)
    }
}

extension Blocker {
    /// The same, lifted.
    func lifted(by organisation: Identifier<Organisation>, at: Date) -> Blocker {
        Blocker(number, kind, since: since, due: due, lifting: Lifting(by: organisation, at: at))
    }
}
