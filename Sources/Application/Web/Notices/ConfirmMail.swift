import Foundation
import Hummingbird
import Language
import Notices
import Tenancy

/// `GET /account/mail/confirmation`: asks the member whether mail is to go to the address that the link was mailed to.
struct ShowMailConfirmation: Endpoint {
    static let contract = Contract(answers: MailSettingsAnswer.self)

    let site: Site

    func respond(to request: Request, _ context: Context) async throws -> Response {
        try await MailConfirmationPage(SecretQuery(request).secret, context, site).respond(request, context, site)
    }
}

/// `POST /account/mail/confirmation`: mail goes there from now on.
struct ConfirmMailAddress: Endpoint {
    static let contract = Contract(takes: [.required("secret")], at: [.pages])

    let site: Site

    func respond(to request: Request, _ context: Context) async throws -> Response {
        let act = try context.act(at: site.now())
        let form = try await Form(request, context)
        do {
            try await site.database.confirmAddress(by: form["secret"], by: act)
            return .redirect(to: Routes.mailSettings(), having: .addressConfirmed, context)
        } catch let refusal as ReaderRefusal where !context.wantsJSON {
            var page = try await MailConfirmationPage(form["secret"], context, site)
            page.refusal = refusal
            return try page.respond(request, context, site)
        }
    }
}

/// The page of the confirmation, as it asks or as it was refused.
private struct MailConfirmationPage {
    let settings: MailSettingsPage
    let secret: String
    var refusal: ReaderRefusal?

    init(_ secret: String, _ context: Context, _ site: Site) async throws {
        settings = try await MailSettingsPage(context, site)
        self.secret = secret
    }

    func respond(_ request: Request, _ context: Context, _ site: Site) throws -> Response {
        let texts = site.pages.texts(context)
        return try site.pages.respond(
            "MailConfirmation",
            request,
            context,
            status: refusal == nil ? .ok : .unprocessableContent,
            heading: Heading(
                title: texts("mailSettings.confirmTitle"),
                trail: [Frame.Link(address: Routes.mailSettings(), label: texts("mailSettings.title"))],
                faults: refusal.map { [Frame.Fault(address: "#confirm", text: texts.words(of: $0))] } ?? []
            ),
            answer: settings.answer(context, site)
        ) { texts in
            MailConfirmationView(
                secret: secret,
                lead: settings.reader.pending.map { texts("mailSettings.confirmLead", ["address": .text($0)]) }
                    ?? texts("mailSettings.confirmNone")
            )
        }
    }
}

/// What `MailConfirmation.mustache` shows.
struct MailConfirmationView {
    let secret: String
    let lead: String
}
