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
        let act = try context.act(at: site.now())
        let form = try await Form(request, context)
        do {
            let day = try Self.due(form["milestoneDue"])
            try await site.database.addMilestone(
                to: id,
                nameZh: form["milestoneZh"],
                nameEn: form["milestoneEn"],
                due: day,
                by: act
            )
        } catch let refusal as MilestoneRefusal {
            return try await refused(refusal, field: refusal.field, form.fields, id, request, context, site)
        }
        return .redirect(to: Routes.college(id).at("milestones"))
    }

    /// The day that is typed; refused where none is.
    static func due(_ text: String) throws(MilestoneRefusal) -> Day {
        switch TypedDay(text) {
        case .missing, .malformed: throw .dueMissing
        case .outside: throw .dueOutside
        case .day(let day): day
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
        let act = try context.act(at: site.now())
        _ = try await Form(request, context)
        do {
            try await site.database.completeMilestone(number, of: id, by: act)
        } catch let refusal as MilestoneRefusal {
            return try await refused(refusal, field: "milestones", [:], id, request, context, site)
        }
        return .redirect(to: Routes.college(id).at("milestones"))
    }
}

/// The college's page with a milestone's refusal; somebody faster is a conflict.
private func refused(
    _ refusal: MilestoneRefusal,
    field: String,
    _ fields: [String: String],
    _ id: Identifier<College>,
    _ request: Request,
    _ context: Context,
    _ site: Site
) async throws -> Response {
    let member = try context.requireMember()
    var page = try await CollegePage(id, for: member, site)
    try member.require(refusal == .completed ? .completeMilestone : .addMilestone, at: page.college)
    guard !context.wantsJSON else { throw refusal }
    page.refused = CollegePage.Refused(
        form: "milestones",
        fields: fields,
        field: field,
        words: site.pages.texts(context)("college.milestoneRefusals.\(refusal)"),
        status: refusal == .completed ? .conflict : .unprocessableContent
    )
    return try page.respond(request, context, site)
}

extension MilestoneRefusal {
    /// The field of the form that it is about.
    var field: String {
        switch self {
        case .nameZhMissing: "milestoneZh"
        case .nameEnMissing: "milestoneEn"
        case .dueMissing, .dueOutside, .completed: "milestoneDue"
        }
    }
}
