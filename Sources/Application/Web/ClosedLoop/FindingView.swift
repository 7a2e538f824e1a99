import Calendar
import ClosedLoop
import Evidence
import Foundation
import Indicators
import Language
import Lifecycle
import Number
import Tenancy

/// What `Finding.mustache` shows: the story from top to bottom, and what comes next.
struct FindingView {
    struct ExtensionRow {
        let text: String
        let reason: String
        let answer: String?
        let words: String?
    }

    struct Event {
        let at: String
        let title: String
        let by: String
        let reason: String?
        /// What it was confirmed to mean, and how; nil where nothing was decided.
        let confirmed: String?
        /// On which files it was decided; nil where on none.
        let cited: CitedEvidence?
    }

    let state: Word
    let text: String
    let facts: [Fact]
    let plan: [Fact]
    let actions: [ActionRow]
    let extensions: [ExtensionRow]
    let outcome: Word?
    let outcomeWords: String?
    let trend: TrendView?
    let course: [Event]
    /// What is attached to it.
    let evidence: EvidenceList
    /// What is attached to its verification; nil before there can be any.
    let verification: EvidenceLinks?
    let steps: StepsView?
    let planForm: FindingPlanForm?
    let actionForm: FindingActionForm?
    let askForm: FindingAskForm?
    let decideForm: FindingDecideForm?
    /// Where its words are changed; nil where the reader can't.
    let change: Address?

    init(_ page: FindingPage, _ texts: Texts) {
        let (finding, college) = (page.finding, page.college)
        state = Word(word: texts(finding.state.messageKey), tone: finding.tone(at: page.now))
        text = finding.text
        facts = Self.facts(page, texts)
        plan = Self.plan(page, texts)
        actions = finding.plan.actions.map { ActionRow($0, page, texts) }
        extensions = finding.extensions.map { asked in
            ExtensionRow(
                text: texts(
                    "closedLoop.extension.asked",
                    [
                        "by": .text(asked.askedBy), "date": .text(texts.day(asked.askedOn)),
                        "due": .text(texts.day(asked.due)),
                    ]
                ),
                reason: asked.reason,
                answer: asked.granted.map { granted in
                    texts(
                        granted ? "closedLoop.extension.granted" : "closedLoop.extension.refused",
                        ["by": .text(asked.decidedBy ?? ""), "date": .text(asked.decidedOn.map(texts.day) ?? "")]
                    )
                },
                words: asked.words.isEmpty ? nil : asked.words
            )
        }
        outcome = finding.outcome.map {
            Word(
                word: texts("closedLoop.outcomes.\($0.kind)"),
                tone: $0.kind == .effective ? "done" : $0.kind == .ineffective ? "urgent" : "soon"
            )
        }
        outcomeWords = finding.outcome.map { texts.words(of: $0, finding, page) }
        trend = page.indicator.flatMap { indicator in
            TrendView(
                page.trend,
                of: indicator,
                page.book,
                marks: Self.marks(page, texts),
                address: { Routes.collegeFigure(college.id, indicator.code, asking: PeriodQuery($0)) },
                texts
            )
        }
        course = Self.course(page, texts)
        let subject = EvidenceSubject.finding(finding.number, at: college.id)
        evidence = EvidenceList(page.attachments[subject] ?? [], to: subject, texts)
        let verifying = EvidenceSubject.verification(of: finding.number, at: college.id)
        let shown = page.attachments[verifying] ?? []
        verification =
            !shown.isEmpty || page.may(.verifyFinding) && finding.state == .evidenceSubmitted
            ? EvidenceLinks(shown, to: verifying, texts) : nil
        steps = StepsView(page, texts)
        planForm = FindingPlanForm(page, texts)
        actionForm = FindingActionForm(page, texts)
        askForm = FindingAskForm(page, texts)
        decideForm = FindingDecideForm(page, texts)
        change =
            page.may(.openFinding) && finding.verification == nil
            ? Routes.findingChange(college.id, finding.number) : nil
    }

    private static func facts(_ page: FindingPage, _ texts: Texts) -> [Fact] {
        let (finding, college) = (page.finding, page.college)
        let isPartners = finding.owner.organisation == college.partner
        let organisation =
            isPartners
            ? texts.name(zh: page.entry.partnerZh, en: page.entry.partnerEn)
            : texts.name(zh: page.entry.leadZh, en: page.entry.leadEn)
        var facts = [
            Fact(label: texts("college.form.severity"), value: texts("college.severities.\(finding.severity)")),
            Fact(label: texts("closedLoop.origin"), value: texts("closedLoop.origins.\(finding.origin)")),
            Fact(
                label: texts("college.opened"),
                value: [texts.moment(finding.opened), finding.openedByName].compactMap(\.self).joined(separator: " · ")
            ),
            Fact(
                label: texts("closedLoop.owner"),
                value: [organisation, finding.owner.name].compactMap(\.self).joined(separator: " · ")
            ),
        ]
        if let indicator = page.indicator {
            facts.append(
                Fact(
                    label: texts("closedLoop.indicator"),
                    value: texts.text(indicator.name),
                    address: Routes.collegeFigure(college.id, indicator.code)
                )
            )
        }
        if let due = finding.due {
            facts.append(Fact(label: texts("college.form.due"), value: texts.day(Day(due, in: college.zone))))
        }
        if let first = finding.firstDue, first != finding.due {
            facts.append(Fact(label: texts("closedLoop.firstDue"), value: texts.day(Day(first, in: college.zone))))
        }
        if let earlier = finding.follows {
            facts.append(
                Fact(
                    label: texts("closedLoop.follows"),
                    value: texts("closedLoop.name", ["number": .integer(earlier)]),
                    address: Routes.finding(college.id, earlier)
                )
            )
        }
        if let later = page.followUp {
            facts.append(
                Fact(
                    label: texts("closedLoop.followedBy"),
                    value: texts("closedLoop.name", ["number": .integer(later)]),
                    address: Routes.finding(college.id, later)
                )
            )
        }
        return facts
    }

    private static func plan(_ page: FindingPage, _ texts: Texts) -> [Fact] {
        let plan = page.finding.plan
        var facts: [Fact] = []
        if !plan.cause.isEmpty { facts.append(Fact(label: texts("closedLoop.cause"), value: plan.cause)) }
        if let method = plan.method {
            let name = texts("closedLoop.methods.\(method)")
            let words = method == .other ? [name, plan.methodWords].joined(separator: texts("words.colon")) : name
            facts.append(Fact(label: texts("closedLoop.method"), value: words))
        }
        if let criterion = plan.criterion, let indicator = page.indicator {
            facts.append(
                Fact(
                    label: texts("closedLoop.criterion"),
                    value: texts(
                        "closedLoop.criterionWords",
                        [
                            "indicator": .text(texts.text(indicator.name)),
                            "from": .text(texts.value(criterion.from, of: indicator, page.book)),
                            "to": .text(texts.value(criterion.to, of: indicator, page.book)),
                            "period": .text(texts.name(of: criterion.period)),
                        ]
                    )
                )
            )
        }
        return facts
    }

    private static func marks(_ page: FindingPage, _ texts: Texts) -> [(day: Day, label: String)] {
        let zone = page.college.zone
        var marks = [(day: Day(page.finding.opened, in: zone), label: texts("college.opened"))]
        if let verification = page.finding.verification {
            marks.append((day: Day(verification.at, in: zone), label: texts("college.verified")))
        }
        return marks
    }

    private static func course(_ page: FindingPage, _ texts: Texts) -> [Event] {
        page.course.map { entry in
            let step = entry.transition
            let organisation = texts.name(zh: entry.organisationZh, en: entry.organisationEn)
            let by = entry.memberName.isEmpty ? texts("closedLoop.platform") : entry.memberName
            return Event(
                at: texts.moment(step.at),
                title: texts(step.step.messageKey),
                by: [by, entry.memberName.isEmpty ? nil : organisation].compactMap(\.self).joined(separator: " · "),
                reason: step.reason,
                confirmed: texts.words(of: step.confirmation),
                cited: CitedEvidence(
                    page.cited[step.decision(at: page.college.id)],
                    by: step.decision(at: page.college.id)
                )
            )
        }
    }
}

extension Finding {
    /// The tone of its state's word.
    func tone(at now: Date) -> String {
        if state == .closed { return outcome?.kind == .ineffective ? "stopped" : "done" }
        if isOverdue(at: now) { return "urgent" }
        return verification == nil ? severity == .minor ? "normal" : "soon" : "now"
    }
}

extension Texts {
    /// What a finding's figures showed, in words.
    func words(of outcome: EffectOutcome, _ finding: Finding, _ page: FindingPage) -> String {
        guard let criterion = finding.plan.criterion, let indicator = page.indicator else { return "" }
        let period = name(of: criterion.period)
        if let lack = outcome.lack { return self("closedLoop.lacks.\(lack)", ["period": .text(period)]) }
        return self(
            "closedLoop.outcomeWords",
            [
                "period": .text(period),
                "value": .text(outcome.value.map { value($0, of: indicator, page.book) } ?? ""),
                "from": .text(value(criterion.from, of: indicator, page.book)),
                "to": .text(value(criterion.to, of: indicator, page.book)),
            ]
        )
    }
}
