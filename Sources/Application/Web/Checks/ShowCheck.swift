import Calendar
import Collection
import Hummingbird
import Indicators
import Language
import Lifecycle
import Number
import Tenancy

/// `GET /colleges/{id}/checks/{rule}/{period}`: a rule at a college now, both sides opened down to the values of their
/// items, which lead to where they came from.
struct ShowCheck: Endpoint {
    static let contract = Contract(answers: CheckPageAnswer.self)

    let site: Site
    let id: Identifier<College>
    let rule: String
    let period: String

    func respond(to request: Request, _ context: Context) async throws -> Response {
        let member = try context.requireMember(with: .seeReports)
        let page = try await site.database.reading(as: member) { scope in
            let book = try await scope.ruleBook()
            guard let rule = book[self.rule] else { throw NotFound(what: "rule") }
            guard let period = Period(self.period), period.type == book.periodType(of: rule) else {
                throw NotFound(what: "value")
            }
            guard let college = try await scope.colleges(in: .college(id)).first else {
                throw NotFound(what: "college")
            }
            let (result, items) = try await scope.opened(rule, book, at: college.key, in: period)
            return CheckPage(college: college, book: book, result: result, items: items)
        }
        let texts = site.pages.texts(context)
        let name = texts.text(page.result.rule.name)
        return try site.pages.respond(
            "Check",
            request,
            context,
            heading: Heading(
                title: texts("checks.titleOf", ["rule": .text(name), "college": .text(texts.name(of: page.college))]),
                period: texts.name(of: page.result.period),
                trail: [
                    Frame.Link(address: Routes.college(id), label: texts.name(of: page.college)),
                    Frame.Link(address: Routes.checks(), label: texts("checks.title")),
                ]
            ),
            answer: CheckPageAnswer(page)
        ) { texts in CheckView(page, texts) }
    }
}

/// What is read of a rule at a college.
struct CheckPage {
    let college: CollegeOfPlace
    let book: RuleBook
    let result: RuleResult
    let items: [ValidationRule.Side: [OpenedItem]]
}

/// A rule at a college as programs read it.
struct CheckPageAnswer: Shaped {
    static let shape = Shape<CheckPageAnswer>("CheckPage") { shape in
        shape.field("check", { CheckAnswer(found: CollegeResult(college: $0.page.college, result: $0.page.result)) })
        shape.field("rule", { RuleAnswer($0.page.result.rule, $0.page.book) })
        shape.field("left", { ($0.page.items[.left] ?? []).map { Item(item: $0) } })
        shape.field("right", { ($0.page.items[.right] ?? []).map { Item(item: $0) } })
    }

    struct Item: Shaped {
        static let shape = Shape<Item>("CheckItem") { shape in
            shape.field("item", \.item.item.description)
            shape.field("element", \.item.element?.code)
            shape.field("category", \.item.category?.code)
            shape.field("value", \.item.value)
            shape.field("parts", { $0.item.parts.map { Part(period: $0.period, value: $0.value) } })
        }

        let item: OpenedItem
    }

    struct Part: Shaped {
        static let shape = Shape<Part>("CheckItemPart") { shape in
            shape.field("period", \.period)
            shape.field("value", \.value)
        }

        let period: Period
        let value: Number?
    }

    let page: CheckPage

    init(_ page: CheckPage) { self.page = page }
}

/// What `Check.mustache` shows.
struct CheckView {
    struct Item {
        let name: String
        let text: String
        /// Where its value came from; nil where it is none of one report.
        let address: Address?
        /// The values that it is made of.
        let parts: [Frame.Link]
    }

    struct Side {
        let label: String
        let value: String
        let words: String
        let source: String
        let items: [Item]
    }

    let verdict: Word
    let importance: Word
    let found: String
    let instruction: String?
    let rule: Frame.Link
    let college: Frame.Link
    let sides: [Side]

    init(_ page: CheckPage, _ texts: Texts) {
        let result = page.result
        verdict =
            switch result.isBroken {
            case true?: Word(word: texts("checks.broken"), tone: "urgent")
            case false?: Word(word: texts("checks.kept"), tone: "done")
            case nil: Word(word: texts("checks.notAsked"), tone: "stopped")
            }
        importance = texts.word(of: result.rule.importance)
        found = result.check.map(texts.words) ?? texts("checks.notAskedLead")
        instruction = result.isBroken == true ? texts.text(result.rule.instruction) : nil
        rule = Frame.Link(address: Routes.rule(result.rule.code), label: texts.text(result.rule.name))
        college = Frame.Link(address: Routes.college(page.college.id), label: texts.name(of: page.college))
        sides = ValidationRule.Side.allCases.map { side in
            let expression = result.rule.expression(side)
            return Side(
                label: texts("checks.sides.\(side.rawValue)"),
                value: texts.side(result.side(side).value),
                words: texts.words(expression, page.book),
                source: expression.source,
                items: (page.items[side] ?? []).map { Item($0, page, texts) }
            )
        }
    }
}

extension CheckView.Item {
    fileprivate init(_ opened: OpenedItem, _ page: CheckPage, _ texts: Texts) {
        func address(_ period: Period) -> Address? {
            opened.element.map { element in
                Routes.value(
                    ValueKey(
                        college: page.college.id,
                        element: element.code,
                        category: opened.category?.code ?? "",
                        period: period.identifier
                    )
                )
            }
        }
        name = opened.element.map { texts.name(of: $0, opened.category) } ?? opened.item.description
        text = texts.side(opened.value)
        self.address = opened.parts.isEmpty ? address(page.result.period) : nil
        parts = opened.parts.compactMap { part in
            let words: [String: MessageArgument] = [
                "period": .text(texts.name(of: part.period)), "value": .text(texts.side(part.value)),
            ]
            return address(part.period).map { Frame.Link(address: $0, label: texts("figure.ownValue", words)) }
        }
    }
}
