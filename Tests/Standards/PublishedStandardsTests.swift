import Foundation
import Language
import Published
import Testing

@testable import Standards

/// The standards that come with the product.
@Suite struct `The standards of the folder` {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Standards/vocational-standards")

    private func file(_ code: String) throws -> StandardFile {
        let folder = try StandardFolder.load(from: Self.folder)
        return try #require(folder.files.first { $0.standard.code == code })
    }

    @Test func `are read without a fault`() throws {
        let folder = try StandardFolder.load(from: Self.folder)
        #expect(folder.files.map(\.standard.code) == ["PORT-LOGISTICS", "RAIL-LOCO", "RAIL-TRACK"])
        #expect(folder.files.allSatisfy { $0.standard.isPublished })
    }

    @Test(arguments: ["RAIL-TRACK", "RAIL-LOCO"])
    func `for the railway are whole and adopted in Tanzania and Laos`(_ code: String) throws {
        let file = try file(code)
        let competences = file.standard.items.filter { $0.kind == .competence }
        #expect(file.standard.tasks.count >= 6)
        #expect(competences.count >= 18)
        #expect(competences.allSatisfy { (3...5).contains($0.children(.criterion).count) })
        #expect(Set(file.adoptions.map(\.country)) == ["TZ", "LA"])
        #expect(file.adoptions.allSatisfy { $0.level == .national && $0.illustrative != nil })
        #expect(file.standard.illustrative != nil)
    }

    @Test(arguments: [("RAIL-TRACK", "sw"), ("RAIL-TRACK", "lo"), ("RAIL-LOCO", "sw"), ("RAIL-LOCO", "lo")])
    func `for the railway name their tasks in the countries' languages`(_ code: String, _ tag: String) throws {
        let standard = try file(code).standard
        let language = try #require(LanguageTag(tag))
        #expect(standard.title[language]?.state == .machine)
        #expect(standard.tasks.allSatisfy { $0.text[language]?.state == .machine })
    }

    @Test func `for the port is partly in Hungarian, as a draft`() throws {
        let standard = try file("PORT-LOGISTICS").standard
        let hungarian = try #require(LanguageTag("hu"))
        let written = standard.items.compactMap { $0.text[hungarian] }
        #expect(!written.isEmpty && written.count < standard.items.count)
        #expect(written.allSatisfy { $0.state == .draft })
    }

    @Test func `copied without new identifiers are refused`() throws {
        let copy = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: copy, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: copy) }
        try SampleStandard.yaml.write(to: copy.appending(path: "a.yaml"), atomically: true, encoding: .utf8)
        try SampleStandard.yaml.replacing("TEST-WELD", with: "TEST-BRAZE")
            .write(to: copy.appending(path: "b.yaml"), atomically: true, encoding: .utf8)
        let error = #expect(throws: ContentFaults.self) { try StandardFolder.load(from: copy) }
        #expect(error?.faults.allSatisfy { $0.file == "b.yaml" && "\($0.reason)".contains("a.yaml") } == true)
    }
}
