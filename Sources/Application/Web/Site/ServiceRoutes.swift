extension Routes {
    /// Whether the process answers, and whether requests may come.
    static let liveness = Route("health/live")
    static let readiness = Route("health/ready")

    /// What programs can ask of the service and what they are answered.
    static let description = Route("openapi.json")

    /// A file that pages are drawn with, named by the mark of its content.
    static let asset = Route("assets/:mark/:file", String.self, String.self)
}
