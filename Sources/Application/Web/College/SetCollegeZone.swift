import Calendar
import Hummingbird
import Lifecycle
import Tenancy

/// `POST /colleges/{id}/zone`: changes the zone in which a college counts its days.
struct SetCollegeZone: Endpoint {
    static let contract = Contract(takes: [.required("zone")])

    let site: Site
    let id: Identifier<College>

    func respond(to request: Request, _ context: Context) async throws -> Response {
        _ = try context.requireMember()
        let form = try await Form(request, context)
        return try await CollegeForm(site: site, id: id, right: .setCollegeTimeZone).send(request, context) { act in
            try await form.zone(site.pages.texts(context)) { zone in
                try await site.database.change(zone: zone, of: id, by: act)
            }
            return Routes.college(id).at("profile")
        } refused: { (faults: FormFaults?, _, _) in
            faults.map { CollegePage.Refused(form: "zone", fields: form.fields, $0) }
        }
    }
}

extension Form {
    /// Does something with the time zone that was typed; throws `FormFaults` where this machine or PostgreSQL knows none of
    /// that name.
    func zone(_ texts: Texts, _ body: (Zone) async throws -> Void) async throws {
        do {
            guard let zone = Zone(self["zone"]) else { throw UnknownZone(name: self["zone"]) }
            try await body(zone)
        } catch is UnknownZone {
            throw FormFaults("zone", texts("words.zoneUnknown"))
        }
    }
}

extension CollegeFormsView {
    struct ZoneForm {
        let action: Address
        /// Which zone the page shows.
        let seen: String
        let zone: FormField
        let open: Bool

        init?(_ page: CollegePage, _ texts: Texts) {
            guard page.may(.setCollegeTimeZone) else { return nil }
            action = Routes.collegeZone(page.college.id)
            seen = SeenVersion.mark(page.college.zone.fields)
            zone = page.field(
                "zone",
                of: "zone",
                label: texts("college.form.zone"),
                hint: texts("college.form.zoneHint"),
                initially: page.college.zone.name
            )
            open = page.isRefused("zone")
        }
    }
}
