/// One text of a catalogue: either the same beside every number, or with a form for each plural category.
struct Message: Sendable, Hashable {
    /// The text where no number chooses another form.
    let other: MessagePattern
    /// The forms by category; empty if the text has one form.
    let forms: [PluralCategory: MessagePattern]
    /// The forms for exact whole numbers, written `"=0"` in the catalogue.
    let exact: [Int: MessagePattern]

    /// A text of one form.
    init(_ text: String) {
        other = MessagePattern(text)
        forms = [:]
        exact = [:]
    }

    /// A text of several forms; nil without `other` or with a key that is neither a category nor `=` and a number.
    init?(forms texts: [String: String]) {
        guard let general = texts[PluralCategory.other.rawValue] else { return nil }
        var forms: [PluralCategory: MessagePattern] = [:]
        var exact: [Int: MessagePattern] = [:]
        for (key, text) in texts {
            if let category = PluralCategory(rawValue: key) {
                forms[category] = MessagePattern(text)
            } else if key.hasPrefix("="), let number = Int(key.dropFirst()) {
                exact[number] = MessagePattern(text)
            } else {
                return nil
            }
        }
        other = MessagePattern(general)
        self.forms = forms
        self.exact = exact
    }

    /// Every form that it has.
    var patterns: [MessagePattern] { (forms.isEmpty ? [other] : Array(forms.values)) + exact.values }

    var isPlural: Bool { !forms.isEmpty }

    /// The names of the places in all forms together.
    var placeholders: Set<String> { patterns.reduce(into: []) { $0.formUnion($1.placeholders) } }

    /// The place whose number chooses the form: `count`, or the only one there is; nil if that is open.
    var selector: String? {
        placeholders.contains("count") ? "count" : placeholders.count == 1 ? placeholders.first : nil
    }

    /// The text for these values.
    func text(_ arguments: [String: MessageArgument], in language: Conventions) -> String {
        pattern(for: arguments, language.plurals).filled { arguments[$0]?.shown(by: language.numbers) }
    }

    private func pattern(for arguments: [String: MessageArgument], _ rules: PluralRules) -> MessagePattern {
        guard isPlural, let number = arguments[selector ?? "count"] ?? arguments["count"] else { return other }
        if case .integer(let integer) = number, let pattern = exact[integer] { return pattern }
        guard let operands = number.operands else { return other }
        return forms[rules.category(of: operands)] ?? other
    }
}
