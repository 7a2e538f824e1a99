import Calendar
import Foundation
import Hummingbird
import Language
import Logging
import NIOCore
import Tenancy

/// What a request brings along: who asks, from where, in which language.
package struct Context: RequestContext {
    /// What Hummingbird keeps.
    package var coreContext: CoreRequestContextStorage
    /// The client's address, as the connection or a trusted proxy says.
    var client: String
    /// The door that the request came to.
    var door = Door.pages
    /// Who is signed in, or whom the token acts for; nil for anyone.
    var visitor: Visitor?
    /// Who has shown their password and must do something before they are signed in.
    var entrant: Entrant?
    /// The browser's session or, before sign-in, the random token that its forms are tied to.
    var session = Session(token: "")
    /// By what the browser is known with whom has signed in by it; nil where it isn't.
    var device: String?
    /// Whether whoever is signed in has confirmed with their password of late that it is they.
    var isConfirmed = false
    /// Whether the browser already has `session` in a cookie.
    var isSessionKnown = false
    /// What the address takes of a form.
    var inputs: [Input] = []
    /// What was typed into the form that is sent.
    let typed = TypedForm()
    /// The form that the page is to show again with what was typed; nil where it isn't.
    var again: FormAgain?
    /// The site's pages as they answer one another; nil outside of them.
    var inner: InnerPages?
    /// How many notices the member has not read, as pages say.
    var unread = 0
    /// What forms are known by again once their session is over; nil where nobody is signed in.
    var seal: FormSeal?
    /// What the form before this page has done; nil where none did.
    var done: Done?
    /// What ends requests that take too long.
    var deadlines = Deadlines()
    /// The reader's programme; for anyone the service's first.
    var programme: Programme?
    /// Whether people reach the service by https, so that cookies must never travel otherwise.
    var isSecure = false
    /// The reader's choice, or what the browser says; one that pages are in.
    var language: LanguageTag = .chinese
    /// The format that the address of a file ends in, such as `csv`; empty where it says none.
    var ending = ""
    /// Whether a program asks: JSON is accepted and pages are not.
    var wantsJSON = false
    /// All that the browser names, the most wanted first.
    var wantedLanguages: [LanguageTag] = []

    /// Bytes of a body that is decoded whole.
    package var maxUploadSize: Int { 64 << 10 }

    /// A context of a connection.
    package init(source: ApplicationRequestContextSource) {
        coreContext = CoreRequestContextStorage(source: source)
        client = source.channel.remoteAddress?.ipAddress ?? "local"
    }

    /// What one of the service's cookies says; nil where a cookie counts for nothing.
    func cookie(_ name: CookieName, of request: Request) -> String? {
        door.credentials == .cookie ? request.cookies[name.text(isSecure: isSecure)]?.value : nil
    }

    /// The member who is signed in; nil for anyone.
    var member: Member? { visitor?.member }

    /// Who reads a public page: the member, or anyone, who sees what the programme has published.
    var reader: Member { member ?? .anyone(of: programme?.id) }

    /// In which the reader's programme counts its days; China's where there is none.
    var zone: Zone { programme?.zone ?? .china }

    /// The same, of whose form an address takes what its contract says.
    func taking(_ contract: Contract) -> Context {
        var context = self
        context.inputs = contract.inputs ?? []
        // A page that shows a form again is another address than the form's.
        if again == nil { typed.contract = contract }
        return context
    }

    /// The member who asks; throws `SignInNeeded` for anyone.
    func requireMember() throws -> Member {
        guard let member else { throw SignInNeeded() }
        return member
    }

    /// The member who asks, where there is something to which they may do this; throws `SignInNeeded` or `Forbidden`.
    func requireMember(with right: Right) throws -> Member {
        let member = try requireMember()
        try member.require(right)
        return member
    }

    /// What the member does now, for the use cases of the domain; throws `SignInNeeded` for anyone.
    func act(at now: Date) throws -> Act {
        Act(try requireMember(), at: now, from: caller, sent: typed.sent, by: credential)
    }

    /// By what the member is known: a browser's session, unless a token tells.
    private var credential: Credential {
        door.credentials == .cookie ? .session(session, address: client, device: device) : .machine
    }

    /// What somebody does who is not signed in yet.
    func act(of entrant: Entrant, at now: Date) -> Act { Act(entrant.visitor.member, at: now, from: caller) }

    /// From where something is done, as the audit trail keeps it: the client's address, the request's identifier, and by
    /// which token where a machine asks.
    private var caller: String {
        let token = member?.token.map { "token \($0.id) (\($0.name))" }
        return [client, requestIdentifier, token ?? ""].filter { !$0.isEmpty }.joined(separator: " ")
    }

    /// Where the logger keeps the request's name.
    static let requestName = "hb.request.id"

    /// What the logs and error pages name this request by.
    var requestIdentifier: String { logger[metadataKey: Self.requestName]?.description ?? "" }
}

/// The page is for members.
struct SignInNeeded: Error {}
