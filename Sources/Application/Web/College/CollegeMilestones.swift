import Calendar
import Collection
import Hummingbird
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
        _ = try context.requireMember()
        let form = try await Form(request, context)
        return try await CollegeForm(site: site, id: id, right: .addMilestone).send(request, context) { act in
            try await site.database.addMilestone(
                to: id,
                nameZh: form["milestoneZh"],
                nameEn: form["milestoneEn"],
                due: try Self.due(form["milestoneDue"]),
                by: act
            )
            return Routes.college(id).at("milestones")
        } refused: { (refusal: MilestoneRefusal, _, texts) in
            CollegePage.Refused(refusal, field: refusal.field, form.fields, texts)
        }
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
        _ = try context.requireMember()
        _ = try await Form(request, context)
        return try await CollegeForm(site: site, id: id, right: .completeMilestone).send(request, context) { act in
            try await site.database.completeMilestone(number, of: id, by: act)
            return Routes.college(id).at("milestones")
        } refused: { (refusal: MilestoneRefusal, _, texts) in
            CollegePage.Refused(refusal, field: "milestones", [:], texts)
        }
    }
}

extension CollegePage.Refused {
    /// A milestone's refusal; somebody faster is a conflict.
    fileprivate init(_ refusal: MilestoneRefusal, field: String, _ fields: [String: String], _ texts: Texts) {
        self.init(
            form: "milestones",
            fields: fields,
            field: field,
            words: texts("college.milestoneRefusals.\(refusal)"),
            status: refusal == .completed ? .conflict : .unprocessableContent
        )
    }
}

extension MilestoneRefusal {
    /// The field of the form that it is about.
    var field: String {
        switch self {
        case .nameZhMissing: "milestoneZh"
        case .nameEnMissing: "milestoneEn"
        case .dueMissing, .dueOutside, .duePast, .noPlan, .completed: "milestoneDue"
        }
    }
}
