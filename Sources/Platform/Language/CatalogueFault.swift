/// What is wrong with a text of a catalogue.
package struct CatalogueFault: Sendable, Hashable, CustomStringConvertible {
    /// The kinds of fault; each carries what is needed to mend it.
    package enum Kind: Sendable, Hashable {
        /// Another catalogue has the text.
        case missing
        /// No other catalogue has the text.
        case unknown
        /// The text is blank.
        case blank
        /// A brace belongs to no placeholder.
        case strayBrace
        /// The places that the reference has and this text lacks, and those that only this text has.
        case placeholders(lacks: [String], adds: [String])
        /// A plural form that the language needs.
        case missingForm(PluralCategory)
        /// A plural form that the language doesn't have.
        case needlessForm(PluralCategory)
        /// A text with plural forms has several places, none called `count`.
        case openPlural
    }

    package let language: LanguageTag
    package let key: String
    package let kind: Kind

    /// One line for whoever mends it.
    package var description: String { "\(language) \(key): \(explanation)" }

    private var explanation: String {
        switch kind {
        case .missing: "missing"
        case .unknown: "in no other language"
        case .blank: "blank"
        case .strayBrace: "a brace that belongs to no {placeholder}"
        case .placeholders(let lacks, let adds):
            (lacks.map { "lacks {\($0)}" } + adds.map { "has {\($0)}, unlike the others" }).joined(separator: ", ")
        case .missingForm(let category): "no plural form \"\(category.rawValue)\""
        case .needlessForm(let category): "plural form \"\(category.rawValue)\", which the language doesn't have"
        case .openPlural: "plural forms, but no {count} that chooses one"
        }
    }
}

extension Catalogue {
    /// Every fault of its texts by themselves and, where a reference is given, against the reference's; sorted by key.
    package func faults(comparedWith reference: Catalogue? = nil) -> [CatalogueFault] {
        var faults: [(String, CatalogueFault.Kind)] = []
        for key in keys {
            guard let message = messages[key] else { continue }
            faults += formFaults(of: message).map { (key, $0) }
            guard let reference else { continue }
            guard let original = reference.messages[key] else {
                faults.append((key, .unknown))
                continue
            }
            let lacks = original.placeholders.subtracting(message.placeholders).sorted()
            let adds = message.placeholders.subtracting(original.placeholders).sorted()
            if !lacks.isEmpty || !adds.isEmpty { faults.append((key, .placeholders(lacks: lacks, adds: adds))) }
        }
        if let reference { faults += missingKeys(comparedWith: reference).map { ($0, .missing) } }
        return faults.map { CatalogueFault(language: language, key: $0.0, kind: $0.1) }.sorted { $0.key < $1.key }
    }

    private func formFaults(of message: Message) -> [CatalogueFault.Kind] {
        var faults: [CatalogueFault.Kind] = []
        if message.patterns.contains(where: { $0.source.allSatisfy(\.isWhitespace) }) { faults.append(.blank) }
        if !message.patterns.allSatisfy(\.isWellFormed) { faults.append(.strayBrace) }
        guard message.isPlural else { return faults }
        let forms = Set(message.forms.keys)
        let rules = conventions.plurals
        faults += rules.required.subtracting(forms).sorted { $0.rawValue < $1.rawValue }.map { .missingForm($0) }
        faults += forms.subtracting(rules.categories).sorted { $0.rawValue < $1.rawValue }.map { .needlessForm($0) }
        if message.selector == nil { faults.append(.openPlural) }
        return faults
    }
}
