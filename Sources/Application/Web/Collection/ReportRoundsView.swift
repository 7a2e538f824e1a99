import Collection
import Evidence
import Language
import Tenancy

/// One step of a report as its page tells it, with what was changed after it was given back.
struct RoundView {
    struct Change {
        let element: String
        let before: String
        let value: String
        /// Where the value's history is.
        let address: Address
    }

    let when: String
    let step: String
    let person: Said
    let reason: Said?
    let changes: [Change]
    /// On which files it was decided; nil where on none.
    let cited: CitedEvidence?

    init(_ round: ReportRound, _ page: ReportPage, _ texts: Texts) {
        when = texts.moment(round.at)
        step = texts("report.rounds.\(round.step)")
        person = Said(round.person, texts)
        reason = round.reason.map { Said($0, texts) }
        let decision = EvidenceDecision.report(page.entry.id.uuid, round: round.number)
        cited = CitedEvidence(page.cited[decision], by: decision)
        let lines = Dictionary(page.elements.flatMap(\.lines).map { ($0.item, $0) }) { $1 }
        changes = round.changes.map { change in
            let key = ValueKey(
                college: page.key.college,
                element: change.element,
                category: change.category,
                period: page.key.period
            )
            return Change(
                element: lines[change.item].map { texts.name(of: $0) } ?? change.item,
                before: change.before.map { texts.number($0) } ?? texts("words.noData"),
                value: change.value.map { texts.number($0) } ?? texts("words.noData"),
                address: Routes.value(key)
            )
        }
    }

    /// The steps of a report that came back or was decided on by files, the latest first; empty for any other.
    static func all(_ page: ReportPage, _ texts: Texts) -> [RoundView] {
        let cameBack = page.rounds.contains { $0.step.leadsTo.takesValues }
        guard cameBack || !page.cited.isEmpty else { return [] }
        return page.rounds.reversed().map { RoundView($0, page, texts) }
    }
}

extension ReportRound: Shaped {
    static let shape = Shape<ReportRound>("ReportRound") { shape in
        shape.field("number", \.number)
        shape.field("step", \.step)
        shape.field("person", \.person)
        shape.field("at", \.at)
        shape.field("reason", \.reason)
        shape.field("changes", \.changes)
    }
}

extension ReportRound.Change: Shaped {
    static let shape = Shape<ReportRound.Change>("ReportRoundChange") { shape in
        shape.field("element", \.element)
        shape.field("category", \.category)
        shape.field("before", \.before)
        shape.field("value", \.value)
    }
}

extension Report.Step: ChoiceAnswer {}
