import Hummingbird
import Tenancy

/// `GET /`: what waits for the member, then what their audience looks at; anyone else reads what the programme is.
struct ShowHome: Endpoint {
    static let contract = Contract(
        .answer(
            .either([AboutAnswer.schema, HomeAnswer.schema, HeadquartersAnswer.schema, OperatorAnswer.schema])
        )
    )

    let site: Site

    func respond(to request: Request, _ context: Context) async throws -> Response {
        guard let member = context.member else { return try await ShowAbout(site: site).respond(to: request, context) }
        switch Audience(member) {
        case .college, .expert:
            return try await CollegeHome(site: site, member: member).respond(to: request, context)
        case .headquarters:
            return try await HeadquartersHome(site: site, member: member).respond(to: request, context)
        case .partner:
            return try await PartnerHome(site: site, member: member).respond(to: request, context)
        case .platform:
            return try await OperatorHome(site: site).respond(to: request, context)
        }
    }
}
