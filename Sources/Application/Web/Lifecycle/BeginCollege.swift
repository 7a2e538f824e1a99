import Foundation
import Hummingbird
import Language
import Lifecycle
import Tenancy

/// `GET /colleges/new`: the form that begins an application.
struct ShowNewCollege: Endpoint {
    let site: Site

    func respond(to request: Request, _ context: Context) async throws -> Response {
        let member = try context.requireMember(in: [.reporter])
        let partners = try await site.database.reading(as: member) { try await $0.partners() }
        return try NewCollegePage(partners: partners).respond(request, context, site)
    }
}

/// `POST /colleges`: a new draft of the reporter's own lead college.
struct BeginCollege: Endpoint {
    let site: Site

    func respond(to request: Request, _ context: Context) async throws -> Response {
        let member = try context.requireMember(in: [.reporter])
        let form = try await Form(request, context)
        let partners = try await site.database.reading(as: member) { try await $0.partners() }
        let faults = NewCollegePage.faults(of: form, partners, site.pages.texts(context))
        guard faults.isEmpty, let partner = Identifier<Organisation>(form["partner"]) else {
            return try NewCollegePage(partners: partners, typed: form.fields, faults: faults)
                .respond(request, context, site)
        }
        let new = NewCollege(
            nameZh: form["nameZh"],
            nameEn: form["nameEn"],
            country: form["country"],
            city: form["city"],
            partner: partner
        )
        let entry = try await site.database.transaction(as: member) { scope in
            try await scope.begin(new, at: site.now(), from: context.place)
        }
        return .redirect(to: "/colleges/\(entry.college.id)")
    }
}

/// The form of a new college, empty or with what was typed.
private struct NewCollegePage {
    let partners: [PartnerOrganisation]
    var typed: [String: String] = [:]
    /// The words for each field at fault.
    var faults: [String: String] = [:]

    /// Every fault at once: what is missing, a host country that can't be one, a partner of another country.
    static func faults(of form: Form, _ partners: [PartnerOrganisation], _ texts: Texts) -> [String: String] {
        var faults: [String: String] = [:]
        for name in NewCollegeView.names where form[name].isEmpty { faults[name] = texts("colleges.missing.\(name)") }
        let country = form["country"]
        if !country.isEmpty && !texts.hostCountries.contains(where: { $0.code == country }) {
            faults["country"] = texts("colleges.notAHost")
        }
        let partner = partners.first { "\($0.id)".lowercased() == form["partner"].lowercased() }
        if let partner, faults["country"] == nil, partner.country != country {
            let place = texts.conventions.countries[partner.country]
            faults["partner"] = texts("colleges.partnerElsewhere", ["country": .text(place)])
        } else if partner == nil {
            faults["partner"] = texts("colleges.missing.partner")
        }
        return faults
    }

    func respond(_ request: Request, _ context: Context, _ site: Site) throws -> Response {
        let texts = site.pages.texts(context)
        return try site.pages.respond(
            "NewCollege",
            request,
            context,
            status: typed.isEmpty ? .ok : .unprocessableContent,
            heading: Heading(
                title: texts("colleges.begin"),
                trail: [Frame.Link(address: "/colleges", label: texts("colleges.title"))],
                faults: NewCollegeView.names.compactMap { name in
                    faults[name].map { Frame.Fault(address: "#\(name)", text: $0) }
                }
            ),
            answer: partners
        ) { texts in
            NewCollegeView(
                fields: ["nameZh", "nameEn", "city"].map { name in
                    CollegeFormsView.Field(
                        name: name,
                        label: texts("colleges.new.\(name)"),
                        value: typed[name] ?? "",
                        fault: faults[name]
                    )
                },
                selects: selects(texts)
            )
        }
    }

    private func selects(_ texts: Texts) -> [NewCollegeView.Choice] {
        let countries = texts.conventions.countries
        let country = typed["country"] ?? ""
        // Once a country is chosen, only its partners can be.
        let possible = partners.filter { country.isEmpty || faults["country"] != nil || $0.country == country }
        let order = texts.sorted(Set(possible.map(\.country)))
        let sorted = order.flatMap { country in possible.filter { $0.country == country } }
        return [
            NewCollegeView.Choice(
                select: Select(
                    "country",
                    label: texts("organisations.country"),
                    all: texts("colleges.choose"),
                    options: texts.hostCountries.map { (value: $0.code, label: $0.name) },
                    chosen: country
                ),
                hint: nil,
                fault: faults["country"]
            ),
            NewCollegeView.Choice(
                select: Select(
                    "partner",
                    label: texts("words.partner"),
                    all: texts("colleges.choose"),
                    options: sorted.map { partner in
                        let name = texts.name(zh: partner.nameZh, en: partner.nameEn)
                        return (value: "\(partner.id)", label: "\(countries[partner.country]) · \(name)")
                    },
                    chosen: typed["partner"] ?? ""
                ),
                hint: texts(possible.isEmpty ? "colleges.noPartner" : "colleges.partnerHint"),
                fault: faults["partner"]
            ),
        ]
    }
}

/// What `NewCollege.mustache` shows.
struct NewCollegeView {
    /// A select with what is said about it.
    struct Choice {
        let select: Select
        let hint: String?
        let fault: String?
    }

    static let names = ["nameZh", "nameEn", "city", "country", "partner"]

    let fields: [CollegeFormsView.Field]
    let selects: [Choice]
}

extension Texts {
    /// Where an overseas college can be: everywhere but in China.
    var hostCountries: [(code: String, name: String)] {
        countries.filter { !["CN", "HK", "MO", "TW"].contains($0.code) }
    }
}
