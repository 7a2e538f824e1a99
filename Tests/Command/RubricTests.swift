import Foundation
import Testing

@Suite struct `banmo rubric` {
    private func file(_ changes: [String: String] = [:]) throws -> String {
        let standard = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../Standards/rubric.yaml").standardizedFileURL
        var text = try String(contentsOf: standard, encoding: .utf8)
        for (old, new) in changes { text = text.replacing(old, with: new) }
        let file = try Demonstration.temporaryFolder().appending(path: "rubric.yaml")
        try Data(text.utf8).write(to: file)
        return file.path
    }

    @Test func `show prints the version in force`() async throws {
        let banmo = try await Demonstration.shared.banmo
        let run = try await banmo("rubric", "show")
        #expect(run.status == 0)
        #expect(run.rows.first == ["Version 2025"])
        #expect(run.output.contains("Learner outcomes and employment"))
        #expect(try await banmo("rubric", "show", in: .chinese).output.contains("培养成效与就业"))
        let unknown = try await banmo("rubric", "show", "--version", "1999")
        #expect(unknown.status == 1)
        #expect(unknown.sentence == "There is no version “1999”. There are: 2025")
    }

    @Test func `load adds a version of the future, for an administrator of headquarters`() async throws {
        let banmo = try await Demonstration.copy().banmo
        let next = try file([
            "version: \"2025\"": "version: \"2099\"", "2020-01-01": "2099-01-01", "pass: 80": "pass: 85",
        ])
        let load = ["rubric", "load", "--as", "hq.admin"]
        let first = try await banmo.run(load + [next])
        #expect(first.status == 0, "\(first.errors)")
        #expect(first.output == "Version 2099 of the rubric was loaded.\n")
        #expect(try await banmo.run(load + [next]).output.contains("there already"))
        #expect(try await banmo("rubric", "show").rows.first == ["Version 2025"])
        let shown = try await banmo("rubric", "show", "--version", "2099")
        #expect(shown.output.contains("Pass from 85 points"))
        let past = try await banmo.run(
            load + [try file(["version: \"2025\"": "version: x", "2020-01-01": "2021-01-01"])]
        )
        #expect(past.status == 1)
        #expect(past.sentence.hasPrefix("The version must begin after version “2099”"), "\(past.sentence)")
        let reporter = try await banmo("rubric", "load", "--as", "sdvc.reporter", next)
        #expect(reporter.status == 1)
    }

    @Test(arguments: [
        (["weight: 10\n": "weight: 11\n"], "The weights add up to 101; they must add up to 100."),
        (["code: CON": "code: GOV"], "There are two dimensions of the code “GOV”. Give each its own."),
        (["pass: 80": "pass: 60"], "The totals contradict each other"),
        (["trimmedFrom: 5": ""], "This is no file of a rubric (trimmedFrom"),
    ])
    func `load refuses what means nothing, and says what to mend`(_ changes: [String: String], _ sentence: String)
        async throws
    {
        let run = try await Demonstration.shared.banmo("rubric", "load", "--as", "hq.admin", try file(changes))
        #expect(run.status == 1)
        #expect(run.sentence.hasPrefix(sentence), "\(run.sentence)")
    }
}
