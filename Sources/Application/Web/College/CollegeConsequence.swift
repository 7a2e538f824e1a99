import Language
import Lifecycle

extension Texts {
    /// What a step files or rests on, where it leads, and what can't be undone.
    func consequence(of rule: Rule, _ page: CollegePage) -> String {
        var sentences: [String] = []
        let dossier = page.dossier
        if let decided = rule.decidesOn {
            let cited = dossier.last(decided)?.cites ?? []
            sentences.append(
                self("college.consequence.rests", ["documents": .text(list(cited.map { words(for: $0) }))])
            )
            if let scores = scores(on: decided, page) { sentences.append(scores) }
        } else if !rule.files.isEmpty {
            let filed = rule.files.compactMap { dossier.newest($0)?.citation }
            sentences.append(
                self(
                    rule.step == .returnDraft ? "college.consequence.rests" : "college.consequence.files",
                    ["documents": .text(list(filed.map { words(for: $0) }))]
                )
            )
        }
        let to = MessageArgument.text(self(rule.to.messageKey))
        sentences.append(
            self(rule.from == rule.to ? "college.consequence.stays" : "college.consequence.moves", ["state": to])
        )
        let warning = "college.consequence.\(rule.step)"
        if catalogue.has(warning) { sentences.append(self(warning)) }
        sentences.append(self("college.consequence.kept"))
        return sentences.joined(separator: language.language == "zh" ? "" : " ")
    }

    /// What the experts' scores come to, where a decision rests on them.
    private func scores(on step: College.Step, _ page: CollegePage) -> String? {
        let scores = page.college.countedScores(on: step, in: page.dossier)
        if step == .submit, let mean = page.dossier.expertRule.mean(scores.map(\.total)) {
            return self("college.consequence.mean", ["count": .integer(scores.count), "mean": .text(points(mean))])
        }
        guard step != .submit, let verdict = page.college.verdict(on: step, in: page.dossier) else { return nil }
        if !verdict.vetoes.isEmpty {
            let grounds = Veto.Ground.allCases.filter(verdict.vetoes.contains).map { self($0.messageKey) }
            return self(
                "college.consequence.verdictVetoed",
                ["total": .text(points(verdict.total)), "grounds": .text(list(grounds))]
            )
        }
        let weak = verdict.dimensions.filter(\.isWeak).map { text($0.dimension.name) }
        return self(
            weak.isEmpty ? "college.consequence.verdict" : "college.consequence.verdictWeak",
            [
                "total": .text(points(verdict.total)), "verdict": .text(self(verdict.outcome.messageKey)),
                "weak": .text(list(weak)),
            ]
        )
    }
}
