import Hummingbird
import Language

/// `POST /language`: the reader's choice, kept in a cookie for a year.
struct ChooseLanguage: Endpoint {
    static let contract = Contract(takes: [.required("language"), .text("address")], at: [.pages])

    let site: Site

    func respond(to request: Request, _ context: Context) async throws -> Response {
        let form = try await Form(request, context)
        var response = Response.redirect(to: SafeAddress(form["address"]))
        if let tag = LanguageTag(form["language"]), site.pages.catalogues.languages.contains(tag) {
            let year = 31_536_000
            response.setCookie(.own(.language, tag.description, maxAge: year, isSecure: context.isSecure))
        }
        return response
    }
}
