import Foundation
import Hummingbird
import Language
import Tenancy

/// `POST /account/idleness`: after how long without a request the member's sessions end.
struct SetIdleness: Endpoint {
    static let contract = Contract(takes: [.required("hours")], at: [.pages])

    let site: Site

    func respond(to request: Request, _ context: Context) async throws -> Response {
        let act = try context.act(at: site.now())
        let form = try await Form(request, context)
        try await site.database.setIdleness(hours: Int(form["hours"]) ?? 0, by: act)
        return .redirect(to: Routes.account().at("idle"))
    }
}
