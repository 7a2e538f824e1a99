import Calendar
import ClosedLoop
import Foundation
import Language
import Lifecycle
import Number
import Tenancy

/// A college's life so far, replayed step by step through the rulebook: what the rulebook refuses can't be demonstrated.
struct DemonstrationLife {
    private(set) var college: College
    private(set) var dossier: Dossier
    let file: DemonstrationCollege
    let people: DemonstrationPeople
    let time: DemonstrationTime
    /// Who takes the steps of each role, and who scores.
    let cast: [Role: Member]
    private let experts: [Member]

    /// Replays everything in the file; throws `College.Refusal` when the rulebook refuses a step.
    init(
        _ file: DemonstrationCollege,
        people: DemonstrationPeople,
        time: DemonstrationTime,
        expertRule: ExpertRule,
        rubric: Rubric
    ) throws {
        guard let lead = people.leads[file.leadCollege], let partner = people.partners[file.partner.code] else {
            throw DemonstrationFault.organisationMissing(college: file.code)
        }
        self.file = file
        self.people = people
        self.time = time
        college = College(
            tenant: lead.organisation.id,
            programme: people.programme.id,
            partner: partner.organisation.id,
            code: file.code,
            nameZh: file.name[.chinese]?.text ?? file.code,
            nameEn: file.name[.english]?.text ?? file.code,
            country: file.country,
            cityZh: file.city[.chinese]?.text ?? "",
            cityEn: file.city[.english]?.text ?? "",
            zone: file.zone,
            since: time.moved(file.began)
        )
        dossier = Dossier(expertRule: expertRule, rubrics: [rubric])
        var cast: [Role: Member] = [:]
        for member in people.headquarters.members + lead.members + partner.members where cast[member.role] == nil {
            cast[member.role] = member
        }
        self.cast = cast
        experts = people.experts(besides: lead.organisation.id)
        prepare(.application, at: time.moved(file.began))
        for step in file.steps { try take(step) }
        try score(
            file.scoresSoFar ?? [],
            panel: file.panelSoFar ?? [],
            at: time.today.hour(10, in: people.programme.zone)
        )
        file.milestones.map { keep(milestones: $0, at: .distantFuture) }
    }

    /// Everyone who took a step, prepared or scored, by identifier.
    var members: [Identifier<Member>: Member] {
        Dictionary((Array(cast.values) + experts).map { ($0.id, $0) }) { first, _ in first }
    }

    /// Who scored, with the tenant they are of.
    var assigned: [Member] { experts.filter { expert in dossier.scores.contains { $0.expert == expert.id } } }

    private mutating func take(_ line: DemonstrationCollege.StepFile) throws {
        let at = time.moved(line.on).addingTimeInterval(7 * 3600)
        let rule = Rulebook.rule(college.state, line.step)
        for kind in rule?.files ?? [] where dossier.newest(kind) == nil || dossier.lastFiling(of: kind) != nil {
            prepare(kind, at: at.addingTimeInterval(-86_400))
        }
        dossier.blockers = findings(by: at).compactMap(\.blocker)
        keep(milestones: file.milestones ?? [], at: at)
        try score(line.scores ?? [], panel: line.panel ?? [], at: at.addingTimeInterval(-3600))
        guard let role = rule?.roles.first, let member = cast[role] else {
            throw DemonstrationFault.nobodyTakes(line.step.rawValue, college: file.code)
        }
        var transition = try college.take(line.step, by: member, on: dossier, reason: line.reason, at: at)
        transition.confirm(by: .command)
        dossier.record.append(transition)
    }

    private mutating func prepare(_ kind: Document.Kind, at: Date) {
        let hand: Role = kind == .caseReport ? .reviewer : .reporter
        guard let member = cast[hand] else { return }
        let version = (dossier.newest(kind)?.version ?? 0) + 1
        dossier.documents.append(Document(kind, version: version, preparedBy: member.id, at: at))
    }

    private mutating func score(_ totals: [Int], panel: [Int], at: Date) throws {
        let dimensions = dossier.rubrics.inForce(at: at)?.dimensions ?? []
        let scores =
            totals.map { [Score.overall.code: Number($0)] }
            + panel.map { percent in
                Dictionary(
                    uniqueKeysWithValues: dimensions.map {
                        ($0.code, $0.weight * Number(mantissa: Int128(percent), exponent: -2))
                    }
                )
            }
        for (expert, points) in zip(experts, scores) {
            let assigned = Member(
                id: expert.id,
                name: expert.name,
                fullName: expert.fullName,
                role: .expert,
                organisation: expert.organisation,
                programme: expert.programme,
                colleges: [college.id.uuid]
            )
            dossier.scores.append(try college.score(by: assigned, points: points, on: dossier, at: at))
        }
    }

    private mutating func keep(milestones: [DemonstrationCollege.MilestoneFile], at: Date) {
        dossier.milestones = milestones.map { line in
            let done = line.done.map(time.moved)
            return Milestone(due: time.moved(line.due), done: done.flatMap { $0 <= at ? $0 : nil })
        }
    }

    /// Its findings as they stood.
    func findings(by at: Date) -> [Finding] {
        let lines = (file.findings ?? []).filter { time.moved($0.opened) <= at }
        return lines.enumerated().map { index, line in
            let verified = line.verified.map(time.moved).flatMap { $0 <= at ? $0 : nil }
            return Finding(
                index + 1,
                line.severity,
                text: line.text[.chinese]?.text ?? "",
                opened: time.moved(line.opened),
                openedBy: reviewer,
                due: line.due.map(time.moved),
                verification: verified.map { .init(by: verifier, of: people.headquarters.organisation.id, at: $0) }
            )
        }
    }
}

/// What is wrong with the demonstration's files.
enum DemonstrationFault: Error, CustomStringConvertible {
    case organisationMissing(college: String)
    case nobodyTakes(String, college: String)

    var description: String {
        switch self {
        case .organisationMissing(let college): "\(college): its lead college or partner is in no file."
        case .nobodyTakes(let step, let college): "\(college): nobody of the demonstration may \(step)."
        }
    }
}
