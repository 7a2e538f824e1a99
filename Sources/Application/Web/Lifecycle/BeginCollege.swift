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
        let faults = ["nameZh", "nameEn", "country", "city", "partner"].filter { form[$0].isEmpty }
        guard faults.isEmpty, let partner = Identifier<Organisation>(form["partner"]),
            form["country"].wholeMatch(of: /[A-Z]{2}/) != nil
        else {
            let partners = try await site.database.reading(as: member) { try await $0.partners() }
            return try NewCollegePage(partners: partners, typed: form.fields, faults: Set(faults))
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
    var faults: Set<String> = []

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
                faults: NewCollegeView.names.filter(faults.contains).map {
                    Frame.Fault(address: "#\($0)", text: texts("colleges.missing.\($0)"))
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
                        fault: faults.contains(name) ? texts("colleges.missing.\(name)") : nil
                    )
                },
                selects: selects(texts)
            )
        }
    }

    private func selects(_ texts: Texts) -> [Select] {
        let countries = texts.conventions.countries
        let chosen = typed["country"] ?? ""
        return [
            Select(
                "country",
                label: texts("words.country"),
                all: texts("colleges.choose"),
                options: countries.all.map { (value: $0.code, label: $0.name) }.sorted { $0.label < $1.label },
                chosen: chosen
            ),
            Select(
                "partner",
                label: texts("words.partner"),
                all: texts("colleges.choose"),
                options: partners.map {
                    (value: "\($0.id)", label: "\(texts.name(zh: $0.nameZh, en: $0.nameEn)) · \(countries[$0.country])")
                },
                chosen: typed["partner"] ?? ""
            ),
        ]
    }
}

/// What `NewCollege.mustache` shows.
struct NewCollegeView {
    static let names = ["nameZh", "nameEn", "city", "country", "partner"]

    let fields: [CollegeFormsView.Field]
    let selects: [Select]
}
