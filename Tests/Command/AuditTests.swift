import Testing

@Suite struct `banmo audit check` {
    private struct TrailAnswer: Decodable {
        let organisation: String
        let entries: Int
        let altered: Int?
    }

    @Test func `finds every trail of the demonstration whole`() async throws {
        let banmo = try await Demonstration.shared.banmo
        let run = try await banmo("audit", "check", "--format", "json")
        #expect(run.status == 0, "\(run.errors)")
        let trails = try run.json(as: [TrailAnswer].self)
        #expect(!trails.isEmpty)
        #expect(trails.allSatisfy { $0.altered == nil })
        #expect(trails.contains { $0.entries > 0 })
        let chinese = try await banmo("audit", "check", "--as", "hq.admin", in: .chinese)
        #expect(chinese.rows.first == ["单位", "条数", "审计记录", "末尾"])
        #expect(chinese.rows.last?.contains("完整") == true)
    }

    @Test func `finds what was altered behind its back and exits with 1`() async throws {
        let copy = try await Demonstration.copy()
        try await copy.tamper("UPDATE tenancy.audit SET member_name = 'other' WHERE action = 'tenancy.demonstration'")
        let number = 3
        let run = try await copy.banmo("audit", "check", "--as", "hq.admin")
        #expect(run.status == 1)
        #expect(run.rows.last?.contains("altered at entry \(number)") == true)
        #expect(
            run.sentence
                == "The trail of 1 organisation was altered from outside; compare it with a backup from that entry on."
        )
        let json = try await copy.banmo("audit", "check", "--format", "json")
        #expect(json.status == 1)
        let altered = try json.json(as: [TrailAnswer].self).filter { $0.altered != nil }
        #expect(altered.map(\.altered) == [number])
        #expect(try await copy.banmo("audit", "check", "--as", "hq.admin", in: .chinese).output.contains("条起被改动"))
        #expect(try await copy.banmo("audit", "check", "--as", "sdvc.admin").status == 0)
    }

    @Test func `knows whom it may ask`() async throws {
        let run = try await Demonstration.shared.banmo("audit", "check", "--as", "nobody")
        #expect(run.status == 1)
        #expect(run.sentence == "Nobody signs in as “nobody”; banmo sign-ins lists the names of the demonstration.")
    }

    @Test func `says so where an earlier output can't be read`() async throws {
        let missing = try await Banmo().run(["audit", "check", "--expect", "/nowhere.json"])
        #expect(missing.sentence == "There is no file “/nowhere.json”; check its name.")
        let other = try await Banmo().run(["audit", "check", "--expect", "-"], input: "{")
        #expect(other.sentence == "What --expect names is no output of banmo audit check --format json.")
    }
}
