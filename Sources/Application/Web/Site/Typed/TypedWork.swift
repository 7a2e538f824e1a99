import ClosedLoop
import HTTPTypes
import Hummingbird
import Indicators
import Tenancy

/// Loses nothing that was typed: a form that is sent twice writes once and leads to the same place; one whose session is over
/// is kept until its member has signed in again; one that rests on what was changed meanwhile comes back with both.
struct TypedWork: RouterMiddleware {
    let site: Site
    /// What answers a page's address from within.
    let inner: InnerPages

    func handle(
        _ request: Request,
        context: Context,
        next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        var context = context
        context.inner = inner
        guard !request.method.isSafe else { return try await next(request, context) }
        // The pages that follow ask for no password that was just told.
        defer { if context.typed.sent.isConfirmed { site.sessions.forgetAll() } }
        do {
            let response = try await next(request, context)
            guard response.status.code < 400 else {
                guard let earlier = try await earlier(context) else { return response }
                return try await again(earlier, request, context)
            }
            try await note(response, context)
            return response
        } catch let error as AlreadySubmitted {
            return try await again(error, request, context)
        } catch {
            if mayBeRepetition(error, context), let earlier = try await earlier(context) {
                return try await again(earlier, request, context)
            }
            guard context.door.credentials == .cookie, !context.wantsJSON,
                let response = try await answer(to: error, request, context)
            else { throw error }
            return response
        }
    }

    /// What a second sending meets once the first was taken; a database that doesn't answer need not be asked.
    private func mayBeRepetition(_ error: any Error, _ context: Context) -> Bool {
        Refusal(error, site.pages.texts(context)).status.code < 500
    }

    /// Whether another request had the same taken before; nil where none had.
    private func earlier(_ context: Context) async throws -> AlreadySubmitted? {
        guard let submission = context.typed.sent.submission, let member = context.member else { return nil }
        return try await site.database.reading(as: member) { try await $0.earlier(submission) }
    }

    /// Where a submission led, or the page that it was sent from.
    private func note(_ response: Response, _ context: Context) async throws {
        guard let submission = context.typed.sent.submission, let member = context.member else { return }
        let place = response.headers[.location] ?? context.typed[.page]
        guard !place.isEmpty else { return }
        try await site.database.note(place, of: submission, by: member)
    }

    private func again(_ earlier: AlreadySubmitted, _ request: Request, _ context: Context) async throws -> Response {
        let place = SafeAddress(earlier.place ?? context.typed[.page])
        if context.door.credentials == .authorization {
            guard earlier.isSame else { throw KeyReused() }
            guard case .onward = context.typed.contract?.outcome else { throw SubmittedBefore(place: place.text) }
            return .redirect(to: place)
        }
        if !earlier.isSame, !context.wantsJSON,
            let form = context.typed.form(of: request, key: "\(FormKey())")
        {
            return try await inner.show(FormAgain(form: form, reason: .sentBefore), request, context, site)
        }
        var response = Response.redirect(to: place)
        response.setCookie(.own(.done, Done.submittedBefore.rawValue, maxAge: 60, isSecure: context.isSecure))
        return response
    }

    private func answer(to error: any Error, _ request: Request, _ context: Context) async throws -> Response? {
        switch error {
        case is SignInNeeded: return try await keep(request, context)
        case FormRefusal.foreign where request.headers[.secFetchSite] != "cross-site":
            return try await keep(request, context)
        case let refusal as FormRefusal where refusal.isOfSize && !request.bringsParts:
            return try await giveBack(refusal, request, context)
        case let refusal as ConfirmationRefusal:
            guard let form = context.typed.form(of: request) else { return nil }
            return try await inner.show(FormAgain(form: form, reason: .unconfirmed(refusal)), request, context, site)
        case is TargetRefusal, is WarningRefusal, is WarningRuleRefusal, is FindingRefusal, is TextTooLong:
            guard let form = context.typed.form(of: request) else { return nil }
            let refusal = Refusal(error, site.pages.texts(context))
            let faults = refusal.places.compactMap { place in
                place.pointer.map { Frame.Fault(address: "#\($0.dropFirst(2))", text: place.detail) }
            }
            let reason = FormAgain.Reason.refused(words: refusal.detail, faults, refusal.status)
            return try await inner.show(FormAgain(form: form, reason: reason), request, context, site)
        case let there as RefusedThere: return try await answer(to: there.refusal, request, context)
        case let change as ChangedSince:
            guard let form = context.typed.form(of: request) else { return nil }
            return try await inner.show(FormAgain(form: form, reason: .changed(change)), request, context, site)
        default: return nil
        }
    }

    /// Gives back a form whose texts are more than is taken; nil where it can't be read, or isn't its sender's.
    private func giveBack(_ refusal: FormRefusal, _ request: Request, _ context: Context) async throws -> Response? {
        guard let member = context.member else { return nil }
        let seal = try await site.formSeals.seal()
        // So large a form takes its member's turn among their uploads, so that many at once fill no memory.
        return try await site.uploads.during(member.id) {
            if !context.typed.isBegun { context.typed.fields = try await LateForm.fields(of: request, seal) ?? [:] }
            guard LateForm.owner(context.typed.fields, seal) == FormOwner(member),
                let form = context.typed.form(of: request)
            else { return nil }
            return try await inner.show(FormAgain(form: form, reason: .tooLarge(refusal)), request, context, site)
        }
    }

    /// Keeps a form whose session is over until its member has signed in, or shows it to them at once where they have.
    private func keep(_ request: Request, _ context: Context) async throws -> Response? {
        let seal = try await site.formSeals.seal()
        if !context.typed.isBegun { context.typed.fields = try await LateForm.fields(of: request, seal) ?? [:] }
        guard let owner = LateForm.owner(context.typed.fields, seal),
            let form = context.typed.form(of: request)
        else { return nil }
        if let member = context.member, owner == FormOwner(member) {
            return try await inner.show(FormAgain(form: form, reason: .otherSession), request, context, site)
        }
        let id = try await site.database.keep(form, for: owner, at: site.now())
        let address = Routes.kept(id)
        return .redirect(
            to: context.member == nil ? Routes.signIn(asking: SignInQuery(next: "\(address)")) : address
        )
    }
}

/// A program's key came with something else before.
struct KeyReused: Error {}

/// A program's key was used for the same, whose answer is told once.
struct SubmittedBefore: Error {
    /// Where what was made is.
    let place: String
}
