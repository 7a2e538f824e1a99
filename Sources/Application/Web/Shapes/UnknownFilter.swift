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

    /// What stands above the list, with the first of what would do.
    func fault(label: String, _ texts: Texts) -> Frame.Fault {
        let shown = accepted.prefix(24)
        return Frame.Fault(
            address: "#\(name)",
            text: texts(
                "words.unknownFilter",
                [
                    "filter": .text(label), "value": .text(String(value.prefix(60))),
                    "accepted": .text(texts.list(shown + (accepted.count > shown.count ? ["…"] : []))),
                ]
            )
        )
    }
}
