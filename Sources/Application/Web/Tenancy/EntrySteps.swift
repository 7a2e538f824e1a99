import Foundation
import Hummingbird
import Language
import Tenancy

/// `POST /sign-in/code`: a code of the second factor, for who has shown their password.
struct EnterCode: Endpoint {
    static let contract = Contract(takes: [.required("code"), .text("next")], at: [.pages])

    let site: Site

    func respond(to request: Request, _ context: Context) async throws -> Response {
        let form = try await Form(request, context)
        let next = SafeAddress(form["next"])
        do {
            let signedIn = try await site.database.signIn(
                code: form["code"],
                in: context.session,
                client: context.client,
                request: context.requestIdentifier,
                device: context.cookie(.device, of: request),
                agent: request.headers[.userAgent] ?? "",
                now: site.now()
            )
            return try await site.entered(signedIn, context, next: next)
        } catch SignInRefusal.over where !context.wantsJSON {
            return .redirect(to: Routes.signIn(asking: SignInQuery(next: next.text)))
        } catch let refusal as SignInRefusal where !context.wantsJSON {
            guard let entrant = context.entrant else { throw refusal }
            let fault = Frame.Fault(address: "#code", text: site.pages.texts(context).words(of: refusal))
            return try site.entryPage(entrant, request, context, next: next, faults: [fault])
        }
    }
}

/// `POST /sign-in/password`: a password of one's own in place of the first one.
struct ChooseOwnPassword: Endpoint {
    static let contract = Contract(takes: [.required("new"), .required("repeated"), .text("next")], at: [.pages])

    let site: Site

    func respond(to request: Request, _ context: Context) async throws -> Response {
        let form = try await Form(request, context)
        let next = SafeAddress(form["next"])
        guard let entrant = context.entrant, entrant.step == .ownPassword else {
            if context.wantsJSON { throw SignInNeeded() }
            return .redirect(to: Routes.signIn(asking: SignInQuery(next: next.text)))
        }
        do {
            try await site.database.choosePassword(
                form.fields["new"] ?? "",
                repeated: form.fields["repeated"] ?? "",
                in: context.session,
                client: context.client,
                by: context.act(of: entrant, at: site.now())
            )
        } catch let refusal as PasswordRefusal where !context.wantsJSON {
            let all = NewPassword.refusals(
                of: form.fields["new"] ?? "",
                repeated: form.fields["repeated"] ?? "",
                for: entrant.visitor.member
            )
            let texts = site.pages.texts(context)
            let faults = (all.isEmpty ? [refusal] : all).map { refusal in
                let field = refusal.field == "old" ? "new" : refusal.field
                return Frame.Fault(address: "#\(field)", text: texts.words(of: refusal))
            }
            return try site.entryPage(entrant, request, context, next: next, faults: faults)
        }
        site.sessions.forgetAll()
        return .redirect(to: Routes.signIn(asking: SignInQuery(next: next.text)))
    }
}

/// What `Entry.mustache` shows: one step on the way in.
struct EntryView {
    let action: Address
    let lead: String
    let next: String?
    let fields: [SecretField]
    let button: String
}

extension Site {
    /// What follows a sign-in: where the reader wanted to go, or what they must do first; with the browser's new cookies.
    func entered(_ signedIn: SignedIn, _ context: Context, next: SafeAddress) async throws -> Response {
        // The session that the browser had until now is over.
        if context.visitor != nil || context.entrant != nil { sessions.forgetAll() }
        let step = try await sessions.entrant(of: signedIn.session, now: now())?.step
        var response: Response =
            if step == nil {
                .redirect(to: next)
            } else {
                .redirect(to: Routes.signIn(asking: SignInQuery(next: next.text)))
            }
        response.setCookie(.session(signedIn.session, isSecure: context.isSecure))
        if !signedIn.awaitsCode {
            let year = 31_536_000
            response.setCookie(.own(.device, signedIn.device, maxAge: year, isSecure: context.isSecure))
        }
        return response
    }

    /// The next step of somebody who is on the way in.
    func entryPage(
        _ entrant: Entrant,
        _ request: Request,
        _ context: Context,
        next: SafeAddress,
        faults: [Frame.Fault] = []
    ) throws -> Response {
        guard let step = entrant.step, step != .secondFactor else {
            return .redirect(to: Routes.secondFactor(asking: SignInQuery(next: next.wanted ?? "")))
        }
        let texts = pages.texts(context)
        return try pages.respond(
            "Entry",
            request,
            context,
            status: faults.isEmpty ? .ok : .unprocessableContent,
            heading: Heading(
                title: texts("signIn.steps.\(step).title"),
                notice: next.notice(texts),
                faults: faults
            ),
            answer: SignInAnswer(fault: faults.first?.text, step: step)
        ) { texts in
            EntryView(
                action: step == .code ? Routes.signInCode() : Routes.signInPassword(),
                lead: texts("signIn.steps.\(step).lead"),
                next: next.wanted,
                fields: step == .code
                    ? [.code(hint: texts("signIn.codeHint"), faults, texts)]
                    : [.password("new", faults, texts), .password("repeated", faults, texts)],
                button: texts("signIn.steps.\(step).button")
            )
        }
    }
}
