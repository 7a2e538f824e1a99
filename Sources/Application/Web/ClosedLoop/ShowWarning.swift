import Calendar
import ClosedLoop
import Collection
import Foundation
import Hummingbird
import Indicators
import Language
import Lifecycle
import Tenancy

/// `GET /colleges/{id}/warnings/{number}`: what was found, against what, what became of it, and how it is answered.
struct ShowWarning: Endpoint {
    static let contract = Contract(answers: WarningPageAnswer.self)

    let site: Site
    let id: Identifier<College>
    let number: Int

    func respond(to request: Request, _ context: Context) async throws -> Response {
        let member = try context.requireMember(with: .seeCollege)
        let now = site.now()
        let page = try await site.database.reading(as: member) { scope in
            let entry = try await scope.warning(number, of: id)
            return WarningPage(
                entry: entry,
                college: try await scope.college(id).college,
                steps: try await scope.steps(of: entry.warning),
                rule: try await scope.warningRules().first { $0.kind == entry.warning.cause.kind },
                book: try await scope.indicatorBook(),
                dataSets: try await scope.dataSets(),
                member: member,
                today: Day(now, in: entry.zone)
            )
        }
        let texts = site.pages.texts(context).at(page.entry.zone)
        return try site.pages.respond(
            "Warning",
            request,
            context,
            heading: Heading(
                title: texts.subject(of: page.entry, page.book, page.dataSets),
                trail: [Frame.Link(address: Routes.warnings(), label: texts("warnings.title"))]
            ),
            answer: WarningPageAnswer(entry: page.entry, level: page.level, steps: page.steps)
        ) { texts in WarningView(page, texts.at(page.entry.zone)) }
    }
}

/// What is read of a warning.
struct WarningPage {
    let entry: WarningEntry
    let college: College
    let steps: [WarningStep]
    let rule: WarningRule?
    let book: IndicatorBook
    let dataSets: [DataSet]
    let member: Member
    /// The college's day.
    let today: Day

    /// To whom it has gone up.
    var level: Warning.Level { entry.warning.level(on: today, days: rule?.days ?? 14) }
}

/// What `Warning.mustache` shows.
struct WarningView {
    struct Step {
        let what: String
        let when: String
        let who: String
        let reason: String?
    }

    /// The forms by which the lead college answers.
    struct Answer {
        let dismissal: Address
        let finding: Address
        let reason: FormField
        let text: FormField
        let due: FormField
    }

    let kind: String
    let state: Word
    let facts: [Fact]
    let steps: [Step]
    let answer: Answer?
    /// Where a dismissal is accepted or not.
    let review: Address?
    let reviewReason: FormField

    init(_ page: WarningPage, _ texts: Texts) {
        let (entry, warning) = (page.entry, page.entry.warning)
        let cause = warning.cause
        kind = texts.name(of: cause.kind)
        state = Word(word: texts("warnings.state.\(warning.state.rawValue)"), tone: warning.state.tone)
        facts = Self.facts(page, texts)
        steps = page.steps.map { step in
            Step(
                what: texts("warnings.step.\(step.step)"),
                when: texts.moment(step.at),
                who: Role(rawValue: step.role).map { texts("roles.\($0)") } ?? texts("warnings.platform"),
                reason: step.reason.isEmpty
                    ? nil : step.reason == "corrected" ? texts("warnings.corrected") : step.reason
            )
        }
        let college = warning.college
        answer =
            warning.state == .open && page.member.may(.answerWarning, at: page.college)
            ? Answer(
                dismissal: Routes.warningDismissal(college, warning.number),
                finding: Routes.warningFinding(college, warning.number),
                reason: FormField(name: "reason", label: texts("warnings.reason"), value: ""),
                text: FormField(name: "text", label: texts("warnings.text"), value: ""),
                due: FormField(name: "due", label: texts("warnings.findingDue"), value: "")
            ) : nil
        let mayReview = page.member.may(.reviewWarning, at: page.college) && warning.answeredBy != page.member.id
        review = warning.state == .dismissed && mayReview ? Routes.warningReview(college, warning.number) : nil
        reviewReason = FormField(name: "reason", label: texts("warnings.reviewReason"), value: "")
        _ = entry
    }

    private static func facts(_ page: WarningPage, _ texts: Texts) -> [Fact] {
        let (warning, book) = (page.entry.warning, page.book)
        let cause = warning.cause
        var facts = [
            Fact(
                label: texts("words.college"),
                value: texts.name(zh: page.entry.collegeZh, en: page.entry.collegeEn),
                address: Routes.college(warning.college)
            ),
            Fact(
                label: texts("words.period"),
                value: texts.period(of: cause),
                address: cause.kind == .validationBroken
                    ? Routes.check(warning.college, cause.subject, cause.period)
                    : book[cause.subject] == nil
                        ? nil
                        : Routes.collegeFigure(
                            warning.college,
                            cause.subject,
                            asking: PeriodQuery(period: cause.period)
                        )
            ),
        ]
        func add(_ key: String, _ value: String?) {
            if let value { facts.append(Fact(label: texts(key), value: value)) }
        }
        let isOfRule = cause.kind == .validationBroken
        add(isOfRule ? "checks.sides.left" : "words.value", texts.value(cause.value, of: cause, book))
        add(isOfRule ? "checks.sides.right" : "words.target", texts.value(cause.target, of: cause, book))
        add("warnings.lower", texts.value(cause.lower, of: cause, book))
        add("warnings.upper", texts.value(cause.upper, of: cause, book))
        add("warnings.day", cause.day.map(texts.day))
        add("warnings.raised", texts.moment(warning.raised))
        add("warnings.due", texts.day(warning.due))
        if warning.state == .open { add("warnings.level", texts("roles.\(page.level.role)")) }
        if let finding = warning.finding {
            facts.append(
                Fact(
                    label: texts("warnings.finding"),
                    value: "\(finding)",
                    address: Routes.finding(warning.college, finding)
                )
            )
        }
        return facts
    }
}
