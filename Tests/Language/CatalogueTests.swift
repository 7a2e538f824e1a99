import Foundation
import Language
import Number
import Testing

@Suite struct `A message catalogue` {
    private func catalogue(_ yaml: String, _ language: String = "en") throws -> Catalogue {
        try Catalogue(language: try tag(language), yaml: yaml, file: "\(language).yaml")
    }

    private static let english = """
        colleges:
          title: Overseas colleges
          list: { empty: "No college yet", on: yes, no: no }
        home:
          waiting: { one: "{count} report waits", other: "{count} reports wait", "=0": "Nothing waits" }
          late: "{name} is late by {days}"
          share: "{share} of {count} colleges"
        """

    @Test func `gives the text under a key`() throws {
        let catalogue = try catalogue(Self.english)
        #expect(catalogue.text("colleges.title") == "Overseas colleges")
        #expect(catalogue.keys.count == 7)
    }

    @Test func `keeps words that YAML takes for truth values`() throws {
        let catalogue = try catalogue(Self.english)
        #expect(catalogue.text("colleges.list.on") == "yes")
        #expect(catalogue.text("colleges.list.no") == "no")
    }

    @Test func `shows a missing key`() throws {
        let catalogue = try catalogue(Self.english)
        #expect(catalogue.text("colleges.subtitle") == "⟨colleges.subtitle⟩")
        #expect(catalogue.text("colleges") == "⟨colleges⟩")
        #expect(!catalogue.has("colleges.subtitle"))
        #expect(
            catalogue.root.child(named: "colleges").child(named: "nope").child(named: "x").text == "⟨colleges.nope.x⟩"
        )
    }

    @Test func `is a tree for templates`() throws {
        let node = try catalogue(Self.english).node("colleges.list")
        #expect(node.exists)
        #expect(node.child(named: "empty").text == "No college yet")
        #expect(!node.child(named: "full").exists)
    }

    @Test(arguments: [
        (0, "Nothing waits"), (1, "1 report waits"), (2, "2 reports wait"), (1234567, "1,234,567 reports wait"),
    ])
    func `chooses the plural form by the count`(_ count: Int, _ text: String) throws {
        #expect(try catalogue(Self.english).text("home.waiting", ["count": .integer(count)]) == text)
    }

    @Test func `fills its places with texts and numbers as the language writes them`() throws {
        let catalogue = try catalogue(Self.english)
        #expect(catalogue.text("home.late", ["name": "{days}", "days": "2 days"]) == "{days} is late by 2 days")
        #expect(
            catalogue.text("home.share", ["share": .number(try #require(Number("1234.56"))), "count": 3])
                == "1,234.56 of 3 colleges"
        )
        #expect(catalogue.text("home.late", ["name": "Laos"]) == "Laos is late by {days}")
    }

    @Test func `follows the plural rules of its language`() throws {
        let russian = try catalogue(
            """
            reports: { one: "{n} отчёт", few: "{n} отчёта", many: "{n} отчётов", other: "{n} отчёта" }
            """,
            "ru"
        )
        let texts = [1, 3, 5, 21].map { russian.text("reports", ["n": .integer($0)]) }
        #expect(texts == ["1 отчёт", "3 отчёта", "5 отчётов", "21 отчёт"])
        #expect(russian.text("reports", ["n": .number(try #require(Number("1.5")))]) == "1,5 отчёта")
    }

    @Test(arguments: [
        ("a: [1, 2]", 1), ("a: b\na: c", nil), ("a: {one: x}\nb: {one: x, two: y}", 2), ("just text", 1), ("a: {", nil),
        ("\"a b\": c", 1), ("a: &x {b: *x}", nil),
    ])
    func `says where a file is malformed`(_ yaml: String, _ line: Int?) throws {
        let error = try #require(throws: CatalogueFileError.self) { try catalogue(yaml) }
        #expect(error.file == "en.yaml")
        if let line { #expect(error.line == line, "\(error)") }
    }
}

@Suite struct `Faults of catalogues` {
    private func faults(_ chinese: String, _ english: String) throws -> [String] {
        let catalogues = try [
            Catalogue(language: .english, yaml: english, file: "en.yaml"),
            Catalogue(language: .chinese, yaml: chinese, file: "zh-Hans.yaml"),
        ]
        return try #require(Catalogues(catalogues)).faults().map(\.description)
    }

    @Test func `are none when the languages agree`() throws {
        let faults = try faults(
            "a: { b: '共{count}份' }",
            "a: { b: { one: '{count} report', other: '{count} reports' } }"
        )
        #expect(faults == [])
    }

    @Test(arguments: [
        ("a: 甲\nb: 乙", "a: A", ["en b: missing"]),
        ("a: 甲", "a: A\nb: B", ["en b: in no other language"]),
        ("a: '{n}份'", "a: '{m} of'", ["en a: lacks {n}, has {m}, unlike the others"]),
        ("a: '{n}份'", "a: { other: '{n} of' }", ["en a: no plural form \"one\""]),
        (
            "a: { one: '{n}份', other: '{n}份' }", "a: '{n} x'",
            ["zh-Hans a: plural form \"one\", which the language doesn't have"]
        ),
        (
            "a: '{ n }份'", "a: 'x}'",
            ["zh-Hans a: a brace that belongs to no {placeholder}", "en a: a brace that belongs to no {placeholder}"]
        ),
        ("a: ''", "a: ' '", ["zh-Hans a: blank", "en a: blank"]),
        (
            "a: '{n}/{m}'", "a: { one: '{n}', other: '{n} {m}' }",
            ["en a: plural forms, but no {count} that chooses one"]
        ),
    ])
    func `are found and named`(_ chinese: String, _ english: String, _ expected: [String]) throws {
        #expect(try faults(chinese, english) == expected)
    }

    @Test func `of a folder that holds none are an error`() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        #expect(throws: CatalogueFileError.self) { try Catalogues.load(from: folder) }
        try Data("a: b".utf8).write(to: folder.appendingPathComponent("not a tag.yaml"))
        #expect(throws: CatalogueFileError.self) { try Catalogues.load(from: folder) }
    }
}

@Suite struct `The product's catalogues` {
    @Test func `are complete and faultless in every language`() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..").standardizedFileURL
        let catalogues = try Catalogues.load(from: root.appending(path: "Localization"))
        #expect(catalogues.languages.starts(with: [.chinese, .english]))
        #expect(catalogues.faults().map(\.description) == [])
    }
}
