import Hummingbird
import Language
import Tenancy

/// `GET /problems`: every code by which something is refused, with what it means.
struct ListProblems: Endpoint {
    static let contract = Contract(answers: [CodeAnswer].self)

    let site: Site

    func respond(to request: Request, _ context: Context) async throws -> Response {
        let codes = RefusalCode.allCases.map { CodeAnswer($0, site.pages.catalogues) }
        return try site.pages.respond(
            "Problems",
            request,
            context,
            heading: Heading(title: site.pages.texts(context)("problems.title")),
            answer: codes
        ) { texts in
            ProblemsView(
                codes: codes.map {
                    ProblemsView.Code(
                        code: $0.code,
                        address: Routes.problem($0.code),
                        status: "\($0.status)",
                        meaning: texts("problems.\($0.code)")
                    )
                }
            )
        }
    }
}

/// `GET /problems/{code}`: one of them, as the `type` of a problem names it.
struct ShowProblem: Endpoint {
    static let contract = Contract(answers: CodeAnswer.self)

    let site: Site
    let name: String

    func respond(to request: Request, _ context: Context) async throws -> Response {
        guard let code = RefusalCode(rawValue: name) else { throw NotFound(what: "problem") }
        let texts = site.pages.texts(context)
        let answer = CodeAnswer(code, site.pages.catalogues)
        return try site.pages.respond(
            "Problem",
            request,
            context,
            heading: Heading(
                title: code.rawValue,
                trail: [Frame.Link(address: Routes.problems(), label: texts("problems.title"))]
            ),
            answer: answer
        ) { texts in
            ProblemView(
                title: texts("refusal.\(code.words)Title"),
                status: "\(code.status.code)",
                chinese: answer.meaning["zh-Hans"] ?? "",
                english: answer.meaning["en"] ?? ""
            )
        }
    }
}

/// A code as programs read it.
struct CodeAnswer: Shaped {
    static let shape = Shape<CodeAnswer>("ProblemCode") { shape in
        shape.field("code", \.code)
        shape.field("status", \.status)
        shape.field("meaning", \.meaning)
    }

    let code: String
    let status: Int
    /// What it means, by language.
    let meaning: [String: String]

    init(_ code: RefusalCode, _ catalogues: Catalogues) {
        self.code = code.rawValue
        status = code.status.code
        meaning = Dictionary(
            catalogues.languages.map { ($0.description, catalogues[$0].text("problems.\(code.rawValue)")) }
        ) { first, _ in first }
    }
}

/// What `Problems.mustache` shows.
struct ProblemsView {
    struct Code {
        let code: String
        let address: Address
        let status: String
        /// In the reader's language; its own page has both.
        let meaning: String
    }

    let codes: [Code]
}

/// What `Problem.mustache` shows.
struct ProblemView {
    let title: String
    let status: String
    let chinese: String
    let english: String
}
