import ArgumentParser
import Foundation
import Tenancy

/// Whose tokens are meant, and in whose name.
struct TokenOwner: ParsableArguments {
    @Option(name: .customLong("as"), help: .text("commands.tokens.as"))
    var member: String
    @Option(name: .customLong("of"), help: .text("commands.tokens.of"))
    var owner: String?

    /// Finds who acts and, where the tokens are somebody else's, whom they keep; does the rest.
    func run<Answer: Sendable>(
        _ options: DatabaseOptions,
        _ messages: TerminalMessages,
        _ body: @escaping @Sendable (Database, Member, KeptMember?) async throws -> Answer
    ) async throws -> Answer {
        let (member, owner) = (member, owner)
        do {
            return try await Workplace.run(options) { _, database in
                let acting = try await database.visitor(named: member).member
                guard let owner else { return try await body(database, acting, nil) }
                let admin = try await database.administrator(named: member)
                let kept = try await database.reading(as: admin) { try await $0.keptMember(named: owner) }
                return try await body(database, admin, kept)
            }
        } catch is NotFound {
            throw messages.refusal("members.notKept", ["name": owner ?? member, "admin": member])
        }
    }
}
