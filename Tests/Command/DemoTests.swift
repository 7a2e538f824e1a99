import Foundation
import Postgres
import Testing

@Suite struct `banmo demo, sign-ins and migrate` {
    private struct SignIn: Decodable, Equatable {
        let name: String
        let password: String
        let role: String
        let organisation: String
    }

    @Test func `load the demonstration into an empty database only`() async throws {
        let banmo = try await Demonstration.shared.banmo
        let second = try await banmo("demo")
        #expect(second.status == 1)
        #expect(second.output == "")
        #expect(
            second.sentence == """
                The database has a programme already; the demonstration goes only into an empty one, for example of \
                another --data folder.
                """
        )
        #expect(try await banmo("demo", in: .chinese).sentence.hasPrefix("数据库里已有项目，演示项目只能装入空数据库"))
        let ifEmpty = try await banmo("demo", "--if-empty")
        #expect(ifEmpty.status == 0)
        #expect(ifEmpty.output == "")
        #expect(ifEmpty.sentence == "The database has a programme already, so nothing was loaded.")
        let day = try await banmo("demo", "--on", "2025-13-01")
        #expect(day.status == 1)
        #expect(day.sentence == "“2025-13-01” is no date; write one like 2025-11-21.")
    }

    @Test func `leave something to mend, to submit and to approve at the colleges whose members can sign in`()
        async throws
    {
        let demonstration = try await Demonstration.shared
        let connection = try await Connection.open(DatabaseAddress(demonstration.ownerAddress))
        let waiting = try await connection.all(
            """
            SELECT college.code || ' ' || report.data_set || ' ' || report.state
            FROM collection.report
            JOIN lifecycle.college USING (tenant_id, college_id)
            WHERE report.period IN ('202510', '2025Q3') AND college.code IN ('BM-HU-01', 'BM-LA-01', 'BM-TZ-01')
                AND report.data_set IN ('M_COLLEGE', 'Q_COLLEGE') AND report.state IN ('prepared', 'returned')
            ORDER BY 1
            """,
            as: String.self
        )
        #expect(
            waiting == [
                "BM-HU-01 M_COLLEGE returned", "BM-HU-01 Q_COLLEGE prepared", "BM-LA-01 M_COLLEGE prepared",
                "BM-TZ-01 M_COLLEGE returned",
            ]
        )
        let submitted: Int = try await connection.one(
            "SELECT count(*) FROM collection.report WHERE state = 'submitted'"
        )
        #expect(submitted > 10)
        // Nothing was done after the day on which all of this stands.
        let early: Int = try await connection.one(
            """
            SELECT count(*) FROM collection.report
            WHERE greatest(prepared_at, submitted_at, decided_at) > '2025-11-20 20:00+00'
            """
        )
        #expect(early == 0)
    }

    @Test func `say who can sign in, for people in both languages and for programs`() async throws {
        let demonstration = try await Demonstration.shared
        let file = demonstration.folder.appending(path: "sign-ins.json")
        let kept = try JSONDecoder().decode([SignIn].self, from: Data(contentsOf: file))
        let attributes = try FileManager.default.attributesOfItem(atPath: file.path)
        #expect(attributes[.posixPermissions] as? Int == 0o600)
        let json = try await demonstration.banmo("sign-ins", "--format", "json")
        #expect(try json.json(as: [SignIn].self) == kept)
        for role in ["reporter", "approver", "college-admin", "partner", "reviewer", "expert", "hq-admin", "leader"] {
            #expect(kept.contains { $0.role == role }, "\(role)")
        }
        let english = try await demonstration.banmo("sign-ins")
        #expect(english.rows[0] == ["Who can sign in (also in \(file.path))"])
        #expect(english.rows[1] == ["name", "password", "role", "organisation"])
        #expect(english.rows.count == kept.count + 2)
        let reporter = try #require(kept.first { $0.name == "sdvc.reporter" })
        #expect(english.rows.contains([reporter.name, reporter.password, "reporter", reporter.organisation]))
        let chinese = try await demonstration.banmo("sign-ins", in: .chinese)
        #expect(chinese.rows[1] == ["用户名", "密码", "角色", "单位"])
        #expect(chinese.rows.contains([reporter.name, reporter.password, "填报员", reporter.organisation]))
    }

    @Test func `say that nobody's password is kept, or that its file is broken`() async throws {
        let folder = try Demonstration.temporaryFolder()
        let banmo = Banmo(options: ["--data", folder.path])
        let file = folder.appending(path: "sign-ins.json")
        let missing = try await banmo("sign-ins")
        #expect(missing.status == 1)
        #expect(
            missing.sentence
                == "There is no \(file.path); banmo demo writes it when it loads the demonstration."
        )
        try Data("{".utf8).write(to: file)
        let broken = try await banmo("sign-ins", in: .chinese)
        #expect(broken.status == 1)
        #expect(broken.sentence.hasPrefix("“\(file.path)”内容有误"))
    }

    private struct Applied: Decodable {
        let number: Int
        let name: String
    }

    @Test func `bring a database to the schema once`() async throws {
        let banmo = try await Demonstration.empty(migrated: false)
        let first = try await banmo("migrate", "--format", "json")
        #expect(first.status == 0, "\(first.errors)")
        let applied = try first.json(as: [Applied].self)
        #expect(applied.map(\.number) == Array(1...applied.count))
        #expect(applied.first?.name == "roles")
        let second = try await banmo("migrate")
        #expect(second.status == 0)
        #expect(second.output == "The database was up to date.\n")
        #expect(try await banmo("migrate", in: .chinese).output == "数据库结构已是最新，无需更新。\n")
        #expect(try await banmo("migrate", "--format", "json").json(as: [Applied].self).isEmpty)
    }

    @Test func `need the owner's address to migrate a given database`() async throws {
        let run = try await Banmo(options: ["--database", "host=/nowhere user=banmo_service"])("migrate")
        #expect(run.status == 1)
        #expect(run.sentence == "To migrate a given database, give its owner’s address with --database-owner.")
        let service = try await Demonstration.copy()
        try await service.tamper(
            "DELETE FROM schema.migration WHERE number = (SELECT max(number) FROM schema.migration)"
        )
        let options = service.banmo.options
        let asService = try #require(options.firstIndex(of: "--database").map { options[$0 + 1] })
        let refused = try await Banmo(options: ["--database", asService, "--database-owner", asService])("migrate")
        #expect(refused.status == 1)
        #expect(refused.sentence.hasPrefix("The database doesn’t allow it (permission denied"), "\(refused.sentence)")
    }

    @Test func `make a private PostgreSQL in the data folder and stop it again`() async throws {
        let folder = try Demonstration.temporaryFolder()
        let banmo = Banmo(options: ["--data", folder.path])
        let first = try await banmo("migrate")
        #expect(first.status == 0, "\(first.errors)")
        #expect(first.rows.last == ["The database is up to date now."])
        let members = try await banmo("members", "list", "--as", "nobody")
        #expect(members.status == 1)
        #expect(members.sentence == "Nobody signs in as “nobody”; banmo sign-ins lists the names of the demonstration.")
        let running = folder.appending(path: "postgresql/data/postmaster.pid").path
        #expect(!FileManager.default.fileExists(atPath: running))
    }
}
