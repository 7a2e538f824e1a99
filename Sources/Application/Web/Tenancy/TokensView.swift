import Foundation
import Language
import Tenancy

/// What `Tokens.mustache` shows.
struct TokensView {
    struct Choice {
        /// A scope's, or a deed's.
        let name: String
        let label: String
        let does: String
        let current: Bool
    }

    /// The secret of the token that was issued just now; nil where none was.
    let issued: String?
    let summary: String
    /// How programs made for DHIS2 use a token.
    let dhis2: String
    /// Nil where there is none.
    let tokens: TokenRows?
    let fields: [FormField]
    let scopes: [Choice]
    /// Why their password is asked for again; nil where it isn't.
    let confirmFault: String?
    let scopeFault: String?
    /// The deeds that a token may be issued for alone; none where the member has none.
    let deeds: [Choice]
}

extension Texts {
    /// What a token may, in words.
    func words(of scope: TokenScope) -> String {
        switch scope {
        case .read, .all: self("tokens.scopes.\(scope)")
        case .deeds(let names):
            self("tokens.deeds", ["deeds": .text(list(names.sorted().map { Right.named($0).map(words) ?? $0 }))])
        }
    }
}

/// Somebody's tokens as `TokenRows.mustache` shows them.
struct TokenRows {
    struct Row {
        let name: String
        let start: String
        let scope: String
        let created: String
        let expires: String
        let used: String?
        /// Why it opens nothing any more; nil while it does.
        let ended: String?
        /// Where it is revoked; nil where it opens nothing any more.
        let revoke: Address?
    }

    let rows: [Row]

    /// - Parameter revocation: where a token is revoked.
    init(_ tokens: [Token], now: Date, _ texts: Texts, revocation: (Identifier<Token>) -> Address) {
        rows = tokens.map { token in
            let isLive = token.isLive(at: now)
            return Row(
                name: token.name,
                start: token.start,
                scope: texts.words(of: token.scope),
                created: texts.day(of: token.created),
                expires: texts.day(of: token.expires),
                used: token.used.map(texts.moment),
                ended: isLive ? nil : texts(token.revoked == nil ? "tokens.expired" : "tokens.revoked"),
                revoke: isLive ? revocation(token.id) : nil
            )
        }
    }
}
