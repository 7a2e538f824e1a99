import Foundation
import Testing

@Suite struct `banmo standards` {
    private struct Fault: Decodable {
        let file: String
        let line: Int
        let message: String
    }

    private struct Loaded: Decodable, Equatable {
        let standards: Int
        let adoptions: Int
        let courses: Int
    }

    private struct Shelf: Decodable {
        struct Entry: Decodable {
            let code: String
            let isPublished: Bool
        }

        let standards: [Entry]
        let courses: [Entry]
    }

    private static let files = URL(filePath: #filePath).appending(path: "../../../Standards").standardizedFileURL

    /// The files that go with banmo, with one of them spoilt.
    private func spoiltFolder() throws -> String {
        let folder = try Demonstration.temporaryFolder()
        for name in ["vocational-standards", "courses"] {
            let target = folder.appending(path: name)
            try FileManager.default.copyItem(at: Self.files.appending(path: name), to: target)
        }
        let standards = folder.appending(path: "vocational-standards")
        let file = standards.appending(path: "broken.yaml")
        try Data("code: BROKEN\nversion: one\n".utf8).write(to: file)
        return folder.path
    }

    @Test func `check finds no fault in the files that go with banmo`() async throws {
        let run = try await Banmo()("standards", "check")
        #expect(run.status == 0)
        #expect(run.output.firstMatch(of: /^No faults: \d+ standards, \d+ courses\.\n$/) != nil, "\(run.output)")
        #expect(try await Banmo()("standards", "check", "--format", "json").json(as: [Fault].self).isEmpty)
    }

    @Test func `check says every fault with its place and exits with 1`() async throws {
        let folder = try spoiltFolder()
        let run = try await Banmo()("standards", "check", folder)
        #expect(run.status == 1)
        #expect(run.output.contains("vocational-standards/broken.yaml"))
        #expect(run.sentence.firstMatch(of: /^\d+ faults?/) != nil, "\(run.sentence)")
        let json = try await Banmo()("standards", "check", folder, "--format", "json", in: .chinese)
        #expect(json.status == 1)
        let faults = try json.json(as: [Fault].self)
        #expect(faults.allSatisfy { $0.file == "vocational-standards/broken.yaml" && !$0.message.isEmpty })
        #expect(!faults.isEmpty)
    }

    @Test func `check needs a folder that is there`() async throws {
        let run = try await Banmo()("standards", "check", "/nowhere")
        #expect(run.status == 1)
        #expect(run.sentence == "There is no file “/nowhere”; check its name.")
    }

    @Test func `list shows what anyone may read`() async throws {
        let banmo = try await Demonstration.shared.banmo
        let run = try await banmo("standards", "list")
        #expect(run.status == 0)
        #expect(run.output.contains("Railway Track Maintenance Technician"))
        #expect(try await banmo("standards", "list", in: .chinese).output.contains("已发布"))
        let shelf = try await banmo("standards", "list", "--format", "json").json(as: Shelf.self)
        #expect(Set(shelf.standards.map(\.code)).isSuperset(of: ["RAIL-TRACK", "RAIL-LOCO"]))
        #expect(!shelf.courses.isEmpty)
        #expect((shelf.standards + shelf.courses).allSatisfy { $0.isPublished })
        let stranger = try await banmo("standards", "list", "--as", "nobody")
        #expect(stranger.status == 1)
        #expect(
            stranger.sentence == "Nobody signs in as “nobody”; banmo sign-ins lists the names of the demonstration."
        )
    }

    @Test func `load writes what is new, once, for an administrator of headquarters`() async throws {
        let banmo = try await Demonstration.empty()
        let found = try await banmo(
            "programmes",
            "found",
            "--code",
            "TT",
            "--name-zh",
            "试",
            "--name-en",
            "T",
            "--headquarters-zh",
            "总部",
            "--headquarters-en",
            "HQ",
            "--admin",
            "first.admin",
            "--full-name",
            "王敏"
        )
        #expect(found.status == 0, "\(found.errors)")
        let admin = try #require(found.output.firstMatch(of: /first\.admin@[0-9]{6}/)).output
        let load = ["standards", "load", "--as", String(admin)]
        let first = try await banmo.run(load + ["--format", "json"]).json(as: Loaded.self)
        #expect(first.standards > 0)
        let second = try await banmo.run(load + ["--format", "json"]).json(as: Loaded.self)
        #expect(second == Loaded(standards: 0, adoptions: 0, courses: 0))
        #expect(try await banmo.run(load).status == 0)
        let audit = try await banmo("audit", "check", "--as", String(admin))
        #expect(audit.status == 0)
    }

    @Test func `load refuses what another organisation of the programme has published, and other roles`() async throws {
        let copy = try await Demonstration.copy()
        let twice = try await copy.banmo("standards", "load", "--as", "hq.admin")
        #expect(twice.status == 1)
        #expect(twice.sentence.contains("is published by Shandong Vocational College already"), "\(twice.sentence)")
        let reviewer = try await copy.banmo("standards", "load", "--as", "hq.reviewer")
        #expect(reviewer.status == 1)
        #expect(
            reviewer.sentence
                == "“hq.reviewer” is no headquarters administrator and can’t load standards and courses."
        )
        let folder = try spoiltFolder()
        let spoilt = try await copy.banmo("standards", "load", "--as", "hq.admin", folder)
        #expect(spoilt.status == 1)
        #expect(spoilt.errors.contains("broken.yaml"))
    }
}
