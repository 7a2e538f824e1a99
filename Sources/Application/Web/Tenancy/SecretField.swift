import Language

/// A field for a password or a code; what is typed there is never shown again.
struct SecretField {
    let name: String
    let label: String
    let hint: String?
    let fault: String?
    /// `password`, whose letters are hidden, or `text`.
    let kind: String
    /// What a password keeper fills in.
    let completion: String
    let isCode: Bool
    /// The identifiers of the hint and the fault; nil where there is neither.
    let described: String?

    private init(
        _ name: String,
        label: String,
        hint: String?,
        _ faults: [Frame.Fault],
        completion: String,
        isCode: Bool
    ) {
        self.name = name
        self.label = label
        self.hint = hint
        fault = faults.first { $0.field == name }?.text
        self.completion = completion
        self.isCode = isCode
        kind = isCode ? "text" : "password"
        let identifiers = [hint.map { _ in "hint-\(name)" }, fault.map { _ in "fault-\(name)" }].compactMap(\.self)
        described = identifiers.isEmpty ? nil : identifiers.joined(separator: " ")
    }

    /// A password: the present one (`old`), a new one (`new`), or that once more (`repeated`).
    static func password(_ name: String, _ faults: [Frame.Fault], _ texts: Texts) -> SecretField {
        SecretField(
            name,
            label: texts("account.password.\(name)"),
            hint: name == "new" ? texts("account.password.newHint") : nil,
            faults,
            completion: name == "old" ? "current-password" : "new-password",
            isCode: false
        )
    }

    /// A code of the second factor.
    static func code(hint: String, _ faults: [Frame.Fault], _ texts: Texts) -> SecretField {
        SecretField(
            "code",
            label: texts("secondFactor.code"),
            hint: hint,
            faults,
            completion: "one-time-code",
            isCode: true
        )
    }
}
