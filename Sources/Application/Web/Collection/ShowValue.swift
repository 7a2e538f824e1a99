import Collection
import Foundation
import Hummingbird
import Indicators
import Language
import Lifecycle
import Tenancy

/// `GET /values/{college}/{element}/{period}`: a value, everything that ever stood there, and where it came from.
struct ShowValue: Endpoint {
    let site: Site

    func respond(to request: Request, _ context: Context) async throws -> Response {
        let member = try context.requireMember()
        let id: Identifier<College> = try context.identifier("college", of: "college")
        guard let period = Period(context.parameters.get("period") ?? "") else { throw NotFound(what: "value") }
        let key = ValueKey(college: id, element: context.parameters.get("element") ?? "", period: period.identifier)
        let page = try await site.database.reading(as: member) { scope in
            guard let element = try await scope.elements([key.element]).first else { throw NotFound(what: "value") }
            let college = try await scope.college(id)
            var filter = ReportFilter()
            (filter.college, filter.dataSet, filter.period) = (id, element.dataSet, key.period)
            let dataSets = try await scope.dataSets()
            return ValuePage(
                key: key,
                period: period,
                element: element,
                college: college,
                history: try await scope.history(of: key, tenant: college.college.tenant),
                report: element.dataSet == nil ? nil : try await scope.reports(filter).entries.first,
                dataSet: dataSets.first { $0.code == element.dataSet },
                uses: Role.headquarters.contains(member.role)
                    ? try await scope.indicatorBook().indicators.filter { $0.asks(for: element) } : []
            )
        }
        let texts = site.pages.texts(context)
        return try site.pages.respond(
            "Value",
            request,
            context,
            heading: heading(page, member, texts),
            answer: ValueAnswer(value: page.history.first?.value, key: key, history: page.history)
        ) { texts in ValueView(page, today: Day(site.now()), texts) }
    }

    private func heading(_ page: ValuePage, _ member: Member, _ texts: Texts) -> Heading {
        var trail = [Frame.Link(address: "/reports", label: texts("reports.title"))]
        if let report = page.report {
            let label = texts.title(of: page.dataSet, page.key.period)
            trail.append(Frame.Link(address: "/reports/\(report.id)", label: label))
        }
        return Heading(
            title: texts.text(page.element.name),
            period: texts.name(of: page.period),
            asOf: page.history.first.map { texts.moment($0.at) },
            trail: trail
        )
    }
}

/// A value as programs read it.
struct ValueAnswer: Encodable {
    let value: Number?
    let key: ValueKey
    let history: [ValueChange]
}

/// A value with everything that its page tells.
struct ValuePage {
    let key: ValueKey
    let period: Period
    let element: Element
    let college: CollegeEntry
    let history: [ValueChange]
    let report: ReportEntry?
    let dataSet: DataSet?
    /// The indicators that ask for the element.
    let uses: [Indicator]
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
