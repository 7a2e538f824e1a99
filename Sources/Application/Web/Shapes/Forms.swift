/// A field of a form with what was typed and what is wrong with it.
struct FormField {
    /// Also the identifier that a fault's link leads to.
    let name: String
    let label: String
    let value: String
    let hint: String?
    let fault: String?
    /// The largest number that it takes.
    let maximum: String?
    /// The identifiers of the hint and the fault, for those who hear the page; nil where there is neither.
    let described: String?

    init(
        name: String,
        label: String,
        value: String,
        fault: String? = nil,
        hint: String? = nil,
        maximum: String? = nil
    ) {
        self.name = name
        self.label = label
        self.value = value
        self.hint = hint
        self.fault = fault
        self.maximum = maximum
        let identifiers = [hint.map { _ in "hint-\(name)" }, fault.map { _ in "fault-\(name)" }].compactMap(\.self)
        described = identifiers.isEmpty ? nil : identifiers.joined(separator: " ")
    }
}
