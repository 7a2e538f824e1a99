import Foundation
import HTTPTypes
import Hummingbird
import Language
import Tenancy

/// `GET /sign-in`: the form, or the way on for who is signed in already.
struct ShowSignIn: Endpoint {
    static let contract = Contract(answers: SignInAnswer.self, at: [.pages])

    let site: Site

    func respond(to request: Request, _ context: Context) async throws -> Response {
        let next = SafeAddress(SignInQuery(request).next)
        if context.member != nil { return .redirect(to: next) }
        if let entrant = context.entrant { return try site.entryPage(entrant, request, context, next: next) }
        return try site.signInPage(request, context, next: next, name: "", fault: nil)
    }
}

/// `POST /sign-in`: name and password for a session, which takes the place of the one that the browser had.
struct SignIn: Endpoint {
    static let contract = Contract(
        takes: [.required("name"), .required("password"), .text("next")],
        at: [.pages]
    )

    let site: Site

    func respond(to request: Request, _ context: Context) async throws -> Response {
        let form = try await Form(request, context)
        let next = SafeAddress(form["next"])
        let (noName, noPassword) = (form["name"].isEmpty, (form.fields["password"] ?? "").isEmpty)
        if noName || noPassword {
            let missing = SignInFault.missing(name: noName, password: noPassword)
            return try site.signInPage(request, context, next: next, name: form["name"], fault: missing)
        }
        do {
            let signedIn = try await site.database.signIn(
                name: form["name"],
                password: form.fields["password"] ?? "",
                client: context.client,
                request: context.requestIdentifier,
                device: context.cookie(.device, of: request),
                agent: request.headers[.userAgent] ?? "",
                replacing: context.isSessionKnown ? context.session : nil,
                now: site.now()
            )
            return try await site.entered(signedIn, context, next: next)
        } catch let refusal as SignInRefusal where !context.wantsJSON {
            return try site.signInPage(request, context, next: next, name: form["name"], fault: .refused(refusal))
        }
    }
}

/// `POST /sign-out`: ends this session, or with `everywhere` all of the member's.
struct SignOut: Endpoint {
    static let contract = Contract(takes: [.text("everywhere")], at: [.pages])

    let site: Site

    func respond(to request: Request, _ context: Context) async throws -> Response {
        let form = try await Form(request, context)
        if !form["everywhere"].isEmpty {
            try await site.database.signOutEverywhere(by: try context.act(at: site.now()))
        } else if context.member != nil {
            try await site.database.signOut(context.session, by: try context.act(at: site.now()))
        } else if context.entrant != nil {
            try await site.database.signOut(context.session)
        }
        site.sessions.forgetAll()
        var response = Response.redirect(to: Routes.signIn())
        response.setCookie(.own(.session, "", maxAge: 0, isSecure: context.isSecure))
        // The language and that the browser is known stay.
        response.headers[.clearSiteData] = "\"cache\", \"storage\""
        return response
    }
}

/// An address on this site to go on to; anything else becomes the home page.
struct SafeAddress {
    static let home = Routes.home().description

    let text: String

    /// - Parameter text: an address as it stands in a header: percent-encoded, so all of it is visible ASCII. Browsers
    ///   read `\` as `/` and leave out tabs and line ends, so with those `//elsewhere` could hide.
    init(_ text: String) {
        let isVisible = text.utf8.allSatisfy { (0x21...0x7e).contains($0) && $0 != UInt8(ascii: "\\") }
        self.text = isVisible && text.hasPrefix("/") && !text.hasPrefix("//") ? text : Self.home
    }
}

extension SafeAddress {
    /// Where the reader wanted to go; nil for the home page, where everybody goes.
    var wanted: String? { text == Self.home ? nil : text }

    /// That what was typed waits there; nil where nothing does.
    func notice(_ texts: Texts) -> Frame.Notice? {
        let id = text.split(separator: "/").last.flatMap { Identifier<KeptForm>(String($0)) }
        let isKept = id.map { Routes.kept($0).description } == text
        return isKept ? Frame.Notice(tone: "plain", title: texts("typed.kept")) : nil
    }
}

extension Response {
    /// `303 See Other` to where the reader wanted to go.
    static func redirect(to address: SafeAddress) -> Response {
        Response(status: .seeOther, headers: [.location: address.text])
    }
}

/// Why a sign-in was not taken.
private enum SignInFault {
    case missing(name: Bool, password: Bool)
    case refused(SignInRefusal)

    var status: HTTPResponse.Status {
        if case .refused(.wait) = self { .tooManyRequests } else { .unprocessableContent }
    }

    /// What stands at the name and at the password.
    func words(_ texts: Texts) -> (name: String?, password: String?) {
        switch self {
        case .missing(let name, let password):
            (name ? texts("signIn.nameMissing") : nil, password ? texts("signIn.passwordMissing") : nil)
        case .refused(.wrong): (texts("signIn.wrong"), texts("signIn.wrong"))
        case .refused(let refusal): (texts.words(of: refusal), nil)
        }
    }
}

/// The form as programs read it: why a sign-in was not taken, in words, null before one is tried; and what somebody whose
/// password was right must still do.
struct SignInAnswer: Shaped {
    let fault: String?
    var step: Entrant.Step?

    static let shape = Shape<SignInAnswer>("SignIn") { shape in
        shape.field("fault", \.fault)
        shape.field("step", \.step)
    }
}

extension Entrant.Step: ChoiceAnswer {}

/// What `SignIn.mustache` shows.
struct SignInView {
    struct Field {
        let value: String
        let fault: String?
    }

    struct Form {
        let next: String?
        let name: Field
        let password: Field
    }

    let form: Form
    /// How the first programme is founded, where there is none.
    let founding: String?

    /// Told as the whole line, so that it can be copied.
    static let command = """
        banmo programmes found --code BM --name-zh 班·墨学院 --name-en 'Ban-Mo College' --headquarters-zh 班·墨学院总部 \
        --headquarters-en 'Ban-Mo College Headquarters' --admin wang-min --full-name 王敏
        """
}

extension Site {
    fileprivate func signInPage(
        _ request: Request,
        _ context: Context,
        next: SafeAddress,
        name: String,
        fault: SignInFault?
    ) throws -> Response {
        let texts = pages.texts(context)
        let (nameFault, passwordFault) = fault?.words(texts) ?? (nil, nil)
        // Where name and password don't fit together, one sentence says so of both.
        let shared = nameFault == passwordFault ? nil : passwordFault
        let faults = [
            nameFault.map { Frame.Fault(address: "#name", text: $0) },
            shared.map { Frame.Fault(address: "#password", text: $0) },
        ].compactMap(\.self)
        var response = try pages.respond(
            "SignIn",
            request,
            context,
            status: fault?.status ?? .ok,
            heading: Heading(title: texts("signIn.title"), notice: next.notice(texts), faults: faults),
            answer: SignInAnswer(fault: nameFault ?? passwordFault)
        ) { _ in
            SignInView(
                form: SignInView.Form(
                    next: next.wanted,
                    name: SignInView.Field(value: name, fault: nameFault),
                    password: SignInView.Field(value: "", fault: passwordFault)
                ),
                founding: context.programme == nil ? SignInView.command : nil
            )
        }
        if case .refused(.wait(let seconds)) = fault { response.headers[.retryAfter] = "\(seconds)" }
        return response
    }
}
