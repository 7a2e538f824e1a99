extension Routes {
    static let courses = Route("courses", asks: CoursesQuery.self)
    static let course = Route("courses/:code", String.self, asks: CourseQuery.self)
    static let courseFile = Route("courses/{code}.json", String.self, asks: VersionQuery.self)
}

/// What a list of courses is narrowed down to.
struct CoursesQuery: ListQuery {
    var q = ""
    var field = ""
    var language = ""
    var standard = ""
    var page = ""

    static let fields = [
        QueryField("q", \Self.q), QueryField("field", \.field), QueryField("language", \.language),
        QueryField("standard", \.standard), QueryField("page", \.page),
    ]
}

/// The version, empty for the latest, and the two languages.
struct CourseQuery: AddressQuery {
    var version = ""
    var left = ""
    var right = ""

    static let fields = [
        QueryField("version", \Self.version), QueryField("left", \.left), QueryField("right", \.right),
    ]
}
