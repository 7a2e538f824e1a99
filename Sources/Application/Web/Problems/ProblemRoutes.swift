extension Routes {
    static let problems = Route("problems")
    static let problem = Route("problems/:code", String.self)
}
