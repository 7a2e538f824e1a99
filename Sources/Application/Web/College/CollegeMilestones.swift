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
        let (due, slip) = Self.due(form["milestoneDue"])
        let (nameZh, nameEn) = (form["milestoneZh"], form["milestoneEn"])
        let kinds: KeyValuePairs<String, WrittenText> = ["milestoneZh": .title, "milestoneEn": .title]
        let written = CollegeForm.Written(form: "milestones", sent: form, kinds: kinds)
        let sent = CollegeForm(site: site, id: id, right: .addMilestone, done: .milestoneAdded, written: written)
        return try await sent.send(request, context) { act in
            guard let due else { throw slip ?? MilestoneRefusal.dueMissing }
            try await site.database.addMilestone(
                to: id,
                nameZh: nameZh,
                nameEn: nameEn,
                due: due,
                by: act
            )
            return Routes.collegeMilestones(id)
        } refused: { (refusal: MilestoneRefusal, page, texts) in
            let end = due?.end(in: page.college.zone)
            let all = MilestoneRefusal.all(nameZh: nameZh, nameEn: nameEn, due: end, at: page.now)
            let refusals = refusal == .noPlan ? [refusal] : all + [slip].compactMap(\.self)
            let faults = refusals.map { Frame.Fault(address: "#\($0.field)", text: texts.words(of: $0)) }
            return CollegePage.Refused(
                form: "milestones",
                fields: form.fields,
                faults: faults + form.tooLong(kinds, texts)
            )
        }
    }

    /// The day that is typed, or what is wrong with it.
    static func due(_ text: String) -> (day: Day?, slip: MilestoneRefusal?) {
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
        return try await CollegeForm(site: site, id: id, right: .completeMilestone, done: .milestoneCompleted)
            .send(request, context) { act in
                try await site.database.completeMilestone(number, of: id, by: act)
                return Routes.collegeMilestones(id)
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
            words: texts.words(of: refusal),
            status: refusal == .completed ? .conflict : .unprocessableContent
        )
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
        case .dueMissing, .dueOutside, .duePast: "milestoneDue"
        case .noPlan, .completed: "milestones"
        }
    }
}
