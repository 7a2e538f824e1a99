extension Routes {
    /// Whether the process answers, and whether requests may come.
    static let liveness = Route("health/live")
    static let readiness = Route("health/ready")

    /// A file that pages are drawn with, named by the mark of its content.
    static let asset = Route("assets/:mark/:file", String.self, String.self)
}
