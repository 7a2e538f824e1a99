import Foundation
import Language
import Mustache

/// The words of one language as pages use them: catalogue, country names, numbers and dates.
struct Texts: Sendable {
    let catalogue: Catalogue
    let language: LanguageTag

    init(_ catalogue: Catalogue) {
        self.catalogue = catalogue
        language = catalogue.language
    }

    /// A text of the catalogue, its placeholders filled.
    func callAsFunction(_ key: String, _ arguments: [String: MessageArgument] = [:]) -> String {
        catalogue.text(key, arguments)
    }

    /// Names, numbers and dates as this language writes them.
    var conventions: Conventions { catalogue.conventions }

    /// A written text in this language, or in the one it falls back to.
    func text(_ text: LocalizedText) -> String {
        text.text(in: language)?.text ?? ""
    }

    /// The Chinese name to Chinese readers, the English to all others.
    func name(zh: String, en: String) -> String {
        language.language == "zh" ? zh : en
    }
}

/// The catalogue as templates reach it: `{{t.colleges.title}}`.
struct TextNode: MustacheParent, CustomStringConvertible {
    let node: CatalogueNode

    func child(named name: String) -> Any? {
        TextNode(node: node.child(named: name))
    }

    var description: String { node.text }
}
