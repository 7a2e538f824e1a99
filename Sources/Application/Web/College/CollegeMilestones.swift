import Calendar
import Collection
import Foundation
import Hummingbird
import Language
import Lifecycle
import Tenancy

/// `POST /colleges/{id}/milestones`: adds a milestone to the plan.
struct AddMilestone: Endpoint {
    static let contract = Contract(
        takes: [.required("milestoneZh"), .required("milestoneEn"), .required("milestoneDue")]
    )

    let site: Site
    let id: Identifier<College>

    func respond(to request: Request, _ context: Context) async throws -> Response {
        let member = try context.requireMember()
        let form = try await Form(request, context)
        let (due, slip) = day(form["milestoneDue"])
        let (nameZh, nameEn) = (form["milestoneZh"], form["milestoneEn"])
        do {
            guard let due else { throw slip ?? MilestoneRefusal.dueMissing }
            let act = try context.act(at: site.now())
            try await site.database.addMilestone(to: id, nameZh: nameZh, nameEn: nameEn, due: due, by: act)
        } catch let error where error is MilestoneRefusal || error is TextTooLong {
            var page = try await CollegePage(id, for: member, site)
            try member.require(.addMilestone, at: page.college)
            let texts = site.pages.texts(context)
            let refusals = MilestoneRefusal.missing(nameZh: nameZh, nameEn: nameEn) + (slip.map { [$0] } ?? [])
            let faults =
                refusals.map { Frame.Fault(address: "#\($0.field)", text: texts.words(of: $0)) }
                + form.tooLong(["milestoneZh": .title, "milestoneEn": .title], texts)
            guard !context.wantsJSON else { throw FieldFaults(first: refusals.first ?? error, faults: faults) }
            page.refused = CollegePage.Refused(form: "milestones", fields: form.fields, faults: faults)
            return try page.respond(request, context, site)
        }
        return .redirect(to: Routes.collegeMilestones(id), having: .milestoneAdded, context)
    }

    /// The day that is typed, or what is wrong with it.
    private func day(_ text: String) -> (Day?, MilestoneRefusal?) {
        switch TypedDay(text) {
        case .missing, .malformed: (nil, .dueMissing)
        case .outside: (nil, .dueOutside)
        case .day(let day): (day, nil)
        }
    }
}

/// `POST /colleges/{id}/milestones/{number}/complete`: notes that a milestone is completed.
struct CompleteMilestone: Endpoint {
    static let contract = Contract(takes: [])

    let site: Site
    let id: Identifier<College>
    let number: Int

    func respond(to request: Request, _ context: Context) async throws -> Response {
        let member = try context.requireMember()
        _ = try await Form(request, context)
        do {
            try await site.database.completeMilestone(number, of: id, by: try context.act(at: site.now()))
        } catch let refusal as MilestoneRefusal where !context.wantsJSON {
            // Somebody was faster.
            var page = try await CollegePage(id, for: member, site)
            try member.require(.completeMilestone, at: page.college)
            page.refused = CollegePage.Refused(
                form: "milestones",
                fields: [:],
                field: "milestones",
                words: site.pages.texts(context).words(of: refusal),
                status: .conflict
            )
            return try page.respond(request, context, site)
        }
        return .redirect(to: Routes.collegeMilestones(id), having: .milestoneCompleted, context)
    }
}

extension Texts {
    /// Why a milestone was not added or completed, in words.
    func words(of refusal: MilestoneRefusal) -> String { self("college.milestoneRefusals.\(refusal)") }
}

extension MilestoneRefusal {
    /// The field of the form that it is about.
    var field: String {
        switch self {
        case .nameZhMissing: "milestoneZh"
        case .nameEnMissing: "milestoneEn"
        case .dueMissing, .dueOutside: "milestoneDue"
        case .completed: "milestones"
        }
    }
}
