import Language
import Published

extension StandardItem {
    init(task node: ContentNode, _ reader: inout ContentReader) {
        reader.check(node, keys: ["code", "id", "title", "hours", "competences"])
        self.init(
            id: reader.identifier(in: node),
            kind: .task,
            code: reader.word("code", in: node, like: .itemCode),
            text: reader.text("title", in: node),
            hours: reader.whole("hours", in: node),
            children: reader.list("competences", in: node).map { StandardItem(competence: $0, &reader) }
        )
    }

    private init(competence node: ContentNode, _ reader: inout ContentReader) {
        reader.check(node, keys: ["code", "id", "title", "hours", "criteria", "knowledge", "skills"])
        let code = reader.word("code", in: node, like: .itemCode)
        self.init(
            id: reader.identifier(in: node),
            kind: .competence,
            code: code,
            text: reader.text("title", in: node),
            hours: reader.whole("hours", in: node),
            children: Self.statements("criteria", .criterion, of: code, in: node, &reader)
                + Self.statements("knowledge", .knowledge, of: code, in: node, &reader)
                + Self.statements("skills", .skill, of: code, in: node, &reader)
        )
    }

    private static func statements(
        _ key: String,
        _ kind: Kind,
        of competence: String,
        in node: ContentNode,
        _ reader: inout ContentReader
    ) -> [StandardItem] {
        reader.list(key, in: node).enumerated().map { index, entry in
            StandardItem(
                id: reader.identifier(in: entry),
                kind: kind,
                code: "\(competence).\(kind.letter ?? "")\(index + 1)",
                text: reader.text(entry, besides: ["id"])
            )
        }
    }
}

extension Classification {
    init(_ reader: inout ContentReader, _ root: ContentNode) {
        var isco: [String] = []
        var csco: [String] = []
        if let occupations = reader.required("occupations", in: root) {
            reader.check(occupations, keys: ["isco", "csco"])
            isco = reader.words("isco", in: occupations, like: .fourDigits)
            csco = reader.words("csco", in: occupations, like: .csco)
        }
        var programmes: [CatalogueProgramme] = []
        for node in reader.list("programmes", in: root) {
            reader.check(node, keys: ["code", "title"])
            programmes.append(
                CatalogueProgramme(
                    code: reader.word("code", in: node, like: .catalogueProgramme),
                    title: reader.text("title", in: node)
                )
            )
        }
        var levels: [String: String] = [:]
        if let node = reader.required("levels", in: root) {
            for framework in node.keys?.compactMap(\.scalar) ?? [] {
                levels[framework] = reader.word(framework, in: node, like: .level)
            }
            if levels.isEmpty { reader.add(.empty(key: "levels"), at: node) }
        }
        self.init(
            isco: isco,
            csco: csco,
            field: reader.word("field", in: root, like: .fourDigits),
            programmes: programmes,
            levels: levels
        )
    }
}
