import Language
import Template

/// What a template sees: `page` (the frame), `t` (the words), `routes` (addresses) and the properties of the page's own view.
struct View: TemplateRecord {
    private static let links = PrintedLinks(Links())
    private let page: TemplateValue?
    private let texts: TextNode
    private let content: TemplateValue?

    init(frame: Frame, texts: Texts, content: some Any) {
        page = TemplateValue(frame)
        self.texts = TextNode(node: texts.catalogue.root)
        self.content = TemplateValue(content)
    }

    var text: String { "" }

    func value(named name: String) -> TemplateValue? {
        switch name {
        case "page": return page
        case "routes": return .record(Self.links)
        case "t": return .record(texts)
        default:
            guard case .record(let view) = content else { return nil }
            return view.value(named: name)
        }
    }
}

/// The addresses that every page links to, printed once.
private struct PrintedLinks: TemplateRecord, Sendable {
    private let addresses: [String: String]

    init(_ links: Links) {
        let printed = Mirror(reflecting: links).children.compactMap { link in
            link.label.map { ($0, String(describing: link.value)) }
        }
        addresses = Dictionary(uniqueKeysWithValues: printed)
    }

    var text: String { "" }

    func value(named name: String) -> TemplateValue? { addresses[name].map(TemplateValue.text) }
}
