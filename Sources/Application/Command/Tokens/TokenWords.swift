import Foundation
import Language
import Tenancy
import Web

extension TerminalMessages {
    /// The headings of a table of tokens.
    var tokenColumns: [String] { columns("identifier", "begins", "scope", "expires", "state", "tokenName") }

    /// A token as a line of that table.
    func cells(of token: Token) -> [String] {
        let state = token.isLive(at: Date()) ? "live" : token.revoked == nil ? "expired" : "revoked"
        return [
            "\(token.id)", token.start, words(of: token.scope),
            token.expires.formatted(.iso8601.year().month().day()), text("tokens.\(state)"), token.name,
        ]
    }

    private func words(of scope: TokenScope) -> String {
        switch scope {
        case .read, .all: text("tokens.scopes.\(scope)")
        case .deeds(let names): text("tokens.deeds", ["deeds": names.sorted().joined(separator: ", ")])
        }
    }

    /// Why a token was not issued, in one sentence.
    func refusal(_ refusal: NewTokenRefusal) -> any Error {
        switch refusal {
        case .name(let fault): self.refusal("tokens.names.\(fault)", ["longest": "\(PrintedName.longest)"])
        case .nameTaken(let name): self.refusal("tokens.refusals.nameTaken", ["name": name])
        case .lifetime: self.refusal("tokens.refusals.lifetime", ["days": "\(NewToken.days.upperBound)"])
        case .tooMany(let limit): self.refusal("tokens.refusals.tooMany", ["count": "\(limit)"])
        case .deed: self.refusal("tokens.refusals.deed")
        case .byToken: self.refusal("tokens.refusals.byToken")
        }
    }

    /// The scope that was typed: `read`, `all` or names of deeds; throws the sentence that lists them.
    func scope(_ typed: String) throws -> TokenScope {
        let deeds = Right.all.filter { $0.kind == .deed }.map(\.name)
        let scope = TokenScope(rawValue: typed.replacing(",", with: " "))
        if case .deeds(let names) = scope, let unknown = names.sorted().first(where: { !deeds.contains($0) }) {
            throw refusal("commands.tokens.unknownDeed", ["deed": unknown, "known": deeds.joined(separator: ", ")])
        }
        guard let scope else {
            throw refusal("commands.tokens.unknownDeed", ["deed": typed, "known": deeds.joined(separator: ", ")])
        }
        return scope
    }

    /// What is made, or the sentence that says why it isn't.
    func saying<Made>(_ make: () throws(NewTokenRefusal) -> Made) throws -> Made {
        do { return try make() } catch { throw refusal(error) }
    }
}
