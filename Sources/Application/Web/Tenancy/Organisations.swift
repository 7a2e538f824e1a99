import Foundation
import Hummingbird
import Language
import Tenancy

/// `GET /organisations`: the programme's lead colleges and partners, and the form to add one; for headquarters'
/// administrators.
struct ListOrganisations: Endpoint {
    static let contract = Contract(answers: [OrganisationEntry].self)

    let site: Site

    func respond(to request: Request, _ context: Context) async throws -> Response {
        let admin = try context.requireMember(with: .seeOrganisations)
        let organisations = try await site.database.reading(as: admin) { try await $0.organisations() }
        return try OrganisationsPage(organisations: organisations).respond(request, context, site)
    }
}

/// `POST /organisations`: adds one with its first member, whose first password is shown this once.
struct AddOrganisation: Endpoint {
    static let contract = Contract(
        makes: MadePassword.self,
        takes: [
            .required("kind", Organisation.Kind.schema), .required("nameZh"), .required("nameEn"), .text("country"),
            .required("name"), .required("fullName"),
        ]
    )

    let site: Site

    func respond(to request: Request, _ context: Context) async throws -> Response {
        let admin = try context.requireMember(with: .addOrganisation)
        let form = try await Form(request, context)
        let texts = site.pages.texts(context)
        var page = OrganisationsPage(
            organisations: try await site.database.reading(as: admin) { try await $0.organisations() }
        )
        page.typed = OrganisationForm(form)
        page.faults = page.typed.faults(besides: page.organisations, texts)
        guard page.faults.isEmpty, let new = page.typed.organisation else {
            return try page.respond(request, context, site)
        }
        do {
            let first = try NewMember(name: form["name"], fullName: form["fullName"], role: new.firstRole)
            let organisation = try await site.database.add(new, first: first, by: try context.act(at: site.now()))
            let name = SignInName.whole(first.name, in: organisation.id)
            let made = MadePassword(name: name, password: first.password)
            if context.wantsJSON {
                return try Reply.once(made, at: Routes.organisation(organisation.id)).response(to: request)
            }
            page = OrganisationsPage(
                organisations: try await site.database.reading(as: admin) { try await $0.organisations() }
            )
            page.made = made
        } catch let refusal as OrganisationRefusal where !context.wantsJSON {
            page.faults = refusal.faults.map { OrganisationForm.fault($0, texts) }
        } catch let refusal as MemberRefusal where !context.wantsJSON {
            page.faults = [NewMemberForm.fault(of: refusal, texts)]
        }
        return try page.respond(request, context, site)
    }
}

/// The page of organisations in any of its states.
struct OrganisationsPage {
    let organisations: [OrganisationEntry]
    var typed = OrganisationForm()
    var faults: [Frame.Fault] = []
    var made: MadePassword?

    func respond(_ request: Request, _ context: Context, _ site: Site) throws -> Response {
        let texts = site.pages.texts(context)
        return try site.pages.respond(
            "Organisations",
            request,
            context,
            status: faults.isEmpty ? .ok : .unprocessableContent,
            heading: Heading(title: texts("organisations.title"), faults: faults, isOnce: made != nil),
            answer: organisations
        ) { texts in OrganisationsView(self, texts) }
    }
}

/// What `Organisations.mustache` shows.
struct OrganisationsView {
    struct Row {
        let address: Address
        let name: String
        let other: String
        let otherLanguage: String
        let country: String
        let members: String
        let illustrative: Bool
    }

    struct Group {
        let kind: String
        let title: String
        let rows: [Row]
    }

    let made: MadePassword?
    let groups: [Group]
    let kinds: [Option]
    let kindFault: String?
    let fields: [FormField]
    let country: Select
    let countryFault: String?
    let form: NewMemberFields

    init(_ page: OrganisationsPage, _ texts: Texts) {
        made = page.made
        let kinds: [Organisation.Kind] = [.leadCollege, .partner]
        groups = kinds.map { kind in
            let rows = page.organisations.filter { $0.organisation.kind == kind }
            return Group(
                kind: kind.rawValue,
                title: texts("organisations.counted.\(kind.rawValue)", ["count": .integer(rows.count)]),
                rows: rows.map { Row($0, texts) }
            )
        }
        func words(at address: String) -> String? { page.faults.first { $0.address == address }?.text }
        self.kinds = kinds.map { kind in
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
        countryFault = words(at: "#country")
        country = Select(
            "country",
            label: texts("organisations.country"),
            all: texts("colleges.choose"),
            options: texts.countries.map { (value: $0.code, label: $0.name) },
            chosen: page.typed.country
        )
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
        country = texts.conventions.countries[entry.country]
        members = texts.conventions.numbers.integer(entry.members)
        illustrative = entry.isIllustrative
    }
}
