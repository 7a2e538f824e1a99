import Foundation
import Testing

@Suite struct `banmo tokens` {
    private struct Issued: Decodable {
        struct Token: Decodable {
            let id: String
            let name: String
            let scope: String
        }

        let secret: String
        let token: Token
    }

    @Test func `issues, lists and revokes`() async throws {
        let banmo = try await Demonstration.copy().banmo
        let issue = ["tokens", "issue", "Nightly", "--as", "sdvc.reporter", "--scope", "all", "--days", "30"]
        let issued = try await banmo.run(issue + ["--format", "json"]).json(as: [Issued].self)
        let first = try #require(issued.first)
        #expect(first.secret.wholeMatch(of: /banmo_[0-9A-Za-z]{49}/) != nil)
        #expect(first.token.name == "Nightly" && first.token.scope == "all")
        let again = try await banmo.run(issue)
        #expect(again.status == 1 && again.sentence.contains("“Nightly” already"))

        let own = try await banmo("tokens", "list", "--as", "sdvc.reporter")
        #expect(own.rows.contains { $0.first == first.token.id && $0.last == "Nightly" && $0.contains("opens") })
        #expect(!own.output.contains(first.secret))
        let kept = try await banmo("tokens", "list", "--as", "sdvc.admin", "--of", "sdvc.reporter", in: .chinese)
        #expect(kept.rows.contains { $0.first == first.token.id && $0.contains("有效") })

        let foreign = try await banmo("tokens", "revoke", first.token.id, "--as", "sdvc.approver")
        #expect(foreign.status == 1 && foreign.sentence.hasPrefix("There is no token"))
        let revoked = try await banmo("tokens", "revoke", first.token.id, "--as", "sdvc.admin", "--of", "sdvc.reporter")
        #expect(revoked.status == 0, "\(revoked.errors)")
        let after = try await banmo("tokens", "list", "--as", "sdvc.reporter")
        #expect(after.rows.contains { $0.first == first.token.id && $0.contains("revoked") })
    }

    @Test(arguments: [
        (["issue", " ", "--as", "sdvc.reporter"], "Enter a name for the token, for example Nightly report."),
        (
            ["issue", "x", "--as", "sdvc.reporter", "--days", "400"],
            "Enter a whole number of days, from 1 to 365."
        ),
        (
            ["list", "--as", "sdvc.reporter", "--of", "sdvc.approver"],
            "“sdvc.reporter” is no administrator; give --as the name of one."
        ),
        (["list", "--as", "sdvc.admin", "--of", "nobody"], "“sdvc.admin” keeps no member “nobody”."),
        (
            ["revoke", "x", "--as", "sdvc.reporter"],
            "There is no token “x”; see banmo tokens list."
        ),
    ])
    func `refuses in one sentence`(arguments: [String], sentence: String) async throws {
        let run = try await Demonstration.shared.banmo.run(["tokens"] + arguments)
        #expect(run.status == 1)
        #expect(run.sentence == sentence)
        #expect(run.output == "")
    }
}
