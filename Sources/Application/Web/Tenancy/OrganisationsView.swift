import Language
import Tenancy

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
            let label = texts("organisations.\(name)")
            return FormField(name: name, label: label, value: value, fault: words(at: "#\(name)"))
        }
        newCountry = Self.country(page.typed, fault: words(at: "#country"), texts)
        form = NewMemberFields(page.typed.first, [], page.faults, texts)
    }

    private static func country(_ typed: OrganisationForm, fault: String?, _ texts: Texts) -> Select {
        var country = Select(
            "country",
            label: texts("organisations.country"),
            all: texts("colleges.choose"),
            options: texts.countries.map { (value: $0.code, label: $0.name) },
            chosen: typed.country
        )
        country.fault = fault
        return country
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
