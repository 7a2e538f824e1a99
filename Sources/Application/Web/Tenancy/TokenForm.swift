import Language
import Lifecycle
import Tenancy

/// What was typed to issue a token.
struct TokenForm {
    /// What the token may, before its deeds are named.
    enum Kind: String {
        case read, deeds, all
    }

    /// What the names of the fields begin with that choose single deeds.
    static let deed = "deed."

    /// The deeds that the member has.
    let known: [Right]
    var name = ""
    var days = "\(NewToken.usualDays)"
    var kind: Kind? = .read
    /// The names of the deeds that were chosen.
    var deeds: Set<String> = []

    /// Nothing typed yet.
    init(of member: Member) {
        known = Right.all.filter { $0.kind == .deed && member.may($0) }
    }

    /// What was typed; the scope may also be named as the database keeps it.
    init(_ form: Form, of member: Member) {
        self.init(of: member)
        (name, days) = (form["name"], form["days"])
        deeds = Set(form.fields.keys.filter { $0.hasPrefix(Self.deed) }.map { String($0.dropFirst(Self.deed.count)) })
        let scope = form["scope"]
        kind = scope.isEmpty ? .read : Kind(rawValue: scope)
        if kind == nil, case .deeds(let names) = TokenScope(rawValue: scope) { (kind, deeds) = (.deeds, names) }
    }

    /// What may be chosen.
    var kinds: [Kind] { known.isEmpty ? [.read, .all] : [.read, .deeds, .all] }

    /// What the token may; throws `NewTokenRefusal.deed` where that is nothing that its member may.
    func scope() throws(NewTokenRefusal) -> TokenScope {
        switch kind {
        case .read: return .read
        case .all: return .all
        case .deeds:
            guard !deeds.isEmpty, deeds.isSubset(of: known.map(\.name)) else { throw .deed }
            return .deeds(deeds)
        case nil: throw .deed
        }
    }
}

extension Texts {
    /// What a right is for, in words.
    func words(of right: Right) -> String {
        let step = College.Step.allCases.first { Right.take($0).name == right.name }
        return self(step?.messageKey ?? "rights.\(right.name)")
    }
}

extension NewTokenRefusal {
    /// The field of the form that it is about.
    var field: String {
        switch self {
        case .lifetime: "days"
        case .deed: "scope"
        default: "name"
        }
    }
}

extension Texts {
    /// Why a token was not issued, in words.
    func words(of refusal: NewTokenRefusal) -> String {
        switch refusal {
        case .name(let fault): self("tokens.names.\(fault)", ["longest": .integer(PrintedName.longest)])
        case .nameTaken(let name): self("tokens.refusals.nameTaken", ["name": .text(name)])
        case .lifetime: self("tokens.refusals.lifetime", ["days": .integer(NewToken.days.upperBound)])
        case .tooMany(let limit): self("tokens.refusals.tooMany", ["count": .integer(limit)])
        case .deed: self("tokens.refusals.deed")
        case .byToken: self("tokens.refusals.byToken")
        }
    }
}
