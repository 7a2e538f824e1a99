import Calendar
import Foundation
import Language
import Template

/// The words of one language as pages use them: catalogue, country names, numbers and dates.
struct Texts: Sendable {
    let catalogue: Catalogue
    let language: LanguageTag
    /// In which moments are told: the reader's programme's, unless the page is of one college.
    var zone: Zone

    init(_ catalogue: Catalogue, in zone: Zone = .china) {
        self.catalogue = catalogue
        self.zone = zone
        language = catalogue.language
    }

    /// The same words for what happens in a zone.
    func at(_ zone: Zone) -> Texts { Texts(catalogue, in: zone) }

    /// A text of the catalogue, its placeholders filled.
    func callAsFunction(_ key: String, _ arguments: [String: MessageArgument] = [:]) -> String {
        catalogue.text(key, arguments)
    }

    /// Names, numbers and dates as this language writes them.
    var conventions: Conventions { catalogue.conventions }

    /// A moment to the minute, with its zone said.
    func moment(_ moment: Date) -> String { conventions.days.moment(moment, in: zone) }

    /// The day that a moment falls on.
    func day(of moment: Date) -> String { conventions.days.day(moment, in: zone) }

    /// The same as tables have it: 2025-09-30.
    func shortDay(of moment: Date) -> String { conventions.days.short(moment, in: zone) }

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
struct TextNode: TemplateRecord {
    let node: CatalogueNode

    func value(named name: String) -> TemplateValue? { .record(TextNode(node: node.child(named: name))) }

    var text: String { node.text }
}
