import ArgumentParser
import Foundation
import Language
import Tenancy

/// `banmo tokens`: the tokens by which programs act for a member.
struct TokensCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tokens",
        abstract: HelpWords.text("commands.tokens.about"),
        subcommands: [List.self, Issue.self, Revoke.self]
    )

    /// `banmo tokens list --as NAME [--of NAME]`.
    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: HelpWords.text("commands.tokens.list"))

        @OptionGroup var options: DatabaseOptions
        @OptionGroup var owner: TokenOwner
        @OptionGroup var output: OutputOptions

        func run() async throws {
            let messages = try TerminalMessages()
            let tokens = try await owner.run(options, messages) { database, acting, kept in
                try await database.reading(as: acting) { scope in
                    if let kept { return try await scope.tokens(of: kept) }
                    return try await scope.tokens()
                }
            }
            try output.print(tokens, columns: messages.tokenColumns) { messages.cells(of: $0) }
        }
    }

    /// `banmo tokens issue NAME --as NAME`.
    struct Issue: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: HelpWords.text("commands.tokens.issue"))

        /// The token as programs read it, this once with its secret.
        private struct Answer: Encodable {
            let secret: String
            let token: Token
        }

        @OptionGroup var options: DatabaseOptions
        @Argument(help: .text("commands.tokens.name"))
        var name: String
        @Option(name: .customLong("as"), help: .text("commands.tokens.as"))
        var member: String
        @Option(help: .text("commands.tokens.scope"))
        var scope = TokenScope.read.rawValue
        @Option(help: .text("commands.tokens.days", ["days": "\(NewToken.days.upperBound)"]))
        var days: Int = NewToken.usualDays
        @OptionGroup var output: OutputOptions

        func run() async throws {
            let messages = try TerminalMessages()
            let scope = try messages.scope(scope)
            let new = try messages.saying { () throws(NewTokenRefusal) in
                try NewToken(name: name, scope: scope, days: days)
            }
            let issued: IssuedToken
            do {
                issued = try await Workplace.run(options) { _, database in
                    let acting = try await database.visitor(named: member).member
                    return try await database.issue(new, by: Act(acting, at: Date(), from: "command"))
                }
            } catch let refusal as NewTokenRefusal {
                throw messages.refusal(refusal)
            }
            let answer = Answer(secret: issued.secret.text, token: issued.token)
            try output.print([answer], columns: messages.columns("token") + messages.tokenColumns) {
                [$0.secret] + messages.cells(of: $0.token)
            }
        }
    }

    /// `banmo tokens revoke ID --as NAME [--of NAME]`.
    struct Revoke: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: HelpWords.text("commands.tokens.revoke"))

        @OptionGroup var options: DatabaseOptions
        @Argument(help: .text("commands.tokens.id"))
        var id: String
        @OptionGroup var owner: TokenOwner

        func run() async throws {
            let messages = try TerminalMessages()
            let unknown = messages.refusal("commands.tokens.unknown", ["id": id])
            guard let token = Identifier<Token>(id) else { throw unknown }
            try await owner.run(options, messages) { database, acting, kept in
                let act = Act(acting, at: Date(), from: "command")
                do {
                    if let kept {
                        try await database.revoke(token, of: kept.entry.id, by: act)
                    } else {
                        try await database.revoke(token, by: act)
                    }
                } catch is NotFound {
                    throw unknown
                }
            }
            print(messages.text("commands.tokens.isRevoked", ["id": id]))
        }
    }
}
