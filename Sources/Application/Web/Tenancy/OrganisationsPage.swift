import Foundation
import Hummingbird
import Language
import Tenancy

/// The page of organisations in any of its states.
struct OrganisationsPage {
    let query: OrganisationsQuery
    let organisations: [OrganisationEntry]
    /// How many there are on all pages.
    let count: Int
    /// The countries that there are organisations in.
    let countries: [String]
    /// What of the address was not understood, so that nothing is listed.
    let unknown: [UnknownFilter]
    var typed = OrganisationForm()
    var faults: [Frame.Fault] = []
    var made: MadePassword?

    init(_ query: OrganisationsQuery, in scope: Scope, _ texts: Texts) async throws {
        self.query = query
        unknown = query.unknown(texts)
        (organisations, count) =
            unknown.isEmpty ? try await scope.organisations(query.filter(texts)) : ([], 0)
        countries = try await scope.organisationCountries()
    }

    func respond(_ request: Request, _ context: Context, _ site: Site) throws -> Response {
        let texts = site.pages.texts(context)
        let misread = unknown.map {
            $0.fault(label: texts(OrganisationsQuery.labels[$0.name] ?? ""), isBesideForm: true, texts)
        }
        return try site.pages.respond(
            "Organisations",
            request,
            context,
            status: unknown.isEmpty ? faults.isEmpty ? .ok : .unprocessableContent : .badRequest,
            heading: Heading(
                title: texts("organisations.title"),
                faults: misread + faults,
                isOnce: made != nil
            ),
            answer: OrganisationsAnswer(
                organisations: organisations,
                count: count,
                page: ListStretch(page: query.number, size: OrganisationsQuery.size, of: count).page,
                unknown: unknown
            )
        ) { texts in OrganisationsView(self, texts) }
    }
}

extension OrganisationsQuery {
    /// How many stand on one page.
    static let size = 20

    /// The kinds that there are to choose from.
    static let kinds: [Organisation.Kind] = [.leadCollege, .partner]

    /// The catalogue's keys of what the filters are called.
    static let labels = [
        "kind": "organisations.kind", "country": "organisations.country", "sort": "words.sort",
    ]

    /// What of the address means nothing here.
    func unknown(_ texts: Texts) -> [UnknownFilter] {
        let codes = texts.conventions.countries.all.map(\.code)
        return [
            UnknownFilter("kind", kind, accepted: Self.kinds.map(\.rawValue)),
            UnknownFilter("country", country.uppercased(), accepted: codes),
            UnknownFilter("sort", sort, accepted: OrganisationFilter.Order.allCases.map(\.rawValue)),
        ].compactMap(\.self)
    }

    func filter(_ texts: Texts) -> OrganisationFilter {
        var filter = OrganisationFilter()
        filter.text = q
        filter.countriesNamed = { word in
            texts.conventions.countries.all.filter { $0.name.localizedCaseInsensitiveContains(word) }.map(\.code)
        }
        filter.kind = Organisation.Kind(rawValue: kind)
        filter.country = country.isEmpty ? nil : country.uppercased()
        filter.order = OrganisationFilter.Order(rawValue: sort) ?? .kind
        filter.limit = Self.size
        filter.offset = (number - 1) * Self.size
        return filter
    }

    func filters(_ countries: [String], _ texts: Texts) -> Filters {
        Filters(
            q: q,
            active: ![q, kind, country].allSatisfy(\.isEmpty),
            selects: [
                Select(
                    "kind",
                    label: texts("organisations.kind"),
                    all: texts("words.all"),
                    options: Self.kinds.map { ($0.rawValue, texts("organisations.kinds.\($0.rawValue)")) },
                    chosen: kind
                ),
                Select(
                    "country",
                    label: texts("organisations.country"),
                    all: texts("words.all"),
                    options: texts.sorted(countries).map { ($0, texts.conventions.countries[$0]) },
                    chosen: country.uppercased()
                ),
                Select(
                    "sort",
                    label: texts("words.sort"),
                    all: texts("organisations.sort.kind"),
                    options: OrganisationFilter.Order.allCases.filter { $0 != .kind }
                        .map { ($0.rawValue, texts("organisations.sort.\($0)")) },
                    chosen: sort
                ),
            ]
        )
    }
}
