import Collection

/// A fault of a file as programs read it, with its sentences.
struct ImportFaultAnswer: Encodable {
    let sheet: String
    let row: Int
    let column: String
    let field: String
    /// What is wrong, the same in every language.
    let kind: String
    let element: String
    let found: String
    let expected: String
    /// What is wrong, in words.
    let message: String
    /// What was expected, in words.
    let expectation: String

    init(_ fault: ImportFault, _ messages: TerminalMessages) {
        sheet = fault.sheet
        row = fault.row
        column = fault.column
        field = fault.field.rawValue
        kind = fault.kind.rawValue
        element = fault.element
        found = fault.found
        expected = fault.expected
        message = fault.message.text(in: messages.catalogue)
        expectation = fault.expectation.text(in: messages.catalogue)
    }
}
