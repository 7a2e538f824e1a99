import Foundation
import Hummingbird
import Language
import Tenancy

/// `GET /members`: the members of an administrator's own organisation, and the form to add one.
/// `GET /organisations/{id}`: those of a lead college or partner, for headquarters' administrators.
struct ListMembers: Endpoint {
    static let contract = Contract(answers: [MemberEntry].self)

    let site: Site
    /// Nil for the member's own.
    let tenant: Identifier<Organisation>?

    func respond(to request: Request, _ context: Context) async throws -> Response {
        let admin = try context.requireMember(with: .keepMembers)
        let page: MembersPage
        if tenant == nil && context.visitor != nil {
            // Whoever reads of their own organisation knows it, and asks a single thing.
            page = try await site.database.readingOnce(as: admin) {
                try await MembersPage(of: nil, for: context.visitor, in: $0)
            }
        } else {
            page = try await site.database.reading(as: admin) {
                try await MembersPage(of: tenant, for: context.visitor, in: $0)
            }
        }
        return try page.respond(request, context, site)
    }
}

/// `POST /members` and `POST /organisations/{id}/members`: adds one, and shows the first password this once.
struct AddMember: Endpoint {
    static let contract = Contract(
        makes: MadePassword.self,
        takes: [.required("fullName"), .required("name"), .required("role", Role.schema)]
    )

    let site: Site
    /// Nil for the member's own.
    let tenant: Identifier<Organisation>?

    func respond(to request: Request, _ context: Context) async throws -> Response {
        let admin = try context.requireMember(with: .keepMembers)
        let form = try await Form(request, context)
        var page = try await site.database.reading(as: admin) {
            try await MembersPage(of: tenant, for: context.visitor, in: $0)
        }
        page.typed = NewMemberForm(form)
        page.faults = try await page.typed.faults(
            giving: page.roles,
            in: page.organisation.id,
            site.database,
            site.pages.texts(context)
        )
        guard page.faults.isEmpty, let role = Role(rawValue: form["role"]) else {
            return try page.respond(request, context, site)
        }
        do {
            let new = try NewMember(name: form["name"], fullName: form["fullName"], role: role)
            let member = try await site.database.add(new, to: tenant, by: try context.act(at: site.now()))
            let made = MadePassword(name: member.name, password: new.password)
            if context.wantsJSON {
                return try Reply.once(made, at: Routes.member(member.id)).response(to: request)
            }
            page = try await site.database.reading(as: admin) {
                try await MembersPage(of: tenant, for: context.visitor, in: $0)
            }
            page.made = made
        } catch let refusal as MemberRefusal where !context.wantsJSON {
            page.faults = [NewMemberForm.fault(of: refusal, site.pages.texts(context))]
        }
        return try page.respond(request, context, site)
    }
}

/// The page of an organisation's members in any of its states.
struct MembersPage {
    let organisation: Organisation
    let members: [MemberEntry]
    /// The administrator's own identifier, and the roles that they give here.
    let admin: Identifier<Member>
    let roles: [Role]
    let isOwn: Bool
    var typed = NewMemberForm()
    var faults: [Frame.Fault] = []
    var made: MadePassword?

    init(of tenant: Identifier<Organisation>?, for visitor: Visitor?, in scope: Scope) async throws {
        isOwn = tenant == nil
        organisation =
            if let tenant {
                try await scope.organisation(tenant).organisation
            } else if let visitor {
                visitor.organisation
            } else {
                try await scope.ownOrganisation()
            }
        members = try await scope.members(of: organisation.id)
        admin = scope.member.id
        roles = Role.given(by: scope.member, in: organisation)
    }

    private func title(_ texts: Texts) -> String {
        isOwn ? texts("members.title") : texts.name(zh: organisation.nameZh, en: organisation.nameEn)
    }

    func respond(_ request: Request, _ context: Context, _ site: Site) throws -> Response {
        let texts = site.pages.texts(context)
        let organisations = Frame.Link(address: Routes.organisations(), label: texts("organisations.title"))
        return try site.pages.respond(
            "Members",
            request,
            context,
            status: faults.isEmpty ? .ok : .unprocessableContent,
            heading: Heading(
                title: title(texts),
                trail: isOwn ? [] : [organisations],
                faults: faults,
                isOnce: made != nil
            ),
            answer: members
        ) { texts in MembersView(self, texts) }
    }
}

/// What `Members.mustache` shows.
struct MembersView {
    struct Entry {
        let fullName: String
        let name: String
        let role: String
        let organisation: String
        let you: Bool
        let active: Bool
        let lastSignIn: String?
        /// Where they are kept; nil for those whom somebody else keeps.
        let address: Address?
    }

    let action: Address
    let summary: String
    let made: MadePassword?
    let members: [Entry]
    let pager: Pager?
    let form: NewMemberFields?
    /// Why members of another organisation are not all headquarters' to keep; nil where they are.
    let kept: String?
    /// What follows the name that an administrator chooses.
    let number: String

    init(_ page: MembersPage, _ texts: Texts) {
        let organisation = texts.name(zh: page.organisation.nameZh, en: page.organisation.nameEn)
        action = page.isOwn ? Routes.members() : Routes.organisationMembers(page.organisation.id)
        number = texts("members.numberHint", ["number": .text(SignInName.number(of: page.organisation.id))])
        summary = texts("members.summary", ["count": .integer(page.members.count)])
        made = page.made
        members = page.members.map { entry in
            Entry(
                fullName: entry.fullName,
                name: entry.name,
                role: texts("roles.\(entry.role)"),
                organisation: organisation,
                you: entry.id == page.admin,
                active: entry.active,
                lastSignIn: entry.lastSignIn.map(texts.moment),
                address: page.roles.contains(entry.role) ? Routes.member(entry.id) : nil
            )
        }
        pager = nil
        form = page.roles.isEmpty ? nil : NewMemberFields(page.typed, page.roles, page.faults, texts)
        let keepsAll = page.roles == Role.of(page.organisation.kind)
        kept = keepsAll ? nil : texts("members.keptByAdministrators")
    }
}
