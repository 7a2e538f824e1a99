import Hummingbird
import Published
import Standards
import Tenancy

/// `POST /standards/{code}/adoptions/{adoption}/confirm`: headquarters lets everybody read a proposed adoption.
struct ConfirmAdoption: Endpoint {
    static let contract = Contract(takes: [])

    let site: Site
    let code: String
    let id: Identifier<Adoption>

    func respond(to request: Request, _ context: Context) async throws -> Response {
        _ = try context.requireMember(with: .decideAdoption)
        _ = try await Form(request, context)
        try await site.database.confirmAdoption(id, by: try context.act(at: site.now()))
        return .redirect(to: Routes.standard(code, asking: StandardQuery(registered: "\(id)")).at("adoptions"))
    }
}

/// `POST /standards/{code}/adoptions/{adoption}/withdraw`: a partner takes a proposal back, or headquarters withdraws an
/// adoption with a reason.
struct WithdrawAdoption: Endpoint {
    static let contract = Contract(takes: [.text("reason")])

    let site: Site
    let code: String
    let id: Identifier<Adoption>

    func respond(to request: Request, _ context: Context) async throws -> Response {
        _ = try context.requireMember()
        let form = try await Form(request, context)
        let texts = site.pages.texts(context)
        do {
            try await site.database.withdrawAdoption(
                id,
                reason: form["reason"],
                by: try context.act(at: site.now())
            )
        } catch AdoptionRefusal.reasonMissing where !context.wantsJSON {
            return try await again(texts("adoption.refusals.reasonMissing"), form, request, context)
        } catch let refusal as TextTooLong where !context.wantsJSON {
            return try await again(texts.words(of: refusal), form, request, context)
        }
        return .redirect(to: Routes.standard(code, asking: StandardQuery(registered: "\(id)")).at("adoptions"))
    }

    /// The page with what was typed and what is wrong with it.
    private func again(_ fault: String, _ form: Form, _ request: Request, _ context: Context) async throws -> Response {
        var page = try await StandardPage(site, code, request, context)
        page.unwithdrawn = (id, form["reason"], fault)
        return try page.respond(request, context, site)
    }
}
