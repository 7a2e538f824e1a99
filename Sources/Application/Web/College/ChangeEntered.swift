import Calendar
import ClosedLoop
import Collection
import Hummingbird
import Language
import Lifecycle
import Tenancy

/// `GET /colleges/{id}/…/change`: what somebody entered, with the form that changes it for whoever may.
struct ShowChange: Endpoint {
    static let contract = Contract(answers: ChangeAnswer.self)

    let site: Site
    let id: Identifier<College>
    let entered: Entered

    func respond(to request: Request, _ context: Context) async throws -> Response {
        let member = try context.requireMember()
        return try await ChangePage(entered, of: id, for: member, site).respond(request, context, site)
    }
}

/// `POST /colleges/{id}/…/change`: changes what somebody entered, with a reason once others rely on it.
struct ChangeEntered: Endpoint {
    static let contract = Contract(
        takes: [
            .text("nameZh"), .text("nameEn"), .text("cityZh"), .text("cityEn"), .text("milestoneZh"),
            .text("milestoneEn"), .text("milestoneDue"), .text("text"), .text("due"), .text("title"), .text("body"),
            .text("reason"),
        ]
    )

    let site: Site
    let id: Identifier<College>
    let entered: Entered

    func respond(to request: Request, _ context: Context) async throws -> Response {
        let member = try context.requireMember()
        let form = try await Form(request, context)
        var page = try await ChangePage(entered, of: id, for: member, site)
        _ = try page.way.get()
        page.typed = form.fields
        let texts = site.pages.texts(context)
        page.faults = missing(in: form, page).map { (field: $0, words: texts("change.missing")) }
        if page.faults.isEmpty {
            do {
                try await change(form, by: try context.act(at: site.now()))
                return .redirect(to: entered.place(at: id), having: .entryChanged, context)
            } catch let refusal as MilestoneRefusal where !context.wantsJSON {
                page.faults = [(refusal.field, texts.words(of: refusal))]
            } catch let refusal as FindingRefusal where !context.wantsJSON && refusal != .verified {
                page.faults = [(refusal == .textMissing ? "text" : "due", texts.words(of: refusal))]
            } catch is TextTooLong where !context.wantsJSON {
                page.faults = form.tooLong(entered.texts).map { ($0.field, texts.words(of: $0.refusal)) }
            } catch ChangeRefusal.reasonMissing where !context.wantsJSON {
                page.faults = [("reason", texts.words(of: ChangeRefusal.reasonMissing))]
            }
        }
        return try page.respond(request, context, site)
    }

    /// The fields that are left empty and whose emptiness no refusal of the domain tells.
    private func missing(in form: Form, _ page: ChangePage) -> [String] {
        switch entered {
        case .profile, .document: page.kept.map(\.name).filter { form[$0].isEmpty }
        case .milestone, .finding: []
        }
    }

    private func change(_ form: Form, by act: Act) async throws {
        let database = site.database
        switch entered {
        case .profile:
            let profile = CollegeProfile(
                nameZh: form["nameZh"],
                nameEn: form["nameEn"],
                cityZh: form["cityZh"],
                cityEn: form["cityEn"]
            )
            try await database.changeProfile(of: id, to: profile, reason: form["reason"], by: act)
        case .milestone(let number):
            let (due, slip) = AddMilestone.day(form["milestoneDue"])
            guard let due else { throw slip ?? MilestoneRefusal.dueMissing }
            try await database.changeMilestone(
                number,
                of: id,
                nameZh: form["milestoneZh"],
                nameEn: form["milestoneEn"],
                due: due,
                reason: form["reason"],
                by: act
            )
        case .finding(let number):
            let (due, slip) = OpenFinding.day(form["due"])
            if let slip { throw slip }
            try await database.changeFinding(
                number,
                at: id,
                text: form["text"],
                due: due,
                reason: form["reason"],
                by: act
            )
        case .document(let citation):
            try await database.changeDocument(
                citation,
                of: id,
                title: form["title"],
                body: form["body"],
                by: act
            )
        }
    }
}

/// `POST /colleges/{id}/…/withdraw`: takes away what somebody entered, with a reason once others rely on it.
struct WithdrawEntered: Endpoint {
    static let contract = Contract(takes: [.text("withdrawal-reason")])

    let site: Site
    let id: Identifier<College>
    let entered: Entered

    func respond(to request: Request, _ context: Context) async throws -> Response {
        let member = try context.requireMember()
        let form = try await Form(request, context)
        let reason = form["withdrawal-reason"]
        do {
            try await withdraw(reason, by: try context.act(at: site.now()))
        } catch ChangeRefusal.reasonMissing where !context.wantsJSON {
            var page = try await ChangePage(entered, of: id, for: member, site)
            let words = site.pages.texts(context).words(of: ChangeRefusal.reasonMissing)
            page.faults = [("withdrawal-reason", words)]
            return try page.respond(request, context, site)
        } catch let refusal as TextTooLong where !context.wantsJSON {
            var page = try await ChangePage(entered, of: id, for: member, site)
            page.typed = form.fields
            page.faults = [("withdrawal-reason", site.pages.texts(context).words(of: refusal))]
            return try page.respond(request, context, site)
        }
        let place = entered == .profile ? Routes.colleges() : entered.place(at: id)
        return .redirect(to: place, having: .entryWithdrawn, context)
    }

    private func withdraw(_ reason: String, by act: Act) async throws {
        let database = site.database
        switch entered {
        case .profile: try await database.withdrawDraft(id, by: act)
        case .milestone(let number): try await database.withdrawMilestone(number, of: id, reason: reason, by: act)
        case .finding(let number): try await database.withdrawFinding(number, at: id, reason: reason, by: act)
        case .document(let citation): try await database.withdrawDocument(citation, of: id, by: act)
        }
    }
}
