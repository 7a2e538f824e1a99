import Calendar
import Foundation
import Language
import Postgres
import Testing

@testable import Published
@testable import Standards

@Suite struct `Reading a standard's file` {
    private func read(_ yaml: String) throws -> StandardFile {
        try StandardFile(yaml: yaml, file: "weld.yaml")
    }

    /// The faults of the sample after one replacement.
    private func faults(_ old: String, _ new: String) throws -> [ContentFault] {
        try #require(SampleStandard.yaml.contains(old))
        let spoilt = SampleStandard.yaml.replacing(old, with: new, maxReplacements: 1)
        let error = #expect(throws: ContentFaults.self) { try read(spoilt) }
        return error?.faults ?? []
    }

    @Test func `a file without faults gives the standard and its adoptions`() throws {
        let file = try read(SampleStandard.yaml)
        #expect(file.standard.items.map(\.code) == ["A", "A1", "A1.P1", "A1.K1", "A1.S1"])
        #expect(file.standard.items.map(\.kind) == [.task, .competence, .criterion, .knowledge, .skill])
        #expect(file.standard.classification.levels == ["EQF": "4"])
        #expect(file.adoptions.map(\.country) == ["LA"])
        #expect(file.adoptions.first?.date?.description == "2024-05-20")
        #expect(file.adoptions.first?.illustrative?[.english]?.text == "All made up")
    }

    @Test func `a text has its language's state unless it says otherwise`() throws {
        let standard = try read(SampleStandard.yaml).standard
        let lao = try #require(LanguageTag("lo"))
        #expect(standard.title[lao]?.state == .machine)
        #expect(standard.title[.english]?.state == .reviewed)
        #expect(standard.item("A1.K1")?.text[.english]?.state == .draft)
    }

    @Test(arguments: [
        ("code: TEST-WELD\n", "code: test weld\n", 2, "code", "test weld"),
        ("version: 1.0.0", "version: 1.0", 3, "version", "1.0.0"),
        ("state: draft", "state: done", 4, "state", "draft, published"),
        ("field: \"0715\"", "field: 715", 9, "field", "0732"),
        ("country: LA", "country: XX", 21, "adoptions/1/country", "found: XX"),
        ("date: 2024-05-20", "date: 2024-02-30", 25, "adoptions/1/date", "2025-03-10"),
        ("licence: CC-BY-4.0\n", "licnce: CC-BY-4.0\n", 1, "", "missing(key: licence)"),
        ("hours: 30\nequipment", "hours: thirty\nequipment", 14, "hours", "notWholeNumber(found: thirty)"),
        (
            "title: { zh-Hans: 平焊, en: Flat welding }", "title: { zh-Hans: 平焊 }", 36,
            "tasks/A/competences/A1/title", "missingLanguage(language: en)"
        ),
        ("lo: ຊ່າງເຊື່ອມ", "fr: Soudeur", 6, "", "undeclaredLanguage("),
        ("code: A1", "code: B1", 34, "tasks/A/competences/B1/code", "codeOutsideParent(code: B1, parent: A)"),
    ]) func `a fault names line, place and mend`(
        _ old: String,
        _ new: String,
        _ line: Int,
        _ path: String,
        _ words: String
    ) throws {
        let faults = try faults(old, new)
        let fault = try #require(faults.first { "\($0.reason)".contains(words) }, "\(faults)")
        #expect(fault.file == "weld.yaml")
        #expect(fault.line == line)
        if !path.isEmpty { #expect(fault.path == path) }
    }

    @Test func `hours that don't add up are refused at each level`() throws {
        let faults = try faults("hours: 30\n        criteria", "hours: 20\n        criteria")
        #expect(faults.map(\.reason) == [.hours(stated: 30, added: 20)])
        #expect(faults.map(\.path) == ["tasks/A/hours"])
    }

    @Test func `an identifier that stands twice names the first place`() throws {
        let faults = try faults("ed3d7eb96186 }", "ed3d7eb96184 }")
        #expect(faults.count == 1)
        #expect("\(faults)".contains("tasks/A/competences/A1/criteria/1/id"))
    }

    @Test func `a missing identifier comes with a fresh one to write there`() throws {
        let faults = try faults(", id: 6a4b06d6-9f1e-4fc9-9846-ed3d7eb96186 }", " }")
        guard case .missingIdentifier(let suggestion) = faults.first?.reason else {
            Issue.record("\(faults)")
            return
        }
        #expect(ContentForm.uuid.admits(suggestion.uuidString))
    }

    @Test func `identifiers of version 7 are refused`() throws {
        let faults = try faults("9f1e-4fc9-9846-ed3d7eb96182", "9f1e-7fc9-9846-ed3d7eb96182")
        #expect("\(faults)".contains("badIdentifier("))
    }

    @Test func `every fault of a file is told at once, by line`() throws {
        let spoilt = SampleStandard.yaml
            .replacing("version: 1.0.0", with: "version: one")
            .replacing("en: Strike an arc, ", with: "")
            .replacing("level: national", with: "level: world")
        let error = #expect(throws: ContentFaults.self) { try read(spoilt) }
        #expect(error?.faults.map(\.line) == [3, 22, 43])
    }

    @Test(arguments: ["", "- a", "a: [", "a: 1\na: 2", "\t- :", "just words", "tasks: &t [*t]"])
    func `what is no such file is refused and never crashes`(_ yaml: String) {
        #expect(throws: ContentFaults.self) { try read(yaml) }
    }

    @Test func `a line gone anywhere is a fault or still a sound standard`() throws {
        let lines = SampleStandard.yaml.split(separator: "\n", omittingEmptySubsequences: false)
        for index in lines.indices {
            var rest = lines
            rest.remove(at: index)
            do {
                let file = try read(rest.joined(separator: "\n"))
                #expect(file.standard.faults().isEmpty, "without line \(index + 1)")
                #expect(!file.standard.code.isEmpty)
            } catch let error as ContentFaults {
                #expect(!error.faults.isEmpty, "without line \(index + 1)")
                #expect(error.faults.allSatisfy { $0.line >= 1 && !"\($0.reason)".isEmpty })
            }
        }
    }
}
