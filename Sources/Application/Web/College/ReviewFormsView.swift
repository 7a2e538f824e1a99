import ClosedLoop
import Evidence
import Foundation
import Indicators
import Language
import Lifecycle
import Tenancy

extension CollegeFormsView.ScoreForm {
    init?(_ page: CollegePage, _ texts: Texts) {
        action = Routes.collegeScores(page.college.id)
        let college = page.college
        guard college.refusalOfScore(by: page.member, on: page.dossier) == nil, let step = college.scoredStep,
            let citation = college.underReview(in: page.dossier)?.cites.first
        else { return nil }
        let earlier = page.dossier.scores.last { $0.expert == page.member.id && $0.citation == citation }
        let dimensions = step == .submit ? [Score.overall] : page.dossier.rubric(for: step)?.dimensions ?? []
        lead = texts(
            earlier == nil ? "college.form.scoreLead" : "college.form.scoreAgain",
            ["document": .text(texts.words(for: citation))]
        )
        points = dimensions.map { dimension in
            Points(
                field: page.field(
                    "points-\(dimension.code)",
                    of: "scores",
                    label: texts.text(dimension.name),
                    hint: texts("college.form.range", ["maximum": .text("\(dimension.weight)")]),
                    maximum: "\(dimension.weight)",
                    initially: earlier?.points[dimension.code].map { "\($0)" } ?? ""
                ),
                figures: DimensionFigures(dimension, page, texts)
            )
        }
        comment = page.field("comment", of: "scores", label: texts("college.form.comment"))
        let subject = EvidenceSubject.score(citation, of: college.id)
        evidence = EvidenceLinks(page.attached[subject].filter { $0.member == page.member.id }, to: subject, texts)
        open = true
    }
}

extension CollegeFormsView.VetoForm {
    init?(_ page: CollegePage, _ texts: Texts) {
        action = Routes.collegeVetoes(page.college.id)
        let (college, dossier) = (page.college, page.dossier)
        guard college.refusalOfVeto(by: page.member, on: dossier) == nil,
            let citation = college.underReview(in: dossier)?.cites.first
        else { return nil }
        let raised = dossier.vetoes.filter { $0.citation == citation }.map(\.ground)
        let grounds = Veto.Ground.allCases.filter { !raised.contains($0) }
        guard !grounds.isEmpty else { return nil }
        lead = texts("college.form.vetoLead", ["document": .text(texts.words(for: citation))])
        consequence = texts(
            college.vetoedStep == .fileReReview
                ? "college.form.vetoReReviewConsequence" : "college.form.vetoConsequence"
        )
        ground = Select(
            "ground",
            label: texts("college.form.ground"),
            options: grounds.map { (value: $0.rawValue, label: texts($0.messageKey)) },
            chosen: page.isRefused("vetoes") ? page.refused?.fields["ground"] ?? "" : ""
        )
        reason = page.field(
            "veto-reason",
            of: "vetoes",
            label: texts("college.reason"),
            hint: texts("college.form.vetoHint")
        )
        open = page.isRefused("vetoes")
    }
}

extension CollegePage {
    /// Whether the member records findings and conditions, once there is something to find fault with.
    var opensFindings: Bool { may(.openFinding) && college.state.takesFindings }
}

extension CollegeFormsView.FindingForm {
    init?(_ page: CollegePage, _ texts: Texts) {
        guard page.opensFindings else { return nil }
        action = Routes.collegeFindings(page.college.id)
        let chosen = page.isRefused("findings") ? page.refused?.fields["severity"] ?? "" : "blocking"
        severity = Select(
            "severity",
            label: texts("college.form.severity"),
            options: Finding.Severity.allCases.map { (value: $0.rawValue, label: texts("college.severities.\($0)")) },
            chosen: chosen
        )
        func sent(_ field: String) -> String { page.isRefused("findings") ? page.refused?.fields[field] ?? "" : "" }
        origin = Select(
            "origin",
            label: texts("closedLoop.origin"),
            options: Finding.Origin.chosen.map { (value: $0.rawValue, label: texts("closedLoop.origins.\($0)")) },
            chosen: sent("origin")
        )
        indicator = Select(
            "indicator",
            label: texts("closedLoop.indicator"),
            all: texts("closedLoop.noIndicator"),
            options: page.book.indicators.map { (value: $0.code, label: texts.text($0.name)) },
            chosen: sent("indicator")
        )
        owner = Select(
            "owner",
            label: texts("closedLoop.owner"),
            options: OwnSide.allCases.map { (value: $0.rawValue, label: texts("words.\($0)")) },
            chosen: sent("owner")
        )
        text = page.field("text", of: "findings", label: texts("college.form.text"))
        due = page.field("due", of: "findings", label: texts("college.form.due"), hint: texts("college.form.dueHint"))
        open = page.isRefused("findings")
    }
}

extension CollegeFormsView.AssignmentForm {
    init?(_ page: CollegePage, _ texts: Texts) {
        action = Routes.collegeAssignments(page.college.id)
        guard !page.experts.isEmpty, page.college.state.asksExperts else { return nil }
        let assigned = Set(page.file.assignments.map(\.expert))
        func words(_ expert: Expert) -> String {
            "\(expert.fullName) · \(texts.name(zh: expert.organisationZh, en: expert.organisationEn))"
        }
        var expert = Select(
            "expert",
            label: texts("college.form.expert"),
            options: page.experts.filter { !assigned.contains($0.id) }.map { (value: "\($0.id)", label: words($0)) },
            chosen: ""
        )
        expert.fault = page.isRefused("assignments") ? page.refused?.words : nil
        self.expert = expert
        asked = page.experts.filter { assigned.contains($0.id) }.map(words)
        let isScored = page.college.state == .expertReview || page.college.state == .panelReview
        open = page.isRefused("assignments") || (isScored && asked.count < 3)
    }
}
