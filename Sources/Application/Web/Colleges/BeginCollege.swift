import Foundation
import Hummingbird
import Language
import Lifecycle
import Tenancy

/// `GET /colleges/new`: the form that begins an application.
struct ShowNewCollege: Endpoint {
    static let contract = Contract(answers: [PartnerOrganisation].self)

    let site: Site

    func respond(to request: Request, _ context: Context) async throws -> Response {
        let member = try context.requireMember(with: .beginCollege)
        let partners = try await site.database.reading(as: member) { try await $0.partners() }
        return try NewCollegePage(form: NewCollegeForm(), partners: partners).respond(request, context, site)
    }
}

/// `POST /colleges`: a new draft of the reporter's own lead college.
struct BeginCollege: Endpoint {
    static let contract = Contract(
        takes: [
            .required("nameZh"), .required("nameEn"), .required("cityZh"), .required("cityEn"), .required("country"),
            .text("zone"), .text("partner"), .text("partnerZh"), .text("partnerEn"), .text("partnerCountry"),
        ]
    )

    let site: Site

    func respond(to request: Request, _ context: Context) async throws -> Response {
        let member = try context.requireMember(with: .beginCollege)
        let partners = try await site.database.reading(as: member) { try await $0.partners() }
        var form = NewCollegeForm(try await Form(request, context), partners)
        if let new = form.college(site.zones) {
            do {
                let entry = try await site.database.begin(new, by: try context.act(at: site.now()))
                return .redirect(to: Routes.college(entry.college.id), having: .collegeBegun, context)
            } catch PartnerRefusal.known where !context.wantsJSON {
                form.faults = [.partnerKnown]
            } catch is UnknownZone {
                form.faults = [.zoneUnknown]
            }
        }
        return try NewCollegePage(form: form, partners: partners).respond(request, context, site)
    }
}

/// The form of a new college, empty or with what was typed.
private struct NewCollegePage {
    let form: NewCollegeForm
    let partners: [PartnerOrganisation]

    func respond(_ request: Request, _ context: Context, _ site: Site) throws -> Response {
        let texts = site.pages.texts(context)
        return try site.pages.respond(
            "NewCollege",
            request,
            context,
            status: form.faults.isEmpty ? .ok : .unprocessableContent,
            heading: Heading(
                title: texts("colleges.begin"),
                trail: [Frame.Link(address: Routes.colleges(), label: texts("colleges.title"))],
                faults: form.faults.map {
                    Frame.Fault(address: "#\($0.field.rawValue)", text: words($0, texts))
                }
            ),
            answer: partners
        ) { texts in
            NewCollegeView(
                fields: [.nameZh, .nameEn, .cityZh, .cityEn].map { field($0, texts) },
                zone: zone(texts),
                country: select(.country, all: texts("colleges.choose"), countries(texts), texts),
                partner: select(.partner, all: texts("colleges.choosePartner"), known(texts), texts),
                partnerFields: [.partnerZh, .partnerEn].map { field($0, texts) },
                partnerCountry: select(
                    .partnerCountry,
                    all: texts("colleges.sameCountry"),
                    countries(texts),
                    texts
                )
            )
        }
    }

    private func field(_ field: NewCollegeForm.Field, _ texts: Texts) -> FormField {
        FormField(
            name: field.rawValue,
            label: texts("colleges.new.\(field)"),
            value: form.typed[field] ?? "",
            fault: fault(field, texts)
        )
    }

    private func zone(_ texts: Texts) -> FormField {
        FormField(
            name: NewCollegeForm.Field.zone.rawValue,
            label: texts("colleges.new.zone"),
            value: form.typed[.zone] ?? "",
            fault: fault(.zone, texts),
            hint: texts("colleges.new.zoneHint")
        )
    }

    private func fault(_ field: NewCollegeForm.Field, _ texts: Texts) -> String? {
        form.faults.first { $0.field == field }.map { words($0, texts) }
    }

    private func words(_ fault: NewCollegeForm.Fault, _ texts: Texts) -> String {
        let partner = partners.first { "\($0.id)" == form.typed[.partner] }
        let country = partner.map { texts.conventions.countries[$0.country] } ?? ""
        let arguments: [String: MessageArgument] = [
            "country": .text(country), "count": .integer(form.typed[fault.field]?.count ?? 0),
            "longest": .integer(WrittenText.title.longest),
        ]
        return texts(fault.messageKey, arguments)
    }

    private func select(
        _ field: NewCollegeForm.Field,
        all: String,
        _ options: [(value: String, label: String)],
        _ texts: Texts
    ) -> Select {
        let (label, chosen) = (texts("colleges.new.\(field)"), form.typed[field] ?? "")
        var select = Select(field.rawValue, label: label, all: all, options: options, chosen: chosen)
        select.fault = fault(field, texts)
        return select
    }

    private func countries(_ texts: Texts) -> [(value: String, label: String)] {
        texts.hostCountries.map { (value: $0.code, label: $0.name) }
    }

    /// Once a country is chosen, only its partners can be.
    private func known(_ texts: Texts) -> [(value: String, label: String)] {
        let chosen = form.faults.contains(.notAHost) ? "" : form.typed[.country] ?? ""
        let possible = partners.filter { chosen.isEmpty || $0.country == chosen || "\($0.id)" == form.typed[.partner] }
        return texts.sorted(Set(possible.map(\.country))).flatMap { country in
            possible.filter { $0.country == country }.map { partner in
                let name = texts.name(zh: partner.nameZh, en: partner.nameEn)
                return (value: "\(partner.id)", label: "\(texts.conventions.countries[country]) · \(name)")
            }
        }
    }
}

/// What `NewCollege.mustache` shows.
struct NewCollegeView {
    let fields: [FormField]
    /// The time zone, which may be left empty.
    let zone: FormField
    let country: Select
    let partner: Select
    /// The names of a partner that is not in the list.
    let partnerFields: [FormField]
    let partnerCountry: Select
}

extension Texts {
    /// China and its regions, which are nobody's host country.
    static let homes: Set = ["CN", "HK", "MO", "TW"]

    /// Where an overseas college can be, by name.
    var hostCountries: [(code: String, name: String)] { countries.filter { !Self.homes.contains($0.code) } }
}
