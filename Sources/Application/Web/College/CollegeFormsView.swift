import Foundation
import HTTPTypes
import Language
import Lifecycle
import Tenancy

/// The forms with which members put on file what a step needs; each nil for those who don't.
struct CollegeFormsView {
    struct DocumentForm {
        let action: Address
        let kind: Select
        let title: FormField
        let body: FormField
        let open: Bool
    }

    struct ScoreForm {
        /// The points of a dimension with the figures that feed it.
        struct Points {
            let field: FormField
            let figures: DimensionFigures?
        }

        let action: Address
        let lead: String
        let points: [Points]
        let comment: FormField
        /// On what it rests.
        let evidence: EvidenceLinks
        let open: Bool
    }

    struct FindingForm {
        let action: Address
        let severity: Select
        let origin: Select
        let indicator: Select
        let owner: Select
        let text: FormField
        let due: FormField
        let open: Bool
    }

    struct VetoForm {
        let action: Address
        let lead: String
        let consequence: String
        let ground: Select
        let reason: FormField
        let open: Bool
    }

    struct AssignmentForm {
        let action: Address
        let expert: Select
        /// Who was asked already, in words.
        let asked: [String]
        let open: Bool
    }

    struct MilestoneForm {
        let action: Address
        /// In Chinese and in English.
        let names: [FormField]
        let due: FormField
        let open: Bool
    }

    let title: String
    let document: DocumentForm?
    let milestone: MilestoneForm?
    let score: ScoreForm?
    let veto: VetoForm?
    let finding: FindingForm?
    let assignment: AssignmentForm?
    /// Stands with the profile.
    let zone: ZoneForm?
    /// Whether there is any, so that their section is shown.
    let any: Bool

    init(_ page: CollegePage, _ texts: Texts) {
        let isReview = page.part == .documents
        title = texts(isReview ? page.part.messageKey : "college.steps")
        document = isReview ? DocumentForm(page, texts) : nil
        score = isReview ? ScoreForm(page, texts) : nil
        veto = isReview ? VetoForm(page, texts) : nil
        assignment = isReview ? AssignmentForm(page, texts) : nil
        milestone = page.part == .milestones ? MilestoneForm(page, texts) : nil
        finding = page.part == .findings ? FindingForm(page, texts) : nil
        zone = page.part == .overview ? ZoneForm(page, texts) : nil
        any =
            document != nil || milestone != nil || score != nil || veto != nil || finding != nil || assignment != nil
    }
}

extension CollegePage {
    /// A field with what was typed, if this form was refused.
    func field(
        _ name: String,
        of form: String,
        label: String,
        hint: String? = nil,
        maximum: String? = nil,
        initially: String = ""
    ) -> FormField {
        let sent = refused.flatMap { $0.form == form ? $0 : nil }
        return FormField(
            name: name,
            label: label,
            value: sent?.fields[name] ?? initially,
            fault: sent?.words(at: name),
            hint: hint,
            maximum: maximum
        )
    }

    /// Whether it was this form that was refused.
    func isRefused(_ form: String) -> Bool { refused?.form == form }

    /// Whether the member may do this to the plan's milestones, while there is a plan to keep.
    func keepsMilestones(_ right: Right) -> Bool { may(right) && college.state.keepsMilestones }

    /// The kinds that the steps of this state file and that the member may put on file.
    var kindsToAdd: [Document.Kind] { college.state.kinds.filter { may(.add($0)) } }
}

extension CollegeFormsView.DocumentForm {
    fileprivate init?(_ page: CollegePage, _ texts: Texts) {
        action = Routes.collegeDocuments(page.college.id)
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
        body = page.field(
            "body",
            of: "documents",
            label: texts("college.form.body"),
            hint: texts("college.form.bodyHint")
        )
        let newest = kinds.map { kind in page.file.documents.last { $0.document.kind == kind } }
        let isWanted = page.may(.addDocument) && newest.contains { $0?.filedAt != nil || $0 == nil }
        open = page.isRefused("documents") || isWanted
    }
}

extension CollegeFormsView.MilestoneForm {
    fileprivate init?(_ page: CollegePage, _ texts: Texts) {
        guard page.keepsMilestones(.addMilestone) else { return nil }
        action = Routes.collegeMilestones(page.college.id)
        names = ["milestoneZh", "milestoneEn"].map { name in
            page.field(name, of: "milestones", label: texts("college.form.\(name)"))
        }
        due = page.field("milestoneDue", of: "milestones", label: texts("college.form.due"))
        open = page.isRefused("milestones") && page.refused?.status != .conflict
    }
}
