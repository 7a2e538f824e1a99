import Collection
import Hummingbird
import Indicators
import Language
import Tenancy

/// `GET /validation-rules`: the rules that the programme's values must keep to, for whoever may see reports.
struct ListRules: Endpoint {
    static let contract = Contract(answers: RulesAnswer.self)

    let site: Site

    func respond(to request: Request, _ context: Context) async throws -> Response {
        let member = try context.requireMember(with: .seeReports)
        let book = try await site.database.reading(as: member) { try await $0.ruleBook() }
        let texts = site.pages.texts(context)
        return try site.pages.respond(
            "Rules",
            request,
            context,
            heading: Heading(
                title: texts("checks.rules"),
                trail: [
                    Frame.Link(address: Routes.reports(), label: texts("reports.title")),
                    Frame.Link(address: Routes.checks(), label: texts("checks.title")),
                ]
            ),
            answer: RulesAnswer(rules: book.rules.map { RuleAnswer($0, book) })
        ) { texts in RulesView(rules: book.rules.map { RulesView.Row($0, book, texts) }) }
    }
}

/// The rules as programs read them.
struct RulesAnswer: Shaped {
    static let shape = Shape<RulesAnswer>("ValidationRules") { $0.field("rules", \.rules) }

    let rules: [RuleAnswer]
}

/// What `Rules.mustache` shows.
struct RulesView {
    struct Row {
        let name: String
        let address: Address
        let left: String
        let `operator`: String
        let right: String
        let importance: Word
        let periodType: String

        init(_ rule: ValidationRule, _ book: RuleBook, _ texts: Texts) {
            name = texts.text(rule.name)
            address = Routes.rule(rule.code)
            left = texts.words(rule.left, book)
            `operator` = texts.word(of: rule.operator)
            right = texts.words(rule.right, book)
            importance = texts.word(of: rule.importance)
            periodType = texts.name(of: book.periodType(of: rule))
        }
    }

    let rules: [Row]
}
