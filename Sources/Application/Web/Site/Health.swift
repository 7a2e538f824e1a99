import Hummingbird
import Tenancy

/// `GET /health/live`: the process answers.
struct ShowLiveness: Endpoint {
    static let contract = Contract(answers: HealthAnswer.self)

    func respond(to request: Request, _ context: Context) async throws -> Response {
        try Reply.json(HealthAnswer(status: "live")).response(to: request)
    }
}

/// `GET /health/ready`: the database answers too and there is room on the disks, so that requests may come.
struct ShowReadiness: Endpoint {
    static let contract = Contract(answers: HealthAnswer.self)

    let site: Site

    var timeLimit: Duration { .seconds(5) }

    func respond(to request: Request, _ context: Context) async throws -> Response {
        try site.storage.check()
        _ = try await site.database.programmes()
        return try Reply.json(HealthAnswer(status: "ready")).response(to: request)
    }
}

/// How the service is: `live` or `ready`.
struct HealthAnswer: Shaped {
    let status: String

    static let shape = Shape<HealthAnswer>("Health") { shape in
        shape.field("status", \.status)
    }
}
