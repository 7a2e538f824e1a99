import Foundation
import Lifecycle
import Number
import Support
import Tenancy

/// A college among random people who write, score, find, verify and take steps, allowed or not.
struct RandomLife {
    var dice: SeededRandom
    let rubric: Rubric
    /// Scores at 0 to 20 twentieths of each dimension's weight.
    private let scores = (0...20).map { Rubric.points(Number($0) * 0.05) }
    let otherProgramme = Identifier<Programme>()
    /// The organisations of this life.
    private(set) var cast: Cast

    var college: College
    var dossier: Dossier
    var members: [Member] = []
    var now = Cast.start
    /// For each transition, its member as they were.
    var takers: [Member] = []
    /// How many attempts it has seen.
    private var age = 0

    init(seed: UInt64) throws {
        dice = SeededRandom(seed: seed)
        rubric = try .forTests()
        cast = Cast()
        college = cast.college
        dossier = Dossier(rubrics: [rubric])
        try begin()
    }

    /// Begins another college with other people, somewhere on the straight way.
    mutating func begin() throws {
        let way: [College.State] = [
            .draft, .expertReview, .approved, .preparing, .implementing, .panelReview, .panelReview, .operating,
            .operating,
        ]
        let life = try Life(at: dice.pick(way))
        (cast, college, dossier, now, age) = (life.cast, life.college, life.dossier, life.day, 0)
        takers = dossier.record.map { step in
            [cast.approver, cast.reviewer, cast.hqAdmin].first { $0.id == step.member } ?? cast.reporter
        }
        members = (0..<24).map { _ in somebody(Identifier()) } + [cast.approver, cast.reviewer, cast.hqAdmin]
    }

    /// Somebody of any role, mostly where the role belongs, sometimes anywhere.
    private mutating func somebody(_ id: Identifier<Member>) -> Member {
        let role = dice.pick([.approver, .approver, .reviewer, .reviewer, .hqAdmin, .hqAdmin] + Role.allCases)
        let usual: [Identifier<Organisation>] =
            switch role {
            case .reviewer, .hqAdmin, .leader: [cast.headquarters]
            case .expert: [cast.otherLead, cast.headquarters, cast.partner, cast.lead]
            case .partner: [cast.partner]
            default: [cast.lead, cast.lead, cast.otherLead]
            }
        let anywhere = [cast.headquarters, cast.lead, cast.partner, cast.otherLead]
        let organisation = dice.pick(dice.chance(90) ? usual : anywhere)
        return Member(
            id: id,
            name: "",
            fullName: "",
            role: role,
            organisation: organisation,
            programme: dice.chance(95) ? cast.programme : otherProgramme,
            colleges: [college.id.uuid]
        )
    }

    /// One random event in the file, then one random attempt at a step; true if the step was taken.
    mutating func live() throws -> Bool {
        age += 1
        now += Double(Int.random(in: 0...200_000, using: &dice))
        for _ in 0..<2 { happen() }
        if age > 200 || college.state.isFinal { try begin() }
        let steps = Rulebook.rules(from: college.state).map(\.step)
        let step = dice.pick(dice.chance(85) ? steps : College.Step.allCases)
        let roles = Rulebook.rule(college.state, step)?.roles ?? []
        let able = members.filter { roles.contains($0.role) }
        let member = dice.pick(able.isEmpty || dice.chance(20) ? members : able)
        if step == .close && dice.chance(90) { return false }
        let reason = dice.pick(["理由", "reason", nil, " "])
        let date = dice.chance(2) ? now - 1_000_000 : now
        guard let transition = try? college.take(step, by: member, on: dossier, reason: reason, at: date) else {
            return false
        }
        dossier.record.append(transition)
        takers.append(member)
        return true
    }

    private mutating func happen() {
        switch Int.random(in: 0..<100, using: &dice) {
        case 0..<40: write()
        case 40..<75:
            score()
            score()
        case 75..<78:
            let due = now + Double(Int.random(in: -100_000...2_000_000, using: &dice))
            let number = dossier.blockers.count + 1
            dossier.blockers.append(Blocker(number, dice.pick(Blocker.Kind.allCases), since: now, due: due))
        case 78..<92: lift()
        case 92..<93: dossier.milestones.append(Milestone(due: now, done: dice.chance(70) ? now : nil))
        case 93..<95: dossier.milestones = dossier.milestones.map { Milestone(due: $0.due, done: now) }
        case 95..<96: veto()
        default:
            let index = Int.random(in: members.indices, using: &dice)
            members[index] = somebody(members[index].id)
        }
    }

    private mutating func write() {
        let wanted = Rulebook.rules(from: college.state).flatMap(\.files)
        let kind = dice.pick(wanted.isEmpty || dice.chance(20) ? Document.Kind.allCases : wanted)
        let version = (dossier.newest(kind)?.version ?? 0) + 1
        let others: Set<Identifier<Member>> = dice.chance(30) ? [dice.pick(members).id] : []
        let document = Document(kind, version: version, preparedBy: dice.pick(members).id, and: others, at: now)
        dossier.documents.append(document)
    }

    /// Mostly what the college lets through, sometimes a row that slipped past it.
    private mutating func score() {
        guard college.scoredStep != nil else { return }
        let kind: Document.Kind = college.state == .expertReview ? .application : .selfAssessment
        let twentieths = Int.random(in: 10...20, using: &dice)
        var points = kind == .application ? [Score.overall.code: Number(5 * twentieths)] : scores[twentieths]
        if kind == .selfAssessment && dice.chance(50) {
            for (code, weight) in Rubric.acceptance.suffix(Int.random(in: 1...3, using: &dice)) {
                points[code] = weight * dice.pick([0.4, 0.5, 0.6])
            }
        }
        if dice.chance(10) { points["SUS"] = Number(Int.random(in: -1...6, using: &dice)) }
        let member = dice.pick(members)
        if dice.chance(60), let score = try? college.score(by: member, points: points, on: dossier, at: now) {
            dossier.scores.append(score)
        } else if let document = dossier.newest(kind), dice.chance(30) {
            let citation = Citation(kind: kind, version: max(1, document.version - Int.random(in: 0...1, using: &dice)))
            dossier.scores.append(
                Score(expert: member.id, organisation: member.organisation, on: citation, points: points, at: now)
            )
        }
    }

    private mutating func lift() {
        guard !dossier.blockers.isEmpty else { return }
        let index = Int.random(in: dossier.blockers.indices, using: &dice)
        guard dossier.blockers[index].stands(at: college) else { return }
        dossier.blockers[index] = dossier.blockers[index].lifted(by: dice.pick(members).organisation, at: now)
    }

    private mutating func veto() {
        guard let document = dossier.newest(.selfAssessment) else { return }
        dossier.vetoes.append(
            Veto(dice.pick(Veto.Ground.allCases), raisedBy: dice.pick(members).id, on: document.citation)
        )
    }
}
