import Calendar
import Collection
import Foundation
import Hummingbird
import Indicators
import Language
import Lifecycle
import Number
import Tenancy

/// `GET /targets`: the agreed targets that the reader may see, with those that ended, what colleges propose, and the form
/// that sets one.
struct ListTargets: Endpoint {
    static let contract = Contract(answers: TargetsAnswer.self)

    let site: Site

    func respond(to request: Request, _ context: Context) async throws -> Response {
        let member = try context.requireMember(with: .seeCollege)
        let asked = PeriodQuery(request).period
        let period = asked.isEmpty ? nil : try Period(ofFigures: asked)
        let page = try await site.database.reading(as: member) { scope in
            TargetsPage(
                entries: try await scope.targetEntries(in: period),
                proposals: try await scope.targetProposals().filter { period == nil || $0.period == period },
                book: try await scope.indicatorBook(),
                colleges: try await scope.colleges(in: .programme),
                member: member
            )
        }
        let texts = site.pages.texts(context)
        return try site.pages.respond(
            "Targets",
            request,
            context,
            heading: Heading(title: texts("targets.title")),
            answer: TargetsAnswer(entries: page.entries, proposals: page.proposals)
        ) { texts in TargetsView(page, texts) }
    }
}

/// What is read of targets.
struct TargetsPage {
    let entries: [TargetEntry]
    let proposals: [TargetProposal]
    let book: IndicatorBook
    let colleges: [CollegeOfPlace]
    let member: Member
}

extension TargetEntry: Shaped {
    static let shape = Shape<TargetEntry>("Target") { shape in
        shape.field("indicator", \.indicator)
        shape.field("country") { $0.country.isEmpty ? nil : $0.country }
        shape.field("college", \.college)
        shape.field("period", \.period)
        shape.field("value", \.value)
        shape.field("since", \.since)
        shape.field("until", \.until)
        shape.field("setAt", \.setAt)
        shape.field("reason", \.reason)
    }
}

extension TargetProposal: Shaped {
    static let shape = Shape<TargetProposal>("TargetProposal") { shape in
        shape.field("id", \.id)
        shape.field("college", \.college)
        shape.field("indicator", \.indicator)
        shape.field("period", \.period)
        shape.field("value", \.value)
        shape.field("reason", \.reason)
        shape.field("proposedAt", \.proposedAt)
        shape.field("state", \.state)
        shape.field("answer", \.answer)
    }
}

extension TargetProposal.State: ChoiceAnswer {}

/// Targets as programs read them.
struct TargetsAnswer: Shaped {
    static let shape = Shape<TargetsAnswer>("Targets") { shape in
        shape.field("targets", \.entries)
        shape.field("proposals", \.proposals)
    }

    let entries: [TargetEntry]
    let proposals: [TargetProposal]
}

/// What `Targets.mustache` shows.
struct TargetsView {
    struct Row {
        let indicator: String
        let place: String
        let period: String
        let value: String
        let since: String
        let reason: String
        /// Whether it is in force.
        let isCurrent: Bool
    }

    struct Proposal {
        let indicator: String
        let college: String
        let period: String
        let value: String
        let reason: String
        let state: String
        /// Where headquarters decides on it.
        let decision: Address?
    }

    /// The form that sets a target.
    struct Setting {
        let indicator: Select
        let country: Select
        let college: Select
        let period: FormField
        let value: FormField
        let reason: FormField
    }

    let targets: [Row]
    let proposals: [Proposal]
    let setting: Setting?

    init(_ page: TargetsPage, _ texts: Texts) {
        let (book, names) = (page.book, Dictionary(page.colleges.map { ($0.id, texts.name(of: $0)) }) { $1 })
        func value(_ number: Number, of code: String) -> String {
            book[code].map { texts.fullTarget(number, of: $0, book) } ?? texts.number(number)
        }
        func name(of code: String) -> String { book[code].map { texts.text($0.name) } ?? code }
        targets = page.entries.map { entry in
            let country = texts.conventions.countries[entry.country]
            let wide = entry.country.isEmpty ? texts("countries.programme") : country
            return Row(
                indicator: name(of: entry.indicator),
                place: entry.college.map { names[$0] ?? "" } ?? wide,
                period: texts.name(of: entry.period),
                value: value(entry.value, of: entry.indicator),
                since: [entry.since, entry.until].compactMap(\.self).map(texts.day).joined(separator: " – "),
                reason: entry.reason,
                isCurrent: entry.until == nil
            )
        }
        proposals = page.proposals.map { proposal in
            let mayDecide = proposal.state == .proposed && page.member.may(.setTargets)
            return Proposal(
                indicator: name(of: proposal.indicator),
                college: names[proposal.college] ?? "",
                period: texts.name(of: proposal.period),
                value: value(proposal.value, of: proposal.indicator),
                reason: proposal.reason,
                state: texts("targets.state.\(proposal.state.rawValue)"),
                decision: mayDecide ? Routes.targetDecision(proposal.college, proposal.id) : nil
            )
        }
        setting = page.member.may(.setTargets) ? Setting(page, texts) : nil
    }
}

extension TargetsView.Setting {
    fileprivate init(_ page: TargetsPage, _ texts: Texts) {
        indicator = Select(
            "indicator",
            label: texts("words.indicator"),
            options: page.book.indicators.map { ($0.code, texts.text($0.name)) },
            chosen: ""
        )
        country = Select(
            "country",
            label: texts("words.country"),
            all: texts("countries.programme"),
            options: texts.sorted(Set(page.colleges.map(\.country))).map { ($0, texts.conventions.countries[$0]) },
            chosen: ""
        )
        college = Select(
            "college",
            label: texts("words.college"),
            all: texts("targets.noCollege"),
            options: page.colleges.map { ("\($0.id)", texts.name(of: $0)) },
            chosen: ""
        )
        period = FormField(
            name: "period",
            label: texts("words.period"),
            value: "",
            hint: texts("targets.periodHint")
        )
        value = FormField(name: "value", label: texts("words.target"), value: "", hint: texts("targets.valueHint"))
        reason = FormField(name: "reason", label: texts("targets.reason"), value: "")
    }
}
