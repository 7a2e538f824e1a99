import Mustache
import Testing

@testable import Web

@Suite struct `What templates show` {
    private struct Place: CustomStringConvertible {
        let path: String

        var description: String { "\(path)?a=1" }
    }

    private struct Row {
        let name: String
        var note: String?
        var isLate = false
        var places: [Place] = []
        var days = 7
    }

    private struct Page {
        let title: String
        let rows: [Row]
    }

    private let rows = [
        Row(name: "Laos", note: "new", isLate: true, places: [Place(path: "/la"), Place(path: "/vte")]),
        Row(name: "Tanzania"),
    ]

    private func page(_ template: String, rows: [Row]? = nil) throws -> String {
        let view = try #require(Laid.shown(Page(title: "A & B", rows: rows ?? self.rows)))
        return try MustacheTemplate(string: PageText.pragma + template).render(view)
    }

    @Test(arguments: [
        ("{{title}}", "A &amp; B"), ("{{nothing}}", ""),
        ("{{#rows}}{{.name}} {{.days}} {{/rows}}", "Laos 7 Tanzania 7 "),
        ("{{#rows}}{{.name}}{{^last()}}, {{/last()}}{{/rows}}", "Laos, Tanzania"),
        ("{{#rows}}{{#.isLate}}{{.name}}{{/.isLate}}{{/rows}}", "Laos"),
        ("{{#rows}}{{#.note}}({{.}}){{/.note}}{{^.note}}–{{/.note}}{{/rows}}", "(new)–"),
        ("{{#rows}}{{#.places}}{{.}} {{.path}} {{/.places}}{{/rows}}", "/la?a=1 /la /vte?a=1 /vte "),
        ("{{#rows}}{{^empty(.places)}}{{title}}{{/empty(.places)}}{{/rows}}", "A &amp; B"),
    ])
    func `is what their names stand for`(template: String, expected: String) throws {
        #expect(try page(template) == expected)
    }

    @Test(arguments: [("\"", "&quot;"), ("'", "&#39;"), ("<", "&lt;"), ("&", "&amp;"), (">", "&gt;")])
    func `ends no attribute and begins no tag, whatever combines with it`(character: String, escaped: String) throws {
        func typed(_ mark: String) -> String { "x\(mark)\u{301} onfocus=\(mark)\u{200d}" }
        let html = try page("{{#rows}}{{.name}}{{/rows}}", rows: [Row(name: typed(character))])
        #expect(Array(html.utf8) == Array(typed(escaped).utf8))
    }
}
