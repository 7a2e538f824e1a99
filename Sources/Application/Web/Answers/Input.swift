/// A field of a form, as it may be sent.
enum Input: Sendable {
    /// Must be there, and say something.
    case required(String, Schema = .text())
    /// May be left out, be null or say nothing.
    case optional(String, Schema)
    /// Any number of fields whose names begin so.
    case each(String, Schema = .text())
    /// A file, so that the form is sent in parts.
    case file(String)

    /// A text that may be left out.
    static func text(_ name: String) -> Input { .optional(name, .text()) }

    /// The token that forms of our own pages carry.
    static let token = Input.text("csrf")

    /// What they say of themselves.
    static let own = Input.each("form.")

    /// Whether a field of this name is meant.
    func isOf(_ name: String) -> Bool {
        switch self {
        case .required(let own, _), .optional(let own, _), .file(let own): own == name
        case .each(let beginning, _): name.hasPrefix(beginning)
        }
    }
}

/// A field's value as a program sent it; a form has only texts.
enum SentValue: Sendable, Hashable {
    case text(String)
    /// In its digits.
    case number(String)
    case truth(Bool)

    /// As a form's field has it.
    var text: String {
        switch self {
        case .text(let text), .number(let text): text
        case .truth(let truth): truth ? "yes" : "no"
        }
    }
}

/// Why a program's fields are not what an address takes.
struct InputRefusal: Error, Sendable, Hashable {
    /// What is wrong with a field.
    enum Fault: Sendable, Hashable {
        /// The address has no such field.
        case unknown
        case missing
        case noText
        case noNumber
        case noTruth
        /// It must be one of these.
        case noChoice([String])
    }

    /// By field.
    let faults: [String: Fault]
}

extension [Input] {
    /// Throws every fault of what a program sent; of a text or a number the endpoint itself says what is wrong.
    func check(_ sent: [String: SentValue]) throws(InputRefusal) {
        var faults: [String: InputRefusal.Fault] = [:]
        for (name, value) in sent {
            guard let input = first(where: { $0.isOf(name) }) else {
                faults[name] = .unknown
                continue
            }
            faults[name] = input.fault(of: value)
        }
        for case .required(let name, let schema) in self where sent[name] == nil && !schema.isTyped {
            faults[name] = .missing
        }
        guard faults.isEmpty else { throw InputRefusal(faults: faults) }
    }
}

extension Input {
    fileprivate func fault(of value: SentValue) -> InputRefusal.Fault? {
        switch self {
        case .required(_, let schema): schema.fault(of: value)
        // What says nothing is as good as left out.
        case .optional(_, let schema), .each(_, let schema): value.text.isEmpty ? nil : schema.fault(of: value)
        case .file: .noText
        }
    }
}

extension Schema {
    /// Whether people type it, so that the endpoint says in their words what is missing.
    fileprivate var isTyped: Bool {
        switch self {
        case .text, .number: true
        default: false
        }
    }

    /// Why a value is not taken for this.
    fileprivate func fault(of value: SentValue) -> InputRefusal.Fault? {
        switch (self, value) {
        case (.text, .text), (.number, .text), (.number, .number), (.truth, .truth): nil
        case (.choice(_, let choices), .text(let text)): choices.contains(text) ? nil : .noChoice(choices)
        case (.choice(_, let choices), _): .noChoice(choices)
        case (.either(let schemas), _):
            schemas.contains { $0.fault(of: value) == nil } ? nil : schemas.last?.fault(of: value)
        case (.number, _): .noNumber
        case (.truth, _): .noTruth
        default: .noText
        }
    }
}
