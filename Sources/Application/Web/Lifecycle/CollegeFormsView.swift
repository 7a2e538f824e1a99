import Foundation
import Language
import Lifecycle
import Tenancy

/// The forms with which members put on file what a step needs; each nil for those who don't.
struct CollegeFormsView {
    struct Field {
        let name: String
        let label: String
        let value: String
        let fault: String?
        var hint: String?
        var maximum: String?
    }

    struct DocumentForm {
        let kind: Select
        let title: Field
        let body: Field
        let open: Bool
    }

    struct ScoreForm {
        let lead: String
        let points: [Field]
        let comment: Field
        let open: Bool
    }

    struct FindingForm {
        let severity: Select
        let text: Field
        let due: Field
        let open: Bool
    }

    struct AssignmentForm {
        let expert: Select
        /// Who was asked already, in words.
        let asked: [String]
        let open: Bool
    }

    let document: DocumentForm?
    let score: ScoreForm?
    let finding: FindingForm?
    let assignment: AssignmentForm?
    /// Whether there is any, so that their section is shown.
    let any: Bool

    init(_ page: CollegePage, _ texts: Texts) {
        document = DocumentForm(page, texts)
        score = ScoreForm(page, texts)
        finding = FindingForm(page, texts)
        assignment = AssignmentForm(page, texts)
        any = document != nil || score != nil || finding != nil || assignment != nil
    }
}

extension CollegePage {
    /// A field with what was typed, if this form was refused.
    fileprivate func field(
        _ name: String,
        of form: String,
        label: String,
        hint: String? = nil,
        maximum: String? = nil,
        initially: String = ""
    ) -> CollegeFormsView.Field {
        let sent = refused.flatMap { $0.form == form ? $0 : nil }
        return CollegeFormsView.Field(
            name: name,
            label: label,
            value: sent?.fields[name] ?? initially,
            fault: sent.flatMap { $0.field == name ? $0.words : nil },
            hint: hint,
            maximum: maximum
        )
    }

    fileprivate func isRefused(_ form: String) -> Bool { refused?.form == form }

    /// The kinds that the steps of this state file and that the member may put on file.
    var kindsToAdd: [Lifecycle.Document.Kind] {
        guard !Role.headquarters.contains(member.role) || member.role == .reviewer else { return [] }
        let wanted = Rulebook.rules(from: college.state).flatMap(\.files)
        return Lifecycle.Document.Kind.allCases.filter { kind in
            guard wanted.contains(kind) else { return false }
            return kind == .caseReport
                ? member.role == .reviewer
                : [.reporter, .collegeAdmin].contains(member.role) && member.organisation == college.tenant
        }
    }
}

extension CollegeFormsView.DocumentForm {
    fileprivate init?(_ page: CollegePage, _ texts: Texts) {
        let kinds = page.kindsToAdd
        guard let first = kinds.first else { return nil }
        let chosen = page.isRefused("documents") ? page.refused?.fields["kind"] ?? "" : first.rawValue
        kind = Select(
            "kind",
            label: texts("college.form.kind"),
            options: kinds.map { (value: $0.rawValue, label: texts($0.messageKey)) },
            chosen: chosen
        )
        title = page.field("title", of: "documents", label: texts("college.form.title"))
        body = page.field("body", of: "documents", label: texts("college.form.body"), hint: texts("college.form.bodyHint"))
        let hasNewest = kinds.contains { page.file.documents.last(where: { [kind = $0] in $0.document.kind == kind })?.filedAt != nil }
        open = page.isRefused("documents") || hasNewest || page.file.documents.isEmpty
    }
}

extension CollegeFormsView.ScoreForm {
    fileprivate init?(_ page: CollegePage, _ texts: Texts) {
        let college = page.college
        guard page.member.role == .expert, !college.isOwn(page.member.organisation), let step = college.scoredStep,
            let citation = page.dossier.last(step)?.cites.first
        else { return nil }
        let earlier = page.dossier.scores.last { $0.expert == page.member.id && $0.citation == citation }
        let dimensions = step == .submit ? [Score.overall] : page.dossier.rubric.dimensions
        lead = texts(
            earlier == nil ? "college.form.scoreLead" : "college.form.scoreAgain",
            ["document": .text(texts.words(for: citation))]
        )
        points = dimensions.map { dimension in
            page.field(
                "points-\(dimension.code)",
                of: "scores",
                label: texts.name(zh: dimension.nameZh, en: dimension.nameEn),
                hint: texts("college.form.range", ["maximum": .text("\(dimension.weight)")]),
                maximum: "\(dimension.weight)",
                initially: earlier?.points[dimension.code].map { "\($0)" } ?? ""
            )
        }
        comment = page.field("comment", of: "scores", label: texts("college.form.comment"))
        open = true
    }
}

extension CollegeFormsView.FindingForm {
    fileprivate init?(_ page: CollegePage, _ texts: Texts) {
        guard [.reviewer, .hqAdmin].contains(page.member.role), !page.college.isOwn(page.member.organisation),
            page.college.state.phase != .approval, !page.college.state.isFinal
        else { return nil }
        let chosen = page.isRefused("findings") ? page.refused?.fields["severity"] ?? "" : "blocking"
        severity = Select(
            "severity",
            label: texts("college.form.severity"),
            options: Finding.Severity.allCases.map { (value: $0.rawValue, label: texts("college.severities.\($0)")) },
            chosen: chosen
        )
        text = page.field("text", of: "findings", label: texts("college.form.text"))
        due = page.field("due", of: "findings", label: texts("college.form.due"), hint: texts("college.form.dueHint"))
        open = page.isRefused("findings")
    }
}

extension CollegeFormsView.AssignmentForm {
    fileprivate init?(_ page: CollegePage, _ texts: Texts) {
        let asking: [College.State] = [
            .submitted, .formalReview, .expertReview, .acceptanceRequested, .panelReview, .operating, .suspended,
        ]
        guard !page.experts.isEmpty, asking.contains(page.college.state) else { return nil }
        let assigned = Set(page.file.assignments.map(\.expert))
        func words(_ expert: Expert) -> String {
            "\(expert.fullName) · \(texts.name(zh: expert.organisationZh, en: expert.organisationEn))"
        }
        expert = Select(
            "expert",
            label: texts("college.form.expert"),
            options: page.experts.filter { !assigned.contains($0.id) }.map { (value: "\($0.id)", label: words($0)) },
            chosen: ""
        )
        asked = page.experts.filter { assigned.contains($0.id) }.map(words)
        let isScored = page.college.state == .expertReview || page.college.state == .panelReview
        open = page.isRefused("assignments") || (isScored && asked.count < 3)
    }
}
