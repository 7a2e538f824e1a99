import Hummingbird
import Tenancy

/// `GET /kept/{id}`: a form that could not be taken when it was sent, on its page, for whoever typed it.
struct ShowKept: Endpoint {
    static let contract = Contract(answers: KeptFormAnswer.self, at: [.pages])

    let site: Site
    let id: Identifier<KeptForm>

    func respond(to request: Request, _ context: Context) async throws -> Response {
        let member = try context.requireMember()
        let form = try await site.database.keptForm(id, of: member, at: site.now())
        let key = form.fields[OwnField.key.rawValue] ?? ""
        let submission = Submission(key: key, to: form.action, fields: [:])
        let earlier = try await site.database.reading(as: member) { try await $0.earlier(submission) }
        if let earlier {
            var response = Response.redirect(to: SafeAddress(earlier.place ?? form.page))
            response.setCookie(.own(.done, Done.submittedBefore.rawValue, maxAge: 60, isSecure: context.isSecure))
            return response
        }
        if context.wantsJSON { return try Reply.json(KeptFormAnswer(form)).response(to: request) }
        let again = FormAgain(form: form, reason: .signedIn)
        guard let inner = context.inner else { return try TypedPage(again: again).respond(request, context, site) }
        return try await inner.show(again, request, context, site)
    }
}

/// A form that was kept as programs read it.
struct KeptFormAnswer: Shaped {
    static let shape = Shape<KeptFormAnswer>("KeptForm") { shape in
        shape.field("action", \.action)
        shape.field("fields", \.fields)
    }

    /// Where it goes.
    let action: String
    /// What was typed, by name.
    let fields: [String: String]

    init(_ form: KeptForm) {
        action = form.action
        fields = form.fields.filter { !OwnField.isOwn($0.key) }
    }
}
