import Testing

@Suite struct `banmo rollups check` {
    private struct Row: Decodable {
        struct Difference: Decodable {
            let country: String
            let period: String
            let element: String
            let kept: String
            let computed: String
        }

        let programme: String
        let difference: Difference
    }

    @Test func `finds every sum of the demonstration true`() async throws {
        let banmo = try await Demonstration.shared.banmo
        let run = try await banmo("rollups", "check")
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.output == "Every kept sum is what the values come to.\n")
        #expect(run.errors == "")
        #expect(try await banmo("rollups", "check", in: .chinese).output == "各级汇总与数据一致。\n")
        #expect(try await banmo("rollups", "check", "--format", "json").json(as: [Row].self).isEmpty)
    }

    @Test func `finds a sum that was tampered with and exits with 1`() async throws {
        let copy = try await Demonstration.copy()
        try await copy.tamper(
            """
            UPDATE collection.rollup SET sum = sum + 1
            WHERE country = 'LA' AND element = 'TCH_HOURS_TAUGHT' AND period = '202508'
            """
        )
        let run = try await copy.banmo("rollups", "check")
        #expect(run.status == 1)
        #expect(run.sentence == "1 sum differs from the values.")
        #expect(run.rows.first?.suffix(2) == ["kept", "computed"])
        #expect(run.rows.last?.contains("TCH_HOURS_TAUGHT") == true)
        let json = try await copy.banmo("rollups", "check", "--format", "json")
        #expect(json.status == 1)
        let rows = try json.json(as: [Row].self)
        #expect(rows.map(\.difference.country) == ["LA"])
        #expect(rows.map(\.difference.period) == ["202508"])
        #expect(rows.allSatisfy { $0.difference.kept != $0.difference.computed })
        #expect(try await copy.banmo("rollups", "check", in: .chinese).sentence == "有1项汇总与数据不一致。")
    }

    @Test func `knows its programmes`() async throws {
        let unknown = try await Demonstration.shared.banmo("rollups", "check", "--programme", "other")
        #expect(unknown.status == 1)
        #expect(unknown.sentence.hasPrefix("There is no programme “other” in the database; there is: "))
        let none = try await Demonstration.empty()("rollups", "check")
        #expect(none.status == 1)
        #expect(none.sentence == "The database has no programme yet; load the demonstration with banmo demo.")
    }
}
