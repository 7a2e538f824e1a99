import Testing

@Suite struct `banmo programmes` {
    private struct Entry: Decodable {
        let code: String
        let zone: String
    }

    private struct Founded: Decodable {
        let name: String
        let password: String
    }

    private func founding(_ code: String, in zone: [String]) -> [String] {
        [
            "programmes", "found", "--code", code, "--name-zh", "试", "--name-en", "T", "--headquarters-zh", "总部",
            "--headquarters-en", "HQ", "--admin", "\(code.lowercased()).admin", "--full-name", "王敏",
        ] + zone
    }

    @Test func `founds a programme in its headquarters' time, China's unless it says otherwise`() async throws {
        let banmo = try await Demonstration.empty()
        var names: [String] = []
        for (code, zone) in [("AA", []), ("BB", ["--time-zone", "Africa/Nairobi"])] {
            let found = try await banmo.run(founding(code, in: zone) + ["--format", "json"])
            #expect(found.status == 0, "\(found.errors)")
            names += try found.json(as: [Founded].self).map(\.name)
        }
        // The first administrator's name has its organisation's number, as everybody's has.
        #expect(names.count == 2 && names[0].wholeMatch(of: /aa\.admin@[0-9]{6}/) != nil, "\(names)")
        let unknown = try await banmo.run(founding("CC", in: ["--time-zone", "Africa/Nowhere"]))
        #expect(unknown.status == 1)
        #expect(unknown.sentence.hasPrefix("No time zone is called “Africa/Nowhere”; nothing was written."))
        let moved = try await banmo("programmes", "set", "--time-zone", "Asia/Urumqi", "--as", names[0])
        #expect(moved.status == 0, "\(moved.errors)")
        let programmes = try await banmo("programmes", "list", "--format", "json").json(as: [Entry].self)
        #expect(programmes.map { "\($0.code) \($0.zone)" } == ["AA Asia/Urumqi", "BB Africa/Nairobi"])
    }

    @Test func `sets the zone of a college for its administrators and for nobody else`() async throws {
        let banmo = try await Demonstration.copy().banmo
        func set(as member: String) async throws -> Banmo.Run {
            try await banmo("programmes", "set", "--time-zone", "Asia/Bangkok", "--college", "BM-LA-01", "--as", member)
        }
        let refused = try await set(as: "sdvc.reporter")
        #expect(refused.status == 1)
        #expect(refused.sentence == "sdvc.reporter may not do this; it is for: college-admin, hq-admin.")
        let done = try await set(as: "sdvc.admin")
        #expect(done.status == 0 && done.output.contains("Days are counted in Asia/Bangkok from now on."))
    }
}
