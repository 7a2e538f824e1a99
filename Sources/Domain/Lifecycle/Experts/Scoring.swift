import Foundation
import Number
import Tenancy

extension College {
    /// The step whose documents experts score in this state; nil where there is nothing to score.
    package var scoredStep: Step? { state.scoredStep }

    /// Everything that keeps a member from scoring what is under review, their points aside; nil if they can.
    package func refusalOfScore(by expert: Member, on dossier: Dossier) -> Refusal? {
        if let refusal = refusal(of: .score, to: expert) { return refusal }
        guard let step = scoredStep else { return .notUnderReview(state) }
        if let refusal = refusalOfJudgement(on: step, by: expert, in: dossier) { return refusal }
        return step == .submit || dossier.rubric(for: step) != nil ? nil : .rubricMissing
    }

    /// Why what a step filed isn't there to be judged, or not by a member who had a hand in it; nil if it is.
    func refusalOfJudgement(on step: Step, by member: Member, in dossier: Dossier) -> Refusal? {
        guard let citation = underReview(in: dossier)?.cites.first else {
            return .nothingFiled(step, by: Rulebook.takers(of: step))
        }
        guard let document = dossier.document(citation) else { return .documentMissing(citation.kind) }
        return document.preparedBy.contains(member.id) ? .preparedIt(citation) : nil
    }

    /// An assigned expert's score of what is under review, checked; it replaces one they gave the same version before.
    package func score(
        by expert: Member,
        points: [String: Number],
        on dossier: Dossier,
        at date: Date
    ) throws(Refusal) -> Score {
        if let refusal = refusalOfScore(by: expert, on: dossier) { throw refusal }
        guard let step = scoredStep, let citation = underReview(in: dossier)?.cites.first else {
            throw .notUnderReview(state)
        }
        let rubric = dossier.rubric(for: step)
        let faults = faults(in: points, for: step, under: rubric)
        guard faults.isEmpty else { throw .points(faults) }
        return Score(expert: expert.id, organisation: expert.organisation, on: citation, points: points, at: date)
    }

    /// The scores that a decision on a step's documents may rest on: of the version filed, complete, by experts of
    /// other tenants who had no hand in it, the newest of each.
    package func countedScores(on step: Step, in dossier: Dossier) -> [Score] {
        let rubric = dossier.rubric(for: step)
        guard let citation = dossier.last(step)?.cites.first, step == .submit || rubric != nil else { return [] }
        let hands = dossier.document(citation)?.preparedBy ?? []
        let valid = dossier.scores.filter {
            $0.citation == citation && !isOwn($0.organisation) && !hands.contains($0.expert)
                && faults(in: $0.points, for: step, under: rubric).isEmpty
        }
        return Dictionary(valid.map { ($0.expert, $0) }) { $0.at <= $1.at ? $1 : $0 }
            .values.sorted { ($0.at, $0.expert.description) < ($1.at, $1.expert.description) }
    }

    /// How many have scored what is under review; 0 where nothing is.
    func scoredExperts(in dossier: Dossier) -> Int {
        guard let citation = underReview(in: dossier)?.cites.first else { return 0 }
        return Set(dossier.scores.filter { $0.citation == citation }.map(\.expert)).count
    }

    /// What the experts' points come to by dimension under a rule, without names: their trimmed mean, or the plain one
    /// of an application's; empty where they gave points for different things.
    func means(under rule: Rule, in dossier: Dossier) -> [String: Number] {
        guard let step = rule.decidesOn else { return [:] }
        guard step == .submit else {
            let lines = verdict(on: step, in: dossier)?.dimensions ?? []
            return Dictionary(lines.map { ($0.dimension.code, $0.mean) }) { $1 }
        }
        let scores = countedScores(on: step, in: dossier).map(\.points)
        guard let first = scores.first, scores.allSatisfy({ $0.keys == first.keys }) else { return [:] }
        let means = first.keys.map { code in
            (code, scores.compactMap { $0[code] }.reduce(.zero, +).mean(of: scores.count))
        }
        return Dictionary(means) { $1 }
    }

    /// The panel's verdict on what a step filed; nil while too few experts have scored it.
    package func verdict(on step: Step, in dossier: Dossier) -> Verdict? {
        guard let citation = dossier.last(step)?.cites.first, let rubric = dossier.rubric(for: step) else { return nil }
        let vetoes = dossier.vetoes.filter { $0.citation == citation }.map(\.ground)
        return rubric.verdict(countedScores(on: step, in: dossier).map(\.points), vetoes: Set(vetoes))
    }

    /// The dimensions with missing or impossible points. An application gets one overall figure; points by dimension are
    /// taken instead, where any are given and the programme has a rubric.
    private func faults(in points: [String: Number], for step: Step, under rubric: Rubric?) -> [Rubric.Dimension] {
        let overall = points[Score.overall.code]
        let isByDimension = overall == nil && rubric?.dimensions.contains { points[$0.code] != nil } == true
        guard step == .submit, !isByDimension else { return rubric?.faults(in: points) ?? [] }
        let isComplete = points.count == 1 && overall.map((0...Score.overall.weight).contains) == true
        return isComplete ? [] : [Score.overall]
    }
}

extension College.Step {
    /// Whether experts score what it files.
    var isScored: Bool { self == .submit || self == .requestAcceptance || self == .fileReReview }
}

extension College.State {
    /// The step whose documents experts score here; nil where there is nothing to score.
    var scoredStep: College.Step? {
        switch self {
        case .expertReview: .submit
        case .panelReview: .requestAcceptance
        case .operating, .suspended: .fileReReview
        default: nil
        }
    }
}
