import Hummingbird
import Synchronization
import Tenancy

/// What was typed into the form of a request, as far as it has been read: so that whatever refuses it, it can be given back.
final class TypedForm: Sendable {
    private struct State {
        var contract: Contract?
        var fields: [String: String] = [:]
        var isBegun = false
    }

    private let state = Mutex(State())
    /// What its use case must know of it.
    let sent = Sent()

    /// What the address takes and answers; nil until its endpoint is reached.
    var contract: Contract? {
        get { state.withLock { $0.contract } }
        set { state.withLock { $0.contract = newValue } }
    }

    /// Every field as it was sent, the form's own among them.
    var fields: [String: String] {
        get { state.withLock { $0.fields } }
        set { state.withLock { $0.fields = newValue } }
    }

    /// Whether its body has been begun to be read, which can be done once.
    var isBegun: Bool {
        get { state.withLock { $0.isBegun } }
        set { state.withLock { $0.isBegun = newValue } }
    }

    /// What the form says of itself.
    subscript(_ own: OwnField) -> String { fields[own.rawValue] ?? "" }

    /// What somebody typed or chose; nothing where it is about a browser's own session, where passwords are.
    var typed: [String: String] {
        guard contract?.doors != [.pages] else { return [:] }
        return fields.filter { !OwnField.isOwn($0.key) || $0.key == OwnField.seen.rawValue }
    }

    /// The form as it is kept and shown again; nil where it is about a browser's own session, or says of no page that it
    /// stands there.
    ///
    /// - Parameter key: by which it is recognised when it is sent again.
    func form(of request: Request, key: String? = nil) -> KeptForm? {
        var typed = typed.mapValues { $0.replacing("\0", with: "") }
        guard contract?.doors != [.pages], !self[.page].isEmpty else { return nil }
        typed[OwnField.key.rawValue] = key ?? self[.key]
        return KeptForm(action: request.uri.path, page: SafeAddress(self[.page]).text, fields: typed)
    }
}

extension KeptForm {
    /// Whether anything was typed or chosen; a button alone says nothing.
    var saysSomething: Bool { fields.contains { !OwnField.isOwn($0.key) } }
}

/// A field that forms of our pages carry besides what is typed.
enum OwnField: String, CaseIterable {
    /// What only a page of this session knows.
    case token = "csrf"
    /// For whom the page was made, sealed.
    case owner = "form.by"
    /// The address of the page that the form stands on.
    case page = "form.page"
    /// What tells this form from any other, so that it writes once.
    case key = "form.key"
    /// Which version of the thing that it changes the page showed.
    case seen = "form.seen"
    /// The password with which whoever decides confirms that it is they; it is kept nowhere.
    case password = "form.password"

    static func isOwn(_ name: String) -> Bool { allCases.contains { $0.rawValue == name } }
}

/// A key that no other form has, another one each time a page writes it.
struct FormKey: CustomStringConvertible {
    var description: String { String(Session.randomToken().prefix(22)) }
}
