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

/// What `Organisations.mustache` shows.
struct OrganisationsView {
    struct Row {
        let address: Address
        let name: String
        let other: String
        let otherLanguage: String
        let kind: String
        let country: String
        let number: String
        let members: String
        let illustrative: Bool
    }

    let roster: Address
    let caption: String
    let filters: Filters
    let made: MadePassword?
    let organisations: [Row]
    let pager: Pager?
    let kinds: [Option]
    let kindFault: String?
    let fields: [FormField]
    let newCountry: Select
    let form: NewMemberFields

    init(_ page: OrganisationsPage, _ texts: Texts) {
        roster = Routes.organisationRoster()
        caption = texts("organisations.caption", ["count": .integer(page.count)])
        filters = page.query.filters(page.countries, texts).besideForm
        made = page.made
        organisations = page.organisations.map { Row($0, texts) }
        pager = Pager(
            count: page.count,
            page: page.query.number,
            size: OrganisationsQuery.size,
            address: { Routes.organisations(asking: page.query.at($0)) },
            texts
        )
        func words(at address: String) -> String? { page.faults.first { $0.address == address }?.text }
        kinds = OrganisationsQuery.kinds.map { kind in
            Option(
                value: kind.rawValue,
                label: texts("organisations.kinds.\(kind.rawValue)"),
                current: kind.rawValue == page.typed.kind
            )
        }
        kindFault = words(at: "#kind")
        fields = [("nameZh", page.typed.nameZh), ("nameEn", page.typed.nameEn)].map { name, value in
            FormField(
                name: name,
                label: texts("organisations.\(name)"),
                value: value,
                fault: words(at: "#\(name)")
            )
        }
        var country = Select(
            "country",
            label: texts("organisations.country"),
            all: texts("colleges.choose"),
            options: texts.countries.map { (value: $0.code, label: $0.name) },
            chosen: page.typed.country
        )
        country.fault = words(at: "#country")
        newCountry = country
        form = NewMemberFields(page.typed.first, [], page.faults, texts)
    }
}

extension OrganisationsView.Row {
    fileprivate init(_ entry: OrganisationEntry, _ texts: Texts) {
        let organisation = entry.organisation
        let isChinese = texts.language.language == "zh"
        address = Routes.organisation(organisation.id)
        name = texts.name(zh: organisation.nameZh, en: organisation.nameEn)
        other = isChinese ? organisation.nameEn : organisation.nameZh
        otherLanguage = isChinese ? "en" : "zh-Hans"
        kind = texts("organisations.kinds.\(organisation.kind.rawValue)")
        country = texts.conventions.countries[entry.country]
        number = entry.number
        members = texts.conventions.numbers.integer(entry.members)
        illustrative = entry.isIllustrative
    }
}
