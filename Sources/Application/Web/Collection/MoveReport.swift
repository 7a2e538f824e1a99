import ClosedLoop
import Collection
import Hummingbird
import Tenancy

/// `POST /reports/{id}/submit`, `…/withdraw`, `…/approve`, `…/return` and `…/unlock`: moves a report one step.
struct MoveReport: Endpoint {
    static let contract = Contract(takes: [.text("reason")])

    let site: Site
    let step: Report.Step
    let id: Identifier<Report>

    func respond(to request: Request, _ context: Context) async throws -> Response {
        let member = try context.requireMember()
        let form = try await Form(request, context)
        do {
            try await site.database.take(
                step,
                on: id,
                by: try context.act(at: site.now()),
                reason: step.needsReason ? form["reason"] : nil
            )
        } catch ReportRefusal.reasonMissing where !context.wantsJSON {
            var page = try await ReportPage(id, for: member, site)
            page.reasonFault = site.pages.texts(context).words(of: ReportRefusal.reasonMissing)
            return try page.respond(request, context, site)
        } catch ReportRefusal.broken(let checks) where !context.wantsJSON {
            var page = try await ReportPage(id, for: member, site)
            page.brokenFaults = checks.filter(\.forbids).map(site.pages.texts(context).words)
            return try page.respond(request, context, site)
        } catch let refusal as TextTooLong where !context.wantsJSON {
            var page = try await ReportPage(id, for: member, site)
            page.reasonFault = site.pages.texts(context).words(of: refusal)
            page.reason = form["reason"]
            return try page.respond(request, context, site)
        }
        return .redirect(to: Routes.report(id, asking: ReportQuery(done: step.rawValue)))
    }
}
