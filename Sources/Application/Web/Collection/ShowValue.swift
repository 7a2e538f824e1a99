import Calendar
import Collection
import Evidence
import Foundation
import Hummingbird
import Indicators
import Language
import Lifecycle
import Number
import Tenancy

/// `GET /values/{college}/{element}/{period}`: a value, everything that ever stood there, and where it came from; the element
/// is `ELEMENT.CATEGORY` where it is divided, and without a category its total with what that is made of.
struct ShowValue: Endpoint {
    static let contract = Contract(answers: ValueAnswer.self)

    let site: Site
    let college: Identifier<College>
    let item: String
    let period: String

    func respond(to request: Request, _ context: Context) async throws -> Response {
        let member = try context.requireMember()
        guard let period = Period(period) else { throw NotFound(what: "value") }
        let names = item.split(separator: ".", maxSplits: 1).map(String.init)
        let page = try await site.database.reading(as: member) { scope in
            guard let name = names.first, let element = try await scope.elements([name]).first else {
                throw NotFound(what: "value")
            }
            let category = try names.dropFirst().first.map { name in
                guard let category = element.category(name) else { throw NotFound(what: "value") }
                return category
            }
            let key = ValueKey(
                college: self.college,
                element: element.code,
                category: category?.code ?? "",
                period: period.identifier
            )
            let college = try await scope.college(self.college)
            var filter = ReportFilter()
            (filter.college, filter.dataSet, filter.period) = (self.college, element.dataSet, key.period)
            let dataSets = try await scope.dataSets()
            var parts: [ValuePage.Part] = []
            for category in category == nil ? element.categories : [] {
                let key = ValueKey(
                    college: self.college,
                    element: key.element,
                    category: category.code,
                    period: key.period
                )
                let history = try await scope.history(of: key, tenant: college.college.tenant)
                parts.append(ValuePage.Part(category: category, key: key, value: history.first?.value))
            }
            let report = element.dataSet == nil ? nil : try await scope.reports(filter).entries.first
            let hasEvidence = report != nil && member.may(.seeReports, at: college.college)
            return ValuePage(
                key: key,
                period: period,
                element: element,
                category: category,
                parts: parts,
                college: college,
                history: try await scope.history(of: key, tenant: college.college.tenant),
                report: report,
                dataSet: dataSets.first { $0.code == element.dataSet },
                attachments: hasEvidence
                    ? try await scope.attachments(to: .value(key), of: college.college.tenant) : nil,
                uses: member.may(.seeCountries)
                    ? try await scope.indicatorBook(site.figures).indicators.filter { $0.asks(for: element) } : []
            )
        }
        let texts = site.pages.texts(context)
        return try site.pages.respond(
            "Value",
            request,
            context,
            heading: heading(page, member, texts),
            answer: ValueAnswer(page)
        ) { texts in ValueView(page, now: site.now(), texts.at(page.college.college.zone)) }
    }

    private func heading(_ page: ValuePage, _ member: Member, _ texts: Texts) -> Heading {
        var trail = [Frame.Link(address: Routes.reports(), label: texts("reports.title"))]
        if let report = page.report {
            let label = texts.title(of: page.dataSet, page.key.period)
            trail.append(Frame.Link(address: Routes.report(report.id), label: label))
        }
        return Heading(
            title: texts.name(of: page.element, page.category),
            period: texts.name(of: page.period),
            asOf: page.history.first.map { texts.moment($0.at) },
            trail: trail
        )
    }
}

/// A value as programs read it.
struct ValueAnswer: Shaped {
    static let shape = Shape<ValueAnswer>("Value") { shape in
        shape.field("value", \.value)
        shape.field("key", \.key)
        shape.field("history", \.history)
        shape.optional("categories", \.categories)
    }

    let value: Number?
    let key: ValueKey
    let history: [ValueChange]
    /// A total's parts by category; absent where the value is none.
    let categories: [String: Number]?

    init(_ page: ValuePage) {
        value = page.value
        key = page.key
        history = page.history
        let parts = page.parts.compactMap { part in part.value.map { (part.category.code, $0) } }
        categories = page.parts.isEmpty ? nil : Dictionary(uniqueKeysWithValues: parts)
    }
}

/// A value with everything that its page tells.
struct ValuePage {
    let key: ValueKey
    let period: Period
    let element: Element
    let category: OptionCombination?
    /// What a total is made of; empty where the value is none.
    let parts: [Part]
    let college: CollegeEntry
    let history: [ValueChange]
    let report: ReportEntry?
    let dataSet: DataSet?
    /// What is attached to it; nil for what no report has, and for whoever may not see reports.
    let attachments: [Attachment]?
    /// The indicators that ask for the element.
    let uses: [Indicator]

    /// A category's part of a total.
    struct Part {
        let category: OptionCombination
        let key: ValueKey
        let value: Number?
    }

    /// What stands now: the value, or what a total's parts come to.
    var value: Number? { parts.isEmpty ? history.first?.value : parts.compactMap(\.value).sum }
}

extension Indicator {
    /// Whether its expressions name the element.
    fileprivate func asks(for element: Element) -> Bool {
        items.contains { item in
            if case .dataElement(let name, _, _) = item.source {
                name == element.code || name == element.uid
            } else {
                false
            }
        }
    }
}
