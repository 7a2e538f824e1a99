import Testing

@testable import Template

@Suite struct Templates {
    private struct Place: CustomStringConvertible {
        let path: String
        private let query = "?a=1"

        var description: String { path + query }

        init(_ path: String) { self.path = path }
    }

    private struct Row {
        let name: String
        var note: String?
        var isLate = false
        var places: [Place] = []
        var days = 7
    }

    private struct Page: TemplateRecord {
        let title: String
        let rows: [Row]

        var text: String { "" }

        func value(named name: String) -> TemplateValue? {
            switch name {
            case "title": .text(title)
            case "rows": TemplateValue(rows)
            default: nil
            }
        }
    }

    private let rows = [
        Row(name: "Laos", note: "new", isLate: true, places: [Place("/la"), Place("/vte")]), Row(name: "Tanzania"),
    ]

    private func page(_ texts: [String: String], rows: [Row]? = nil) throws -> String {
        let templates = try Template.Templates(texts)
        return String(
            decoding: templates.page("Page", showing: Page(title: "A & B", rows: rows ?? self.rows)),
            as: UTF8.self
        )
    }

    @Test(arguments: [
        ("{{title}}", "A &amp; B"), ("{{nothing}}", ""),
        ("{{#rows}}{{.name}} {{.days}} {{/rows}}", "Laos 7 Tanzania 7 "),
        ("{{#rows}}{{.name}}{{^last()}}, {{/last()}}{{/rows}}", "Laos, Tanzania"),
        ("{{#rows}}{{#first()}}1 {{/first()}}{{.name}}{{/rows}}", "1 LaosTanzania"),
        ("{{#rows}}{{#.isLate}}{{.name}}{{/.isLate}}{{/rows}}", "Laos"),
        ("{{#rows}}{{#.note}}({{.}}){{/.note}}{{^.note}}–{{/.note}}{{/rows}}", "(new)–"),
        ("{{#rows}}{{#.places}}{{.}} {{/.places}}{{/rows}}", "/la?a=1 /vte?a=1 "),
        ("{{#rows}}{{#.places}}{{name}}{{.path}}{{.name}} {{/.places}}{{/rows}}", "Laos/la Laos/vte "),
        ("{{#rows}}{{^empty(.places)}}{{title}}{{/empty(.places)}}{{/rows}}", "A &amp; B"),
        ("{{! nothing }}{{#rows}}{{#first()}}{{> Part}}{{/first()}}{{/rows}}", "<b>Laos</b>\n"),
        ("{{<Whole}}{{$body}}{{title}}{{/body}}{{/Whole}}", "[A &amp; B|foot]"), ("{{>Whole}}", "[body|foot]"),
    ])
    func `show what their names stand for`(template: String, expected: String) throws {
        let texts = [
            "Page": template, "Part": "<b>{{.name}}</b>\n", "Whole": "[{{$body}}body{{/body}}|{{$foot}}foot{{/foot}}]",
        ]
        #expect(try page(texts) == expected)
    }

    @Test func `leave no line where a tag stands alone, and show nothing of an empty list`() throws {
        let template = """
            <ul>
              {{#rows}}
              <li>{{.name}}</li>
              {{/rows}}
            </ul>
            {{^rows}}
            none
            {{/rows}}

            """
        #expect(try page(["Page": template]) == "<ul>\n  <li>Laos</li>\n  <li>Tanzania</li>\n</ul>\n")
        #expect(try page(["Page": template], rows: []) == "<ul>\n</ul>\nnone\n")
    }

    @Test(arguments: [("\"", "&quot;"), ("'", "&#39;"), ("<", "&lt;"), ("&", "&amp;"), (">", "&gt;")])
    func `let no text end an attribute or begin a tag, whatever combines with it`(
        character: String,
        escaped: String
    ) throws {
        func typed(_ mark: String) -> String { "x\(mark)\u{301} onfocus=\(mark)\u{200d}" }
        let html = try page(["Page": "{{#rows}}{{.name}}{{/rows}}"], rows: [Row(name: typed(character))])
        #expect(Array(html.utf8) == Array(typed(escaped).utf8))
    }

    @Test(arguments: [
        ("{{#a}}", TemplateFault.Kind.section, 1), ("\n{{#a}}{{/b}}", .section, 2), ("{{a", .tag, 1),
        ("{{a b!}}{{%}}", .tag, 1),
        ("{{<Page}}{{a}}{{/Page}}", .filling, 1), ("{{> Other}}", .missing("Other"), 0),
    ])
    func `say at which line what is wrong`(template: String, kind: TemplateFault.Kind, line: Int) {
        #expect(throws: TemplateFault(kind: kind, template: "Page", line: line)) { try page(["Page": template]) }
    }
}
