import Calendar
import Foundation
import Hummingbird
import Lifecycle
import Tenancy

/// A form of a college's page that was sent: what it does, or the page again with what was typed and why it was refused.
struct CollegeForm {
    /// The texts of a form by their fields, each with its kind.
    struct Written {
        /// The last part of the form's address.
        let form: String
        let sent: Form
        let kinds: KeyValuePairs<String, WrittenText>
    }

    let site: Site
    let id: Identifier<College>
    /// What of the college only those may be told who have it; nil where the rule asks for the right before all else.
    var right: Right?
    /// What the page that follows says was done; nil where the address says so itself.
    var done: Done?
    /// What of it may be too long.
    var written: Written?

    /// Does it and leads to an address. A refusal of this kind comes back on the page, as `refused` tells it, or goes on as
    /// it is where that says nil; programs get it as it is, with all that is wrong with the fields. Either way its days are
    /// those of the college.
    func send<Refused: Error>(
        _ request: Request,
        _ context: Context,
        _ deed: (Act) async throws -> Address,
        refused: (Refused, CollegePage, Texts) -> CollegePage.Refused?
    ) async throws -> Response {
        let act = try context.act(at: site.now())
        do {
            let address = try await deed(act)
            return done.map { .redirect(to: address, having: $0, context) } ?? .redirect(to: address)
        } catch let refusal as Refused {
            var page = try await CollegePage(id, for: act.member, site)
            if let right { try act.member.require(right, at: page.college) }
            let (zone, texts) = (page.college.zone, site.pages.texts(context).at(page.college.zone))
            let told = refused(refusal, page, texts)
            guard let told, !context.wantsJSON else {
                var whole: any Error = refusal
                // The rulebook's refusal says by itself which fields it is about.
                if let told, told.faults.count > 1, !(refusal is College.Refusal) {
                    whole = FieldFaults(first: refusal, faults: told.faults)
                }
                throw RefusedThere(refusal: whole, zone: zone)
            }
            page.refused = told
            return try page.respond(request, context, site)
        } catch let refusal as TextTooLong {
            guard let written else { throw refusal }
            var page = try await CollegePage(id, for: act.member, site)
            if let right { try act.member.require(right, at: page.college) }
            let faults = written.sent.tooLong(written.kinds, site.pages.texts(context))
            guard !context.wantsJSON else { throw FieldFaults(first: refusal, faults: faults) }
            page.refused = CollegePage.Refused(form: written.form, fields: written.sent.fields, faults: faults)
            return try page.respond(request, context, site)
        }
    }
}

/// A refusal whose days are told in the zone of what it is about.
struct RefusedThere: Error {
    let refusal: any Error
    let zone: Zone
}
