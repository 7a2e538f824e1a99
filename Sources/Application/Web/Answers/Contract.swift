/// What an endpoint takes and what it answers programs. A form is read by it, so that what is not declared never reaches
/// the endpoint.
struct Contract: Sendable {
    /// What is answered to what was asked as it may.
    enum Outcome: Sendable {
        /// JSON, or the page of the same.
        case answer(Schema)
        /// JSON that says what was made, which has an address of its own.
        case made(Schema)
        /// Where to go on.
        case onward
        /// A file of one of these types.
        case file([String])
        /// Nothing more than that it was done.
        case nothing
    }

    let outcome: Outcome
    /// What is sent; nil for an endpoint that only reads.
    let inputs: [Input]?
    /// The doors that it is for.
    let doors: [Door.Name]

    init(_ outcome: Outcome, takes inputs: [Input]? = nil, at doors: [Door.Name] = [.pages, .machine]) {
        (self.outcome, self.inputs, self.doors) = (outcome, inputs, doors)
    }

    /// Answers JSON of a type.
    init(answers type: any Answer.Type, takes inputs: [Input]? = nil, at doors: [Door.Name] = [.pages, .machine]) {
        self.init(.answer(type.schema), takes: inputs, at: doors)
    }

    /// Makes something and answers JSON of a type, this once.
    init(makes type: any Answer.Type, takes inputs: [Input], at doors: [Door.Name] = [.pages, .machine]) {
        self.init(.made(type.schema), takes: inputs, at: doors)
    }

    /// Does something and answers where to go on.
    init(takes inputs: [Input], at doors: [Door.Name] = [.pages, .machine]) {
        self.init(.onward, takes: inputs, at: doors)
    }

    /// Answers a file of one of these types.
    init(files: [String]) {
        self.init(.file(files))
    }
}
