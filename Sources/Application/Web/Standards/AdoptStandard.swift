import Calendar
import Collection
import Foundation
import Hummingbird
import Language
import Published
import Standards
import Tenancy

/// `POST /standards/{code}/adoptions`: a partner proposes that their country, sector or institution uses a standard, or
/// changes what they have proposed.
struct AdoptStandard: Endpoint {
    static let contract = Contract(
        takes: [
            .required("version"), .text("adoption"), .required("authority"), .required("level", Adoption.Level.schema),
            .required("document"), .required("date"),
        ]
    )

    let site: Site
    let code: String

    func respond(to request: Request, _ context: Context) async throws -> Response {
        let partner = try context.requireMember(with: .adoptStandard)
        let form = try await Form(request, context)
        let now = site.now()
        var page = try await StandardPage(site, code, request, context, version: form["version"])
        guard page.form != nil else { throw NotFound(what: "standard") }
        let typed = AdoptionForm(form, today: Day(latestAt: now))
        page.form = typed
        guard typed.faults.isEmpty else { return try page.respond(request, context, site) }
        let standard = page.standard
        let country = try await site.database.reading(as: partner) { try await $0.ownCountry() }
        if let adoption = typed.adoption(of: standard, in: country, language: context.language) {
            try await site.database.propose(adoption, by: try context.act(at: now))
        }
        let query = StandardQuery(version: page.versionIfOld, registered: typed.id.description)
        return .redirect(to: Routes.standard(standard.code, asking: query))
    }
}

/// `GET /standards/{code}/adoptions`: the adoptions alone for programs; for readers, who come back to where a form was
/// sent, the standard with them.
struct ShowAdoptions: Endpoint {
    static let contract = Contract(answers: [AdoptionEntry].self)

    let site: Site
    let code: String

    func respond(to request: Request, _ context: Context) async throws -> Response {
        let page = try await StandardPage(site, code, request, context)
        if context.wantsJSON { return try Reply.json(page.adoptions).response(to: request) }
        return try page.respond(request, context, site)
    }
}
