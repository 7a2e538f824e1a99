import Foundation
import Testing

@Suite struct `banmo rules` {
    private struct Rule: Decodable {
        let code: String
        let `operator`: String
        let importance: String
    }

    private struct Broken: Decodable {
        let country: String
        let college: String
        let rule: String
        let period: String
        let left: Double
        let right: Double
    }

    private static let heading =
        "code,name_zh,name_en,left,operator,right,left_missing,right_missing,importance,period_type,instruction_zh,instruction_en"

    private func file(_ line: String) throws -> URL {
        let file = FileManager.default.temporaryDirectory.appending(path: "rules-\(UUID().uuidString).csv")
        try Data("\(Self.heading)\n\(line)\n".utf8).write(to: file)
        return file
    }

    @Test func `lists the programme's and finds what breaks them`() async throws {
        let banmo = try await Demonstration.shared.banmo
        let rules = try await banmo("rules", "list", "--format", "json").json(as: [Rule].self)
        #expect(rules.count == 12 && rules.contains { $0.operator == "compulsory_pair" })
        #expect(Set(rules.map(\.importance)) == ["high", "medium", "low"])
        let whole = try await banmo("rules", "check", "--period", "2025", "--format", "json").json(as: [Broken].self)
        #expect(!whole.isEmpty && whole.allSatisfy { $0.left > $0.right && $0.period.hasPrefix("2025Q") })
        let first = try #require(whole.first)
        let own = try await banmo("rules", "check", "--college", first.college, "--period", first.period)
        #expect(own.status == 0 && own.rows.contains { $0.contains(first.rule) })
        #expect(own.rows.last?.first?.hasSuffix("1 of them broken.") == true, "\(own.output)")
        let nobody = try await banmo("rules", "check", "--country", "FR")
        #expect(nobody.status == 1)
    }

    @Test func `loads a file, or says under which character it is wrong`() async throws {
        let banmo = try await Demonstration.copy().banmo
        let words = ",,,low,,办法,Do"
        let sound = try file("X,规则,Rule,#{ORG_STUDENTS},<=,10\(words)")
        let loaded = try await banmo("rules", "load", sound.path, "--as", "hq.admin")
        #expect(loaded.output == "1 validation rule was loaded.\n" && loaded.status == 0, "\(loaded.errors)")
        #expect(try await banmo("rules", "list").rows.contains { $0.first == "X" })
        let unknown = try file("X,规则,Rule,#{ORG_STUDENTS} + #{NOBODY},<=,10\(words)")
        let refused = try await banmo("rules", "load", unknown.path, "--as", "hq.admin")
        #expect(refused.status == 1 && refused.errors.contains("Left side"))
        #expect(refused.errors.contains("#{ORG_STUDENTS} + #{NOBODY}\n                  ^^^^^^^^^"))
        let relation = try file("X,规则,Rule,#{ORG_STUDENTS},<>,10\(words)")
        let other = try await banmo("rules", "load", relation.path, "--as", "hq.admin")
        #expect(
            other.sentence.hasSuffix("row 2, column operator: “<>” is not one of the values that this column takes.")
        )
        let reporter = try await banmo("rules", "load", sound.path, "--as", "sdvc.reporter")
        #expect(reporter.status == 1)
    }
}
