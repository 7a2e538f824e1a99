import Postgres

extension LocalizedText: JSONTreeReadable {
    /// Reads what ``encode(to:)`` writes.
    package init?(_ tree: JSONTree) {
        guard case .object(let fields) = tree else { return nil }
        var translations: [LanguageTag: Translation] = [:]
        for (name, field) in fields {
            guard let language = LanguageTag(name), let translation = Translation(field) else { return nil }
            translations[language] = translation
        }
        self.init(translations)
    }
}

extension Translation {
    fileprivate init?(_ tree: JSONTree) {
        if case .text(let text) = tree {
            self.init(text)
            return
        }
        guard case .object(let fields) = tree, case .text(let text) = fields["text"] else { return nil }
        switch fields["state"] {
        case nil: self.init(text)
        case .text(let name):
            guard let state = State(rawValue: name) else { return nil }
            self.init(text, state: state)
        default: return nil
        }
    }
}
