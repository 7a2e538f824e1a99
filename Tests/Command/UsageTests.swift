import Testing

@Suite struct `The command line` {
    private let banmo = Banmo()

    static let commands = [
        "migrate", "demo", "sign-ins", "members", "members list", "members add", "audit", "audit check", "indicators",
        "period", "evaluate", "describe", "standards", "standards check", "standards list", "standards load", "rollups",
        "rollups check", "import", "export", "bench", "bench read", "bench import", "bench expressions",
    ]

    @Test(arguments: commands)
    func `has help for every command in both languages`(command: String) async throws {
        let words = command.split(separator: " ").map(String.init)
        let english = try await banmo.run(words + ["--help"])
        #expect(english.status == 0)
        #expect(english.output.contains("USAGE: banmo \(command)"))
        let chinese = try await banmo.run(words + ["--help"], in: .chinese)
        #expect(chinese.status == 0)
        #expect(chinese.output.hasPrefix("说明："))
        #expect(chinese.output.contains("用法：banmo \(command)"))
        #expect(chinese.output.contains("显示帮助。"))
        for page in [english.output, chinese.output] { #expect(!page.contains("⟨")) }
        #expect(chinese.output.split(separator: "\n").first != english.output.split(separator: "\n").first)
    }

    @Test(arguments: [
        (["nonsense"], "“nonsense” is not expected here; see banmo --help."),
        (["demo", "--ifempty"], "There is no option “--ifempty”, but there is “--if-empty”; see banmo demo --help."),
        (["migrate", "--quickly"], "There is no option “--quickly”; see banmo migrate --help."),
        (["members", "add"], "“<name>” is missing; see banmo members add --help."),
        (["period"], "“<periods> ...” is missing; see banmo period --help."),
        (["period", "2025", "--on"], "“--on <on>” has no value; see banmo period --help."),
        (
            ["period", "2025", "--format", "xml"],
            "“xml” can’t be the value of “--format <format>”; see banmo period --help."
        ),
    ])
    func `says in one sentence what is wrong with it`(arguments: [String], sentence: String) async throws {
        let run = try await banmo.run(arguments)
        #expect(run.status != 0)
        #expect(run.errors == sentence + "\n")
        #expect(run.output == "")
    }

    @Test func `says so in Chinese`() async throws {
        #expect(try await banmo("nonsense", in: .chinese).sentence == "此处不应有“nonsense”，用法见 banmo --help。")
        let missing = try await banmo("members", "add", in: .chinese)
        #expect(missing.sentence == "缺少“<name>”，用法见 banmo members add --help。")
    }

    @Test(arguments: [
        ["members", "list", "--as", "hq.admin"], ["indicators"], ["rollups", "check"], ["audit", "check"],
        ["standards", "list"], ["export", "--as", "hq.admin"], ["demo"],
    ])
    func `says that PostgreSQL is not there`(arguments: [String]) async throws {
        let nowhere = Banmo(options: ["--database", "host=/nowhere dbname=banmo user=banmo_service"])
        let run = try await nowhere.run(arguments)
        #expect(run.status == 1)
        #expect(run.sentence.hasPrefix("PostgreSQL can’t be reached; check that it runs"))
        #expect(run.sentence.contains("/nowhere"))
        #expect(!run.sentence.contains("\n"))
        #expect(run.output == "")
        let chinese = try await nowhere.run(arguments, in: .chinese)
        #expect(chinese.sentence.hasPrefix("连接不上 PostgreSQL；"))
    }

    @Test(arguments: [
        ["members", "list", "--as", "hq.admin"], ["indicators"], ["rollups", "check"], ["audit", "check"],
        ["standards", "list"], ["export", "--as", "hq.admin"], ["demo"],
    ])
    func `says that the database has not been migrated`(arguments: [String]) async throws {
        let run = try await Demonstration.empty(migrated: false).run(arguments)
        #expect(run.status == 1)
        #expect(
            run.sentence
                == "The database has not been brought to the schema of this banmo; run banmo migrate for it."
        )
    }
}
