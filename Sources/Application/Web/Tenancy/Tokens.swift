import Foundation
import Hummingbird
import Language
import Tenancy

/// `GET /account/tokens`: the member's own tokens, and the form to issue one.
struct ShowTokens: Endpoint {
    static let contract = Contract(answers: [Token].self)

    let site: Site

    func respond(to request: Request, _ context: Context) async throws -> Response {
        try await TokensPage(try context.requireMember(), site).respond(request, context, site)
    }
}

/// `POST /account/tokens`: issues a token, whose secret is shown this once.
struct IssueToken: Endpoint {
    static let contract = Contract(
        makes: IssuedToken.self,
        takes: [.required("name"), .required("days", .number), .text("scope"), .each(TokenForm.deed)],
        at: [.pages]
    )

    let site: Site

    func respond(to request: Request, _ context: Context) async throws -> Response {
        let act = try context.act(at: site.now())
        let typed = TokenForm(try await Form(request, context), of: act.member)
        var issued: IssuedToken?
        var refusals: [NewTokenRefusal] = []
        var unconfirmed: ConfirmationRefusal?
        do {
            let new = try NewToken(name: typed.name, scope: try typed.scope(), days: Int(typed.days) ?? 0)
            let made = try await site.database.issue(new, by: act)
            if context.wantsJSON {
                return try Reply.once(made, at: Routes.token(made.token.id)).response(to: request)
            }
            issued = made
        } catch let refused as NewTokenRefusal where !context.wantsJSON {
            let own = NewToken.refusals(name: typed.name, days: Int(typed.days) ?? 0)
            refusals = own.contains(refused) ? own : [refused] + own.filter { $0.field != refused.field }
        } catch let refusal as ConfirmationRefusal where !context.wantsJSON {
            unconfirmed = refusal
        }
        if context.typed.sent.isConfirmed { site.sessions.forgetAll() }
        var page = try await TokensPage(act.member, site)
        page.issued = issued
        page.unconfirmed = unconfirmed
        if !refusals.isEmpty || unconfirmed != nil { (page.refusals, page.typed) = (refusals, typed) }
        return try page.respond(request, context, site)
    }
}

/// `POST /account/tokens/{token}/revoke`: revokes one of the member's own.
struct RevokeToken: Endpoint {
    static let contract = Contract(takes: [], at: [.pages])

    let site: Site
    let id: Identifier<Token>

    func respond(to request: Request, _ context: Context) async throws -> Response {
        let act = try context.act(at: site.now())
        _ = try await Form(request, context)
        try await site.database.revoke(id, by: act)
        site.sessions.forgetAll()
        return .redirect(to: Routes.tokens())
    }
}

/// `DELETE /account/tokens/{token}`: revokes one of the member's own, as programs do.
struct DeleteToken: Endpoint {
    static let contract = Contract(.nothing, at: [.machine])

    let site: Site
    let id: Identifier<Token>

    func respond(to request: Request, _ context: Context) async throws -> Response {
        try await site.database.revoke(id, by: try context.act(at: site.now()))
        site.sessions.forgetAll()
        return Response(status: .noContent)
    }
}

/// `POST /members/{member}/tokens/{token}/revoke`: revokes a token of a member whom this administrator keeps.
struct RevokeMemberToken: Endpoint {
    static let contract = Contract(takes: [], at: [.pages])

    let site: Site
    let id: Identifier<Member>
    let token: Identifier<Token>

    func respond(to request: Request, _ context: Context) async throws -> Response {
        _ = try await Form(request, context)
        let page = try await MemberPage(id, request, context, site)
        return try await page.change("tokens", request, context, site) { id in
            try await site.database.revoke(token, of: id, by: try context.act(at: site.now()))
        }
    }
}

/// The page of one's own tokens in any of its states.
private struct TokensPage {
    let tokens: [Token]
    let now: Date
    var issued: IssuedToken?
    var refusals: [NewTokenRefusal] = []
    var unconfirmed: ConfirmationRefusal?
    var typed: TokenForm

    init(_ member: Member, _ site: Site) async throws {
        now = site.now()
        typed = TokenForm(of: member)
        tokens = try await site.database.reading(as: member) { try await $0.tokens() }
    }

    func respond(_ request: Request, _ context: Context, _ site: Site) throws -> Response {
        let texts = site.pages.texts(context)
        let confirming = unconfirmed.map { Frame.Fault(address: "#confirm-token", text: texts.words(of: $0)) }
        let faults =
            refusals.map { Frame.Fault(address: "#\($0.field)", text: texts.words(of: $0)) }
            + [confirming].compactMap(\.self)
        return try site.pages.respond(
            "Tokens",
            request,
            context,
            status: unconfirmed?.code.status ?? (refusals.isEmpty ? .ok : .unprocessableContent),
            heading: Heading(
                title: texts("tokens.title"),
                trail: [Frame.Link(address: Routes.account(), label: texts("account.title"))],
                faults: faults,
                isOnce: issued != nil
            ),
            answer: tokens
        ) { texts in
            TokensView(
                issued: issued?.secret.text,
                summary: texts("tokens.summary", ["count": .integer(tokens.filter { $0.isLive(at: now) }.count)]),
                dhis2: texts(
                    "tokens.dhis2",
                    ["address": .text(site.pages.host + Routes.dhis2Root), "name": .text(context.member?.name ?? "")]
                ),
                tokens: tokens.isEmpty ? nil : TokenRows(tokens, now: now, texts) { Routes.tokenRevocation($0) },
                fields: [
                    field("name", typed.name, faults, texts),
                    field("days", typed.days, faults, texts, maximum: "\(NewToken.days.upperBound)"),
                ],
                scopes: typed.kinds.map { kind in
                    TokensView.Choice(
                        name: kind.rawValue,
                        label: texts("tokens.scopes.\(kind.rawValue)"),
                        does: texts("tokens.scopesDo.\(kind.rawValue)"),
                        current: kind == typed.kind
                    )
                },
                confirmFault: confirming?.text,
                scopeFault: faults.first { $0.field == "scope" }?.text,
                deeds: typed.known.map { deed in
                    TokensView.Choice(
                        name: deed.name,
                        label: texts.words(of: deed),
                        does: "",
                        current: typed.deeds.contains(deed.name)
                    )
                }
            )
        }
    }

    private func field(
        _ name: String,
        _ value: String,
        _ faults: [Frame.Fault],
        _ texts: Texts,
        maximum: String? = nil
    ) -> FormField {
        FormField(
            name: name,
            label: texts("tokens.\(name)"),
            value: value,
            fault: faults.first { $0.field == name }?.text,
            hint: texts("tokens.\(name)Hint"),
            maximum: maximum
        )
    }
}
