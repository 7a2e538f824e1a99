import Foundation
import Hummingbird
import Language
import Tenancy

/// `GET /members`: the members of an administrator's own organisation, and the form to add one.
struct ListMembers: Endpoint {
    let site: Site

    func respond(to request: Request, _ context: Context) async throws -> Response {
        let admin = try context.requireMember(in: MembersPage.administrators)
        let members = try await site.database.reading(as: admin) { try await $0.members() }
        return try MembersPage(members: members).respond(request, context, site)
    }
}

/// `POST /members`: adds one, and shows the first password this once.
struct AddMember: Endpoint {
    let site: Site

    func respond(to request: Request, _ context: Context) async throws -> Response {
        let admin = try context.requireMember(in: MembersPage.administrators)
        let form = try await Form(request, context)
        var page = MembersPage(members: [])
        page.typed = (form["fullName"], form["name"], form["role"])
        do {
            guard let role = Role(rawValue: form["role"]) else { throw FormRefusal.malformed }
            let new = try NewMember(name: form["name"], fullName: form["fullName"], role: role)
            _ = try await site.database.add(new, by: admin, at: site.now(), from: context.place)
            page.typed = ("", "", "")
            page.made = MembersView.Made(name: new.name, password: new.password)
        } catch let refusal as MemberRefusal {
            page.refusal = refusal
        }
        page.members = try await site.database.reading(as: admin) { try await $0.members() }
        return try page.respond(request, context, site)
    }
}

/// The page of members in any of its states.
private struct MembersPage {
    static let administrators: Set<Role> = [.collegeAdmin, .hqAdmin, .operator]

    var members: [MemberEntry]
    var typed = (fullName: "", name: "", role: "")
    var refusal: MemberRefusal?
    var made: MembersView.Made?

    func respond(_ request: Request, _ context: Context, _ site: Site) throws -> Response {
        let texts = site.pages.texts(context)
        let fault = refusal.map { place(of: $0, texts) }
        return try site.pages.respond(
            "Members",
            request,
            context,
            status: refusal == nil ? .ok : .unprocessableContent,
            heading: Heading(title: texts("members.title"), faults: fault.map { [$0] } ?? []),
            answer: members
        ) { texts in view(context, texts, fault) }
    }

    private func view(_ context: Context, _ texts: Texts, _ fault: Frame.Fault?) -> MembersView {
        let organisation = context.visitor.map {
            texts.name(zh: $0.organisation.nameZh, en: $0.organisation.nameEn)
        }
        func words(at address: String) -> String? { fault?.address == address ? fault?.text : nil }
        return MembersView(
            summary: texts("members.summary", ["count": .integer(members.count)]),
            made: made,
            members: members.map { entry in
                MembersView.Entry(
                    fullName: entry.fullName,
                    name: entry.name,
                    role: texts("roles.\(entry.role)"),
                    organisation: organisation ?? "",
                    you: entry.id == context.member?.id,
                    lastSignIn: entry.lastSignIn.map { texts.conventions.days.moment($0, in: .beijing) }
                )
            },
            pager: nil,
            form: MembersView.Form(
                fullName: MembersView.Field(value: typed.fullName, fault: words(at: "#fullName")),
                name: MembersView.Field(value: typed.name, fault: words(at: "#name")),
                role: MembersView.RoleField(fault: words(at: "#role"), options: roles(context, texts)),
                organisation: nil
            )
        )
    }

    private func roles(_ context: Context, _ texts: Texts) -> [MembersView.RoleOption] {
        Role.of(context.visitor?.organisation.kind ?? .leadCollege).map { role in
            MembersView.RoleOption(
                value: role.rawValue,
                label: texts("roles.\(role)"),
                does: texts("rolesDo.\(role)"),
                current: role.rawValue == typed.role
            )
        }
    }

    private func place(of refusal: MemberRefusal, _ texts: Texts) -> Frame.Fault {
        switch refusal {
        case .nameTaken(let name):
            Frame.Fault(address: "#name", text: texts("members.nameTaken", ["name": .text(name)]))
        case .nameMalformed: Frame.Fault(address: "#name", text: texts("members.nameMalformed"))
        case .fullNameMissing: Frame.Fault(address: "#fullName", text: texts("members.fullNameMissing"))
        case .passwordShort, .roleElsewhere: Frame.Fault(address: "#role", text: texts("members.roleElsewhere"))
        }
    }
}

/// What `Members.mustache` shows.
struct MembersView {
    struct Made {
        let name: String
        let password: String
    }

    struct Entry {
        let fullName: String
        let name: String
        let role: String
        let organisation: String
        let you: Bool
        let lastSignIn: String?
    }

    struct Field {
        let value: String
        let fault: String?
    }

    struct RoleOption {
        let value: String
        let label: String
        let does: String
        let current: Bool
    }

    struct RoleField {
        let fault: String?
        let options: [RoleOption]
    }

    struct Form {
        let fullName: Field
        let name: Field
        let role: RoleField
        let organisation: Select?
    }

    let summary: String
    let made: Made?
    let members: [Entry]
    let pager: Pager?
    let form: Form?
}
