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
        let (nameZh, nameEn) = (form["milestoneZh"], form["milestoneEn"])
        let (due, slip) = Self.day(form["milestoneDue"])
        let sent = CollegeForm(site: site, id: id, right: .addMilestone, done: .milestoneAdded)
        return try await sent.send(request, context) { act in
            guard let due else { throw slip ?? MilestoneRefusal.dueMissing }
            try await site.database.addMilestone(to: id, nameZh: nameZh, nameEn: nameEn, due: due, by: act)
            return Routes.collegeMilestones(id)
        } refused: { (_: MilestoneRefusal?, page, texts) in
            let (college, end) = (page.college, due?.end(in: page.college.zone))
            var refusals = MilestoneRefusal.all(nameZh: nameZh, nameEn: nameEn, due: end, of: college, on: page.now)
            if let slip { refusals.append(slip) }
            let faults = refusals.map { Frame.Fault(address: "#\($0.field)", text: texts.words(of: $0)) }
            let long = form.tooLong(["milestoneZh": .title, "milestoneEn": .title], texts)
            return CollegePage.Refused(form: "milestones", fields: form.fields, faults: faults + long)
        }
    }

    /// The day that is typed, or what is wrong with it.
    static func day(_ text: String) -> (Day?, MilestoneRefusal?) {
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
        _ = try context.requireMember()
        _ = try await Form(request, context)
        let sent = CollegeForm(site: site, id: id, right: .completeMilestone, done: .milestoneCompleted)
        return try await sent.send(request, context) { act in
            try await site.database.completeMilestone(number, of: id, by: act)
            return Routes.collegeMilestones(id)
        } refused: { (refusal: MilestoneRefusal?, _, texts) in
            refusal.map {
                CollegePage.Refused(
                    form: "milestones",
                    fields: [:],
                    field: $0.field,
                    words: texts.words(of: $0),
                    status: $0 == .completed ? .conflict : .unprocessableContent
                )
            }
        }
    }
}

/// `POST /colleges/{id}/milestones/{number}/reopen`: takes back, with a reason, that a milestone is completed.
struct ReopenMilestone: Endpoint {
    static let contract = Contract(takes: [.text("reopening-reason")])

    let site: Site
    let id: Identifier<College>
    let number: Int

    func respond(to request: Request, _ context: Context) async throws -> Response {
        let member = try context.requireMember()
        let form = try await Form(request, context)
        let (field, texts) = ("reopening-reason", site.pages.texts(context))
        let words: String
        do {
            let act = try context.act(at: site.now())
            try await site.database.reopenMilestone(number, of: id, reason: form[field], by: act)
            return .redirect(to: Routes.collegeMilestones(id), having: .milestoneReopened, context)
        } catch ChangeRefusal.reasonMissing where !context.wantsJSON {
            words = texts.words(of: ChangeRefusal.reasonMissing)
        } catch let refusal as TextTooLong where !context.wantsJSON {
            words = texts.words(of: refusal)
        }
        var page = try await ChangePage(.milestone(number), of: id, for: member, site)
        page.typed = form.fields
        page.faults = [(field, words)]
        return try page.respond(request, context, site)
    }
}

extension Texts {
    /// Why a milestone was not added, completed or reopened, in words.
    func words(of refusal: MilestoneRefusal) -> String { self("college.milestoneRefusals.\(refusal)") }
}

extension MilestoneRefusal {
    /// The field of the form that it is about.
    var field: String {
        switch self {
        case .nameZhMissing: "milestoneZh"
        case .nameEnMissing: "milestoneEn"
        case .dueMissing, .dueOutside, .duePast: "milestoneDue"
        case .noPlan, .completed, .notCompleted, .completedByOther: "milestones"
        }
    }
}
