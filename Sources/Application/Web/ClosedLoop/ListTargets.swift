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
        return try page.respond(request, context, site)
    }
}

/// `GET /colleges/{id}/targets`: what applies to a college, its own targets and those of its country and the programme, with
/// their history; what it proposed, and the form by which it does.
///
/// Whoever is in a programme reads what is set for all of it and for a country, for their own figures are judged by it; a
/// college's own is read by those alone who may see the college.
struct ShowCollegeTargets: Endpoint {
    static let contract = Contract(answers: TargetsAnswer.self)

    let site: Site
    let id: Identifier<College>

    func respond(to request: Request, _ context: Context) async throws -> Response {
        let member = try context.requireMember(with: .seeCollege)
        let page = try await site.database.reading(as: member) { scope in
            let college = try await scope.college(id).college
            return TargetsPage(
                entries: try await scope.targetEntries().filter {
                    $0.college == id || $0.college == nil && ["", college.country].contains($0.country)
                },
                proposals: try await scope.targetProposals(of: [id]),
                book: try await scope.indicatorBook(),
                colleges: try await scope.colleges(in: .college(id)),
                member: member,
                college: college
            )
        }
        return try page.respond(request, context, site)
    }
}

/// What is read of targets.
struct TargetsPage {
    let entries: [TargetEntry]
    let proposals: [TargetProposal]
    let book: IndicatorBook
    let colleges: [CollegeOfPlace]
    let member: Member
    /// The college whose page it is; nil where it is of all.
    var college: College?

    /// The page, or for programs what it shows.
    func respond(_ request: Request, _ context: Context, _ site: Site) throws -> Response {
        let texts = site.pages.texts(context)
        return try site.pages.respond(
            "Targets",
            request,
            context,
            heading: Heading(
                title: texts("targets.title"),
                trail: college.map { [Frame.Link(address: Routes.college($0.id), label: texts.name(of: $0))] } ?? []
            ),
            answer: TargetsAnswer(entries: entries, proposals: proposals)
        ) { texts in TargetsView(self, texts) }
    }
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
        shape.field("setBy", \.setBy)
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
        let setBy: String
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
        /// What headquarters said to it; nil where it said nothing.
        let answer: String?
        /// Where headquarters decides on it.
        let decision: Address?
    }

    /// The form that sets a target, or proposes one for a college.
    struct Setting {
        let action: Address
        let title: String
        let button: String
        let indicator: Select
        let country: Select?
        let college: Select?
        let period: FormField
        let value: FormField
        let reason: FormField
    }

    let targets: [Row]
    let proposals: [Proposal]
    let setting: Setting?
    /// Where all are set at once; nil for who sets none here.
    let workbook: Address?

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
                setBy: entry.setBy ?? texts("roles.\(Role.hqAdmin)"),
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
                answer: proposal.answer.nilIfEmpty,
                decision: mayDecide ? Routes.targetDecision(proposal.college, proposal.id) : nil
            )
        }
        setting = Setting(page, texts)
        workbook = page.college == nil && page.member.may(.setTargets) ? Routes.targetWorkbook() : nil
    }
}

extension TargetsView.Setting {
    /// Nil for who neither sets nor proposes any here.
    fileprivate init?(_ page: TargetsPage, _ texts: Texts) {
        if let college = page.college {
            let isOpen = college.state.takesFindings
            guard isOpen, page.member.may(.proposeTarget, at: college) else { return nil }
            action = Routes.collegeTargets(college.id)
            (title, button) = (texts("targets.propose"), texts("targets.proposeButton"))
        } else {
            guard page.member.may(.setTargets) else { return nil }
            action = Routes.targets()
            (title, button) = (texts("targets.set"), texts("targets.save"))
        }
        indicator = Select(
            "indicator",
            label: texts("words.indicator"),
            options: page.book.indicators.map { ($0.code, texts.text($0.name)) },
            chosen: ""
        )
        country =
            page.college != nil
            ? nil
            : Select(
                "country",
                label: texts("words.country"),
                all: texts("countries.programme"),
                options: texts.sorted(Set(page.colleges.map(\.country))).map { ($0, texts.conventions.countries[$0]) },
                chosen: ""
            )
        college =
            page.college != nil
            ? nil
            : Select(
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
        value = FormField(
            name: "value",
            label: texts("words.target"),
            value: "",
            hint: page.college == nil ? texts("targets.valueHint") : nil
        )
        reason = FormField(name: "reason", label: texts("targets.reason"), value: "")
    }
}
