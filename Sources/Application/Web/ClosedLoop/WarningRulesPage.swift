import Calendar
import ClosedLoop
import Foundation
import Hummingbird
import Indicators
import Language
import Number
import Tenancy

/// `GET /warning-rules`: every rule as it is in force; for headquarters' administrators.
struct ListWarningRules: Endpoint {
    static let contract = Contract(answers: WarningRulesAnswer.self)

    let site: Site

    func respond(to request: Request, _ context: Context) async throws -> Response {
        let member = try context.requireMember(with: .setWarningRules)
        let rules = try await site.database.reading(as: member) { try await $0.warningRules() }
        let texts = site.pages.texts(context)
        return try site.pages.respond(
            "WarningRules",
            request,
            context,
            heading: Heading(
                title: texts("warnings.rules"),
                trail: [Frame.Link(address: Routes.warnings(), label: texts("warnings.title"))]
            ),
            answer: WarningRulesAnswer(rules: rules)
        ) { texts in
            WarningRulesView(
                rules: rules.map { rule in
                    WarningRulesView.Row(
                        name: texts.name(of: rule.kind),
                        address: Routes.warningRule(rule.kind),
                        state: texts.state(of: rule),
                        days: texts("warnings.days", ["count": .integer(rule.days)])
                    )
                }
            )
        }
    }
}

/// `GET /warning-rules/{kind}`: a rule, with what it would have raised in the last four quarters.
struct ShowWarningRule: Endpoint {
    static let contract = Contract(answers: WarningRulePageAnswer.self)

    let site: Site
    let kind: WarningKind

    func respond(to request: Request, _ context: Context) async throws -> Response {
        let member = try context.requireMember(with: .setWarningRules)
        let now = site.now()
        let (rule, preview) = try await site.database.reading(as: member) { scope in
            let rule = try await scope.warningRules().first { $0.kind == kind } ?? WarningRule(standard: kind)
            return (rule, try await scope.preview(of: rule, at: now))
        }
        let texts = site.pages.texts(context)
        return try site.pages.respond(
            "WarningRule",
            request,
            context,
            heading: Heading(
                title: texts.name(of: kind),
                trail: [
                    Frame.Link(address: Routes.warnings(), label: texts("warnings.title")),
                    Frame.Link(address: Routes.warningRules(), label: texts("warnings.rules")),
                ]
            ),
            answer: WarningRulePageAnswer(rule: rule, preview: preview)
        ) { texts in WarningRuleView(rule, preview, texts) }
    }
}

/// `POST /warning-rules/{kind}`: switches it on or off, sets its days and limits.
struct SetWarningRule: Endpoint {
    static let contract = Contract(
        takes: [.text("on"), .required("days", .number)] + WarningLimit.allCases.map { .text("limit.\($0.rawValue)") }
    )

    let site: Site
    let kind: WarningKind

    func respond(to request: Request, _ context: Context) async throws -> Response {
        _ = try context.requireMember(with: .setWarningRules)
        let form = try await Form(request, context)
        var limits: [String: Number] = [:]
        for limit in WarningLimit.allCases where !form["limit.\(limit.rawValue)"].isEmpty {
            guard let value = Number(form["limit.\(limit.rawValue)"]) else {
                throw WarningRuleRefusal.limit(limit.rawValue)
            }
            limits[limit.rawValue] = value
        }
        guard let days = Int(form["days"]) else { throw WarningRuleRefusal.days }
        let rule = WarningRule(kind, isOn: form["on"] == "yes", days: days, limits: limits)
        try await site.database.setWarningRule(rule, by: try context.act(at: site.now()))
        return .redirect(to: Routes.warningRule(kind))
    }
}

extension WarningRule: Shaped {
    static let shape = Shape<WarningRule>("WarningRule") { shape in
        shape.field("kind", \.kind)
        shape.field("isBuilt", \.kind.isBuilt)
        shape.field("isOn", \.isOn)
        shape.field("days", \.days)
        shape.field("limits") { rule in
            rule.kind.limits.reduce(into: [String: Number]()) { $0[$1.rawValue] = rule.limit($1) }
        }
        shape.field("setAt", \.setAt)
    }
}

extension WarningPreview: Shaped {
    static let shape = Shape<WarningPreview>("WarningPreview") { shape in
        shape.field("quarter", \.quarter)
        shape.field("warnings", \.warnings)
        shape.field("colleges", \.colleges)
    }
}

/// The rules as programs read them.
struct WarningRulesAnswer: Shaped {
    static let shape = Shape<WarningRulesAnswer>("WarningRules") { $0.field("rules", \.rules) }

    let rules: [WarningRule]
}

/// A rule with what it would have raised as programs read it.
struct WarningRulePageAnswer: Shaped {
    static let shape = Shape<WarningRulePageAnswer>("WarningRulePage") { shape in
        shape.field("rule", \.rule)
        shape.field("preview", \.preview)
    }

    let rule: WarningRule
    let preview: [WarningPreview]
}

/// What `WarningRules.mustache` shows.
struct WarningRulesView {
    struct Row {
        let name: String
        let address: Address
        let state: Word
        let days: String
    }

    let rules: [Row]
}

/// What `WarningRule.mustache` shows.
struct WarningRuleView {
    struct Quarter {
        let name: String
        let warnings: String
        let colleges: String
    }

    let action: Address
    let state: Word
    let lead: String
    /// Whether it can be switched on.
    let isBuilt: Bool
    let isOn: Bool
    let days: FormField
    let limits: [FormField]
    let quarters: [Quarter]

    init(_ rule: WarningRule, _ preview: [WarningPreview], _ texts: Texts) {
        action = Routes.warningRule(rule.kind)
        state = texts.state(of: rule)
        lead = texts("warnings.lead.\(rule.kind.rawValue)")
        isBuilt = rule.kind.isBuilt
        isOn = rule.isOn
        days = FormField(name: "days", label: texts("warnings.daysToAnswer"), value: "\(rule.days)")
        limits = rule.kind.limits.map { limit in
            FormField(
                name: "limit.\(limit.rawValue)",
                label: texts("warnings.limit.\(limit.rawValue)"),
                value: "\(rule.limit(limit))"
            )
        }
        quarters = preview.map { quarter in
            Quarter(
                name: texts.name(of: quarter.quarter),
                warnings: texts.conventions.numbers.integer(quarter.warnings),
                colleges: texts.conventions.numbers.integer(quarter.colleges)
            )
        }
    }
}

extension Texts {
    /// Whether a rule is on, off, or not there yet.
    func state(of rule: WarningRule) -> Word {
        guard rule.kind.isBuilt else { return Word(word: self("words.notSwitchedOn"), tone: "stopped") }
        return Word(word: self(rule.isOn ? "warnings.on" : "warnings.off"), tone: rule.isOn ? "done" : "normal")
    }
}
