import Foundation
import Hummingbird
import Language
import Tenancy

/// `GET /account`: who the member is here, where they are signed in, and the form to change their password.
struct ShowAccount: Endpoint {
    static let contract = Contract(answers: AccountAnswer.self)

    let site: Site

    func respond(to request: Request, _ context: Context) async throws -> Response {
        try await AccountPage(context, site).respond(request, context, site)
    }
}

/// `POST /account/password`: changes the member's own password and ends their other sessions.
struct ChangePassword: Endpoint {
    static let contract = Contract(
        answers: AccountAnswer.self,
        takes: [.required("old"), .required("new"), .required("repeated")],
        at: [.pages]
    )

    let site: Site

    func respond(to request: Request, _ context: Context) async throws -> Response {
        let act = try context.act(at: site.now())
        let form = try await Form(request, context)
        func typed(_ name: String) -> String { form.fields[name] ?? "" }
        var refusals: [PasswordRefusal] = []
        do {
            try await site.database.change(
                to: NewPassword(old: typed("old"), new: typed("new"), repeated: typed("repeated")),
                keeping: context.session,
                address: context.client,
                device: context.cookie(.device, of: request),
                by: act
            )
            site.sessions.forgetAll()
        } catch let refused as PasswordRefusal where !context.wantsJSON {
            let own = NewPassword.refusals(of: typed("new"), repeated: typed("repeated"), for: act.member)
            refusals = own.contains(refused) ? own : [refused] + own.filter { $0.field != refused.field }
        }
        var page = try await AccountPage(context, site)
        page.refusals = refusals
        page.changed = refusals.isEmpty ? act.member.strength(of: typed("new")).grade : nil
        return try page.respond(request, context, site)
    }
}

/// The page of one's own account in any of its states.
private struct AccountPage {
    let visitor: Visitor
    let sessions: [OpenSession]
    let idleness: Idleness
    let hasSecondFactor: Bool
    var refusals: [PasswordRefusal] = []
    /// How strong the new password is; nil where it was not changed.
    var changed: PasswordStrength.Grade?

    init(_ context: Context, _ site: Site) async throws {
        guard let visitor = context.visitor else { throw SignInNeeded() }
        self.visitor = visitor
        (sessions, idleness, hasSecondFactor) = try await site.database.reading(as: visitor.member) { scope in
            (
                try await scope.openSessions(besides: context.session, now: site.now()), try await scope.idleness(),
                try await scope.secondFactor() != nil
            )
        }
    }

    func respond(_ request: Request, _ context: Context, _ site: Site) throws -> Response {
        let texts = site.pages.texts(context)
        let faults = refusals.map { Frame.Fault(address: "#\($0.field)", text: texts.words(of: $0)) }
        let right = changed.map { grade in
            Frame.Notice(
                tone: "right",
                title: texts("account.changed"),
                text: texts("account.strength.\(grade)") + " " + texts("account.changedMeans")
            )
        }
        return try site.pages.respond(
            "Account",
            request,
            context,
            status: refusals.isEmpty ? .ok : .unprocessableContent,
            heading: Heading(
                title: texts("account.title"),
                notice: right,
                faults: faults
            ),
            answer: AccountAnswer(
                name: visitor.member.name,
                fullName: visitor.member.fullName,
                role: visitor.member.role,
                organisation: visitor.organisation,
                sessions: sessions,
                idleHours: idleness.hours,
                hasSecondFactor: hasSecondFactor
            )
        ) { texts in view(texts, faults) }
    }

    private func view(_ texts: Texts, _ faults: [Frame.Fault]) -> AccountView {
        AccountView(
            name: visitor.member.name,
            fullName: visitor.member.fullName,
            role: texts("roles.\(visitor.member.role)"),
            organisation: texts.name(zh: visitor.organisation.nameZh, en: visitor.organisation.nameEn),
            summary: texts("account.open", ["count": .integer(sessions.count)]),
            sessions: sessions.map { session in
                AccountView.Session(
                    since: texts.moment(session.since),
                    client: session.client,
                    agent: session.agent.isEmpty ? nil : session.agent,
                    isThis: session.isThis
                )
            },
            idleForm: (idleness.isChosen ? Idleness.choices : []).map { hours in
                AccountView.Hours(
                    value: "\(hours)",
                    label: texts("account.idle.hours", ["count": .integer(hours)]),
                    current: hours == idleness.hours
                )
            },
            secondFactor: texts(hasSecondFactor ? "secondFactor.isOn" : "secondFactor.isOff"),
            fields: [
                .password("old", faults, texts), .password("new", faults, texts), .password("repeated", faults, texts),
            ]
        )
    }
}

/// The account as programs read it; never a token.
struct AccountAnswer: Shaped {
    static let shape = Shape<AccountAnswer>("Account") { shape in
        shape.field("name", \.name)
        shape.field("fullName", \.fullName)
        shape.field("role", \.role)
        shape.field("organisation", \.organisation)
        shape.field("sessions", \.sessions)
        shape.field("idleHours", \.idleHours)
        shape.field("hasSecondFactor", \.hasSecondFactor)
    }

    let name: String
    let fullName: String
    let role: Role
    let organisation: Organisation
    let sessions: [OpenSession]
    let idleHours: Int
    let hasSecondFactor: Bool
}

/// What `Account.mustache` shows.
struct AccountView {
    struct Session {
        let since: String
        let client: String
        let agent: String?
        let isThis: Bool
    }

    struct Hours {
        let value: String
        let label: String
        let current: Bool
    }

    let name: String
    let fullName: String
    let role: String
    let organisation: String
    let summary: String
    let sessions: [Session]
    /// The choices of who may choose; empty for others.
    let idleForm: [Hours]
    let secondFactor: String
    let fields: [SecretField]
}
