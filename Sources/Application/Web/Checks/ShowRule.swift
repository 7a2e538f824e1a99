import Calendar
import Collection
import Hummingbird
import Indicators
import Language
import Tenancy

/// `GET /validation-rules/{code}`: a rule with both its sides, and where it is broken in the last four periods that are
/// over, as far as the reader sees.
struct ShowRule: Endpoint {
    static let contract = Contract(answers: RulePageAnswer.self)

    let site: Site
    let code: String

    func respond(to request: Request, _ context: Context) async throws -> Response {
        let member = try context.requireMember(with: .seeReports)
        let today = Day(site.now(), in: context.zone)
        let (book, rule, run, dataSets) = try await site.database.reading(as: member) { scope in
            let book = try await scope.ruleBook()
            guard let rule = book[code] else { throw NotFound(what: "rule") }
            return (
                book, rule, try await scope.run(rule, book, in: .programme, last: 4, before: today),
                try await scope.dataSets()
            )
        }
        let texts = site.pages.texts(context)
        return try site.pages.respond(
            "Rule",
            request,
            context,
            heading: Heading(
                title: texts.text(rule.name),
                trail: [
                    Frame.Link(address: Routes.checks(), label: texts("checks.title")),
                    Frame.Link(address: Routes.rules(), label: texts("checks.rules")),
                ]
            ),
            answer: RulePageAnswer(rule: RuleAnswer(rule, book), run: run)
        ) { texts in RuleView(rule, book, run, dataSets, texts) }
    }
}

/// A rule with where it is broken as programs read it.
struct RulePageAnswer: Shaped {
    static let shape = Shape<RulePageAnswer>("ValidationRulePage") { shape in
        shape.field("rule", \.rule)
        shape.field("run", \.run.results.count)
        shape.field("failed", \.run.broken.count)
        shape.field("broken", { $0.run.broken.map { CheckAnswer(found: $0) } })
    }

    let rule: RuleAnswer
    let run: RuleRun
}

/// What `Rule.mustache` shows.
struct RuleView {
    struct Side {
        let label: String
        let words: String
        let source: String
        let missing: String
    }

    let importance: Word
    let consequence: String
    let instruction: String
    let facts: [Fact]
    let sides: [Side]
    let `operator`: String
    /// How many were asked, and how many of them are broken.
    let summary: String
    let broken: [CheckRow]

    init(_ rule: ValidationRule, _ book: RuleBook, _ run: RuleRun, _ dataSets: [DataSet], _ texts: Texts) {
        let gathering = dataSets.filter { book.dataSets(of: rule).contains($0.code) }
        importance = texts.word(of: rule.importance)
        consequence = texts(rule.importance.forbids ? "checks.forbids" : "checks.warns")
        instruction = texts.text(rule.instruction)
        facts = [
            Fact(label: texts("report.code"), value: rule.code),
            Fact(label: texts("checks.periodType"), value: texts.name(of: book.periodType(of: rule))),
            Fact(label: texts("checks.dataSets"), value: texts.list(gathering.map { texts.text($0.name) })),
        ]
        sides = ValidationRule.Side.allCases.map { side in
            Side(
                label: texts("checks.sides.\(side.rawValue)"),
                words: texts.words(rule.expression(side), book),
                source: rule.expression(side).source,
                missing: texts("checks.missing.\(rule.missing(side).key)")
            )
        }
        `operator` = texts.word(of: rule.operator)
        broken = run.broken.prefix(200).map { CheckRow($0, texts) }
        summary = texts(
            "checks.summaryOfRule",
            ["count": .integer(run.results.count), "failed": .integer(run.broken.count)]
        )
    }
}

extension MissingValueStrategy {
    /// The last part of its catalogue keys.
    fileprivate var key: String {
        switch self {
        case .skipIfAnyValueMissing: "any"
        case .skipIfAllValuesMissing: "all"
        case .neverSkip: "never"
        }
    }
}
