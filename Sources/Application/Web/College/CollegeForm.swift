import Calendar
import Foundation
import Hummingbird
import Lifecycle
import Tenancy

/// A form of a college's page that was sent: what it does, or the page again with what was typed and everything that is
/// wrong with it.
struct CollegeForm {
    let site: Site
    let id: Identifier<College>
    /// What of the college only those may be told who have it; nil where the rule asks for the right before all else.
    var right: Right?
    /// What the page that follows tells; nil where its address does.
    var done: Done?

    /// Does it and leads to an address. A refusal of this kind, or a text that is too long, comes back on the page with all
    /// that `refused` finds wrong, or goes on as it is where that says nil; programs get the refusal, with every field that
    /// is wrong. Either way its days are those of the college.
    ///
    /// - Parameter refused: gets nil where only a text is too long.
    func send<Refused: Error>(
        _ request: Request,
        _ context: Context,
        _ deed: (Act) async throws -> Address,
        refused: (Refused?, CollegePage, Texts) -> CollegePage.Refused?
    ) async throws -> Response {
        let act = try context.act(at: site.now())
        do {
            let address = try await deed(act)
            guard let done else { return .redirect(to: address) }
            return .redirect(to: address, having: done, context)
        } catch let error where error is Refused || error is TextTooLong {
            var page = try await CollegePage(id, for: act.member, site)
            if let right { try act.member.require(right, at: page.college) }
            let zone = page.college.zone
            let told = refused(error as? Refused, page, site.pages.texts(context).at(zone))
            if let told, !context.wantsJSON {
                page.refused = told
                return try await page.respond(request, context, site)
            }
            let faults = told?.faults.filter { fault in context.inputs.contains { $0.isOf(fault.field) } } ?? []
            let refusal: any Error = faults.isEmpty ? error : FieldFaults(first: error, faults: faults)
            throw RefusedThere(refusal: refusal, zone: zone)
        }
    }
}

/// A refusal whose days are told in the zone of what it is about.
struct RefusedThere: Error {
    let refusal: any Error
    let zone: Zone
}
