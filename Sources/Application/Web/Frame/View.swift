import Language
import Mustache

/// What a template sees: `page` (the frame), `t` (the words), `routes` (addresses) and the properties of the page's own view.
struct View: MustacheParent {
    private static let links = Links()
    private let frame: Any?
    private let texts: TextNode
    private let content: (any MustacheParent)?

    init(frame: Frame?, texts: Texts, content: Any) {
        self.frame = frame.flatMap { Laid.shown($0) }
        self.texts = TextNode(node: texts.catalogue.root)
        self.content = Laid.shown(content) as? any MustacheParent
    }

    func child(named name: String) -> Any? {
        switch name {
        case "page": frame
        case "routes": Laid.shown(Self.links)
        case "t": texts
        default: content?.child(named: name)
        }
    }
}
