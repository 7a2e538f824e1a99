import Testing

@Suite struct `banmo members` {
    private struct Made: Decodable {
        let name: String
        let password: String
    }

    private struct Entry: Decodable {
        let name: String
        let role: String
        let fullName: String
    }

    private let wang = ["members", "add", "wang.min", "--full-name", "王敏", "--role", "reporter", "--as", "sdvc.admin"]

    @Test func `adds a member with a password, once`() async throws {
        let banmo = try await Demonstration.copy().banmo
        let added = try await banmo.run(wang)
        #expect(added.status == 0, "\(added.errors)")
        #expect(added.rows.first == ["name", "password"])
        let name = try #require(added.rows[1].first)
        #expect(name.wholeMatch(of: /wang\.min@[0-9]{6}/) != nil)
        #expect(added.rows[1].last?.count == 16)
        let again = try await banmo.run(wang)
        #expect(again.status == 1)
        #expect(
            again.sentence == "Somebody of this organisation already has the user name wang.min. Choose another name."
        )
        #expect(again.output == "")
        #expect(try await banmo.run(wang, in: .chinese).sentence == "本单位已有用户名“wang.min”，请另选一个。")

        let other = ["members", "add", "wang.lin", "--full-name", "王琳", "--role", "approver", "--as", "sdvc.admin"]
        let made = try await banmo.run(other + ["--format", "json"]).json(as: [Made].self)
        #expect(made.map { $0.name.prefix { $0 != "@" } } == ["wang.lin"])
        let members = try await banmo("members", "list", "--as", "sdvc.admin", "--format", "json")
        let entries = try members.json(as: [Entry].self)
        #expect(entries.contains { $0.name == name && $0.role == "reporter" && $0.fullName == "王敏" })
        #expect(entries.contains { $0.name == made.first?.name && $0.role == "approver" })
        let audit = try await banmo("audit", "check", "--as", "sdvc.admin")
        // The two members, and before them the library, which the demonstration loads for this college, the two warnings
        // of its days, and the three files that are attached.
        #expect(audit.rows.last?.prefix(3) == ["Shandong Vocational College", "8", "whole"])
    }

    @Test func `lists them in both languages`() async throws {
        let banmo = try await Demonstration.shared.banmo
        let english = try await banmo("members", "list", "--as", "sdvc.admin")
        #expect(english.rows.first == ["name", "role", "state", "full name"])
        #expect(english.rows.contains { $0.starts(with: ["sdvc.reporter", "reporter"]) })
        let chinese = try await banmo("members", "list", "--as", "sdvc.admin", in: .chinese)
        #expect(chinese.rows.first == ["用户名", "角色", "状态", "姓名"])
        #expect(chinese.rows.contains { $0.starts(with: ["sdvc.reporter", "填报员"]) })
    }

    @Test(arguments: [
        (
            ["add", "x.y", "--full-name", "X", "--role", "boss", "--as", "sdvc.admin"],
            "There is no role “boss”; there are: reporter, approver, college-admin, partner, reviewer, expert, "
                + "hq-admin, leader, operator."
        ),
        (
            ["add", "x.y", "--full-name", "X", "--role", "leader", "--as", "sdvc.admin"],
            "This organisation has no leader; it gives the roles: reporter, approver, college-admin, expert."
        ),
        (
            ["add", "X!", "--full-name", "X", "--role", "reporter", "--as", "sdvc.admin"],
            "Use 3 to 64 small letters, digits, dots or hyphens, for example wang-min."
        ),
        (
            ["add", "x.y", "--full-name", " ", "--role", "reporter", "--as", "sdvc.admin"],
            "The full name is missing; give it with --full-name."
        ),
        (
            ["add", "x.y", "--full-name", "X", "--role", "reporter", "--as", "sdvc.reporter"],
            "“sdvc.reporter” is no administrator; give --as the name of one."
        ),
        (
            ["list", "--as", "nobody"],
            "Nobody signs in as “nobody”; banmo sign-ins lists the names of the demonstration."
        ),
    ])
    func `refuses in one sentence`(arguments: [String], sentence: String) async throws {
        let run = try await Demonstration.shared.banmo.run(["members"] + arguments)
        #expect(run.status == 1)
        #expect(run.errors == sentence + "\n")
        #expect(run.output == "")
    }
}
