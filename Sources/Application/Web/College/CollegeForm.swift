import Calendar
import Foundation
import Hummingbird
import Lifecycle
import Tenancy

/// A form of a college's page that was sent: what it does, or the page again with what was typed and why it was refused.
struct CollegeForm {
    let site: Site
    let id: Identifier<College>
    /// What of the college only those may be told who have it; nil where the rule asks for the right before all else.
    var right: Right?

    /// Does it and leads to an address. A refusal of this kind comes back on the page, as `refused` tells it, or goes on as
    /// it is where that says nil; programs get it as it is. Either way its days are those of the college.
    func send<Refused: Error>(
        _ request: Request,
        _ context: Context,
        _ deed: (Act) async throws -> Address,
        refused: (Refused, CollegePage, Texts) -> CollegePage.Refused?
    ) async throws -> Response {
        let act = try context.act(at: site.now())
        do {
            return .redirect(to: try await deed(act))
        } catch let refusal as Refused {
            var page = try await CollegePage(id, for: act.member, site)
            if let right { try act.member.require(right, at: page.college) }
            let zone = page.college.zone
            page.refused = context.wantsJSON ? nil : refused(refusal, page, site.pages.texts(context).at(zone))
            guard page.refused != nil else { throw RefusedThere(refusal: refusal, zone: zone) }
            return try page.respond(request, context, site)
        }
    }
}

/// A refusal whose days are told in the zone of what it is about.
struct RefusedThere: Error {
    let refusal: any Error
    let zone: Zone
}
