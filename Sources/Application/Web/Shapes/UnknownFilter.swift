import Language

/// A filter of an address whose value means nothing here: the list then says so instead of showing everything.
struct UnknownFilter: Shaped {
    static let shape = Shape<UnknownFilter>("UnknownFilter") { shape in
        shape.field("name", \.name)
        shape.field("value", \.value)
        shape.field("accepted", \.accepted)
    }

    /// As the address has it, and the form's field.
    let name: String
    let value: String
    /// The values that would do.
    let accepted: [String]

    /// Nil where the filter isn't set, or is understood.
    init?(_ name: String, _ value: String, accepted: [String]) {
        guard !value.isEmpty, !accepted.contains(value) else { return nil }
        (self.name, self.value, self.accepted) = (name, value, accepted)
    }

    /// What a filter is identified by that stands above a form with a field of its name.
    static func besideForm(_ name: String) -> String { "filter-\(name)" }

    /// What stands above the list, with the first of what would do.
    ///
    /// - Parameter isBesideForm: whether the page has a form with a field of the same name.
    func fault(label: String, isBesideForm: Bool = false, _ texts: Texts) -> Frame.Fault {
        var said: [String: MessageArgument] = ["filter": .text(label), "value": .text(String(value.prefix(60)))]
        // Without a field to choose from there is only the list without filters.
        guard !accepted.isEmpty else { return Frame.Fault(address: "?", text: texts("words.filterOfNothing", said)) }
        let shown = accepted.prefix(24)
        said["accepted"] = .text(texts.list(shown + (accepted.count > shown.count ? ["…"] : [])))
        return Frame.Fault(
            address: "#\(isBesideForm ? Self.besideForm(name) : name)",
            text: texts("words.unknownFilter", said)
        )
    }
}
