import Language
import Mustache

/// What a template sees: `page` (the frame), `t` (the words), `routes` (addresses) and the properties of the page's own view.
struct View: MustacheParent {
    private static let links = Links()
    let frame: Frame
    let texts: Texts
    let content: Any

    func child(named name: String) -> Any? {
        switch name {
        case "page": frame
        case "routes": Self.links
        case "t": TextNode(node: texts.catalogue.root)
        default: Mirror(reflecting: content).children.first { $0.label == name }.flatMap { unwrapped($0.value) }
        }
    }

    /// A nil that hides in `Any` would count as something.
    private func unwrapped(_ value: Any) -> Any? {
        let mirror = Mirror(reflecting: value)
        return mirror.displayStyle == .optional ? mirror.children.first?.value : value
    }
}
