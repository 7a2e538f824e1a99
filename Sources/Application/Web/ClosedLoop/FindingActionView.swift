import Calendar
import ClosedLoop
import Evidence
import Language
import Lifecycle

extension FindingView {
    /// A corrective action with what became of it, and how whoever may says so.
    struct ActionRow {
        let number: String
        let text: String
        let owner: String
        let due: String
        let shownBy: String
        let state: Word
        let words: String?
        let settled: String?
        /// Nil where the reader doesn't say what became of it now.
        let settling: Settling?
        let removal: Address?
        /// What shows that it is done.
        let evidence: EvidenceLinks
    }

    struct Settling {
        let action: Address
        let state: Select
        let words: FormField
        let isOpen: Bool
    }
}

extension FindingView.ActionRow {
    init(_ action: CorrectiveAction, _ page: FindingPage, _ texts: Texts) {
        let (id, finding) = (page.college.id, page.finding)
        number = "\(action.number)"
        (text, owner, shownBy) = (action.text, action.owner, action.shownBy)
        due = texts.day(action.due)
        let isLate = action.state == .open && action.due < Day(page.now, in: page.college.zone)
        state = Word(
            word: texts("closedLoop.actionStates.\(action.state)"),
            tone: action.state == .done ? "done" : action.state == .dropped ? "stopped" : isLate ? "urgent" : "normal"
        )
        words = action.words.isEmpty ? nil : action.words
        settled = action.settledOn.map { [texts.day($0), action.settledBy ?? ""].joined(separator: " · ") }
        let form = "action-\(action.number)"
        let isSettled = (try? finding.requireSettling(by: page.member, at: page.college)) != nil
        let name = "words-\(action.number)"
        settling =
            isSettled
            ? FindingView.Settling(
                action: Routes.findingAction(id, finding.number, action.number),
                state: .init(action, page, texts),
                words: FormField(
                    name: name,
                    label: texts("closedLoop.actionWords"),
                    value: page.refused?.form == form ? page.refused?.fields["words"] ?? "" : action.words,
                    fault: page.refused?.form == form ? page.refused?.faults.first?.text : nil
                ),
                isOpen: page.refused?.form == form
            ) : nil
        removal =
            (try? finding.requirePlanning(by: page.member, at: page.college)) != nil
            ? Routes.findingActionRemoval(id, finding.number, action.number) : nil
        let subject = EvidenceSubject.action(action.number, of: finding.number, at: id)
        evidence = EvidenceLinks(page.attachments[subject] ?? [], to: subject, texts)
    }
}

extension Select {
    fileprivate init(_ action: CorrectiveAction, _ page: FindingPage, _ texts: Texts) {
        self.init(
            "state",
            label: texts("closedLoop.actionState"),
            options: CorrectiveAction.State.allCases.map {
                (value: $0.rawValue, label: texts("closedLoop.actionStates.\($0)"))
            },
            chosen: action.state == .open ? CorrectiveAction.State.done.rawValue : action.state.rawValue
        )
        id = "state-\(action.number)"
    }
}
