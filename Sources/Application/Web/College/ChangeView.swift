import Language
import Lifecycle
import Tenancy

/// What `ChangeEntered.mustache` shows.
struct ChangeView {
    /// A field in the shape in which it is typed; one of the three.
    struct Line {
        let line: FormField?
        let text: FormField?
        let day: FormField?
        let isRequired: Bool
    }

    struct Withdrawal {
        let action: Address
        let label: String
        let consequence: String
        /// Nil where none is asked for.
        let reason: FormField?
    }

    struct Form {
        let action: Address
        /// Which version of it the page shows.
        let seen: String
        let lines: [Line]
        /// Nil where none is asked for.
        let reason: FormField?
    }

    let lead: String
    /// What was entered, for who can't change it.
    let facts: [Fact]
    /// Nil for who can't change it now.
    let form: Form?
    let withdrawal: Withdrawal?
    /// Nil where it isn't completed, or isn't the reader's to reopen.
    let reopening: Withdrawal?

    init(_ page: ChangePage, _ texts: Texts) {
        func fault(_ field: String) -> String? { page.faults.first { $0.field == field }?.words }
        let way = try? page.way.get()
        lead =
            switch page.way {
            case .success(.freely): texts("change.lead")
            case .success(.withReason): texts("change.leadCorrection")
            case .failure(let error): Refusal(error, texts).detail
            }
        facts = way == nil ? page.kept.map { Fact(label: texts($0.label), value: $0.value) } : []
        let lines = page.kept.map { kept in
            let field = FormField(
                name: kept.name,
                label: texts(kept.label),
                value: page.typed?[kept.name] ?? kept.value,
                fault: fault(kept.name)
            )
            return Line(
                line: kept.kind == .line ? field : nil,
                text: kept.kind == .text ? field : nil,
                day: kept.kind == .day ? field : nil,
                isRequired: kept.isRequired
            )
        }
        let reason =
            way == .withReason
            ? FormField(
                name: "reason",
                label: texts("college.reason"),
                value: page.typed?["reason"] ?? "",
                fault: fault("reason"),
                hint: texts("change.reasonHint")
            ) : nil
        form = way.map { _ in
            Form(action: page.entered.change(at: page.college), seen: page.seen, lines: lines, reason: reason)
        }
        withdrawal = (try? page.wayOfWithdrawal.get()).map { way in
            let isDraft = page.entered == .profile
            return Withdrawal(
                action: page.entered.withdrawal(at: page.college),
                label: texts(isDraft ? "change.withdrawDraft" : "change.withdraw"),
                consequence: texts(
                    isDraft
                        ? "change.withdrawDraftConsequence"
                        : way == .freely ? "change.withdrawConsequence" : "change.withdrawCorrection"
                ),
                reason: way == .freely
                    ? nil
                    : FormField(
                        name: "withdrawal-reason",
                        label: texts("college.reason"),
                        value: page.typed?["withdrawal-reason"] ?? "",
                        fault: fault("withdrawal-reason")
                    )
            )
        }
        reopening =
            page.isReopenable
            ? page.entered.reopening(at: page.college).map { action in
                Withdrawal(
                    action: action,
                    label: texts("change.reopen"),
                    consequence: texts("change.reopenConsequence"),
                    reason: FormField(
                        name: "reopening-reason",
                        label: texts("college.reason"),
                        value: page.typed?["reopening-reason"] ?? "",
                        fault: fault("reopening-reason")
                    )
                )
            } : nil
    }
}

extension Entered {
    /// Where it is changed.
    func change(at college: College) -> Address {
        switch self {
        case .profile: Routes.profileChange(college.id)
        case .milestone(let number): Routes.milestoneChange(college.id, number)
        case .finding(let number): Routes.findingChange(college.id, number)
        case .document(let citation): Routes.documentChange(college.id, citation.kind, citation.version)
        }
    }

    /// Where the form that takes it away goes.
    func withdrawal(at college: College) -> Address {
        switch self {
        case .profile: Routes.draftWithdrawal(college.id)
        case .milestone(let number): Routes.milestoneWithdrawal(college.id, number)
        case .finding(let number): Routes.findingWithdrawal(college.id, number)
        case .document(let citation): Routes.documentWithdrawal(college.id, citation.kind, citation.version)
        }
    }

    /// Where the form goes that takes back that it is completed; nil for what isn't.
    func reopening(at college: College) -> Address? {
        if case .milestone(let number) = self { Routes.milestoneReopening(college.id, number) } else { nil }
    }

    /// Where it stands on the college's pages.
    func place(at college: Identifier<College>) -> Address {
        switch self {
        case .profile: Routes.college(college).at("profile")
        case .milestone: Routes.collegeMilestones(college)
        case .finding: Routes.collegeFindings(college)
        case .document: Routes.collegeDocuments(college)
        }
    }

    /// The kinds of its texts, by the fields in which they are typed.
    var texts: KeyValuePairs<String, WrittenText> {
        switch self {
        case .profile:
            ["nameZh": .title, "nameEn": .title, "cityZh": .title, "cityEn": .title, "reason": .remark]
        case .milestone: ["milestoneZh": .title, "milestoneEn": .title, "reason": .remark]
        case .finding: ["text": .remark, "reason": .remark]
        case .document: ["title": .title, "body": .body]
        }
    }
}
