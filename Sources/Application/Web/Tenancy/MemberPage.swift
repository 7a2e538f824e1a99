import Foundation
import Hummingbird
import Language
import Tenancy

/// The page of one member in any of its states.
struct MemberPage {
    let admin: Member
    let kept: KeptMember
    /// The member's tokens, the newest first.
    let tokens: [Token]
    let now: Date
    var made: MadePassword?
    /// What was typed to correct the name.
    var typedName: String?
    /// What was done just now.
    var done: String
    var fault: Frame.Fault?

    /// Reads the member whom the address names; throws `NotFound` for one whom somebody else keeps.
    init(_ id: Identifier<Member>, _ request: Request, _ context: Context, _ site: Site) async throws {
        let admin = try context.requireMember(with: .keepMembers)
        self.admin = admin
        now = site.now()
        (kept, tokens) = try await site.database.reading(as: admin) { scope in
            let kept = try await scope.keptMember(id)
            return (kept, try await scope.tokens(of: kept))
        }
        done = MemberQuery(request).done
    }

    /// Does a change and goes back to the page, or says there why it was not done.
    func change(
        _ name: String,
        _ request: Request,
        _ context: Context,
        _ site: Site,
        _ change: (Identifier<Member>) async throws -> Void
    ) async throws -> Response {
        do {
            try await change(kept.entry.id)
        } catch let refusal as MemberChangeRefusal where !context.wantsJSON {
            return try refused(name, site.pages.texts(context).words(of: refusal), request, context, site)
        } catch let refusal as MemberRefusal where !context.wantsJSON {
            let fault = NewMemberForm.fault(of: refusal, site.pages.texts(context))
            return try refused(name, fault.text, request, context, site)
        }
        site.sessions.forgetAll()
        return .redirect(to: Routes.member(kept.entry.id, asking: MemberQuery(done: name)))
    }

    /// The page with a fault at one of its forms.
    func refused(_ form: String, _ words: String, _ request: Request, _ context: Context, _ site: Site) throws
        -> Response
    {
        var page = self
        page.fault = Frame.Fault(address: "#\(form)", text: words)
        return try page.respond(request, context, site)
    }

    func respond(_ request: Request, _ context: Context, _ site: Site) throws -> Response {
        let texts = site.pages.texts(context)
        let isOwn = kept.organisation.id == admin.organisation
        var trail = [Frame.Link(address: Routes.members(), label: texts("members.title"))]
        if !isOwn {
            let name = texts.name(zh: kept.organisation.nameZh, en: kept.organisation.nameEn)
            trail = [
                Frame.Link(address: Routes.organisations(), label: texts("organisations.title")),
                Frame.Link(address: Routes.organisation(kept.organisation.id), label: name),
            ]
        }
        let notices = [
            "activity": kept.entry.active ? "activatedNow" : "deactivatedNow", "role": "roleNow",
            "tokens": "tokenRevokedNow", "fullName": "nameNow", "forget": "forgottenNow",
        ]
        let notice = notices[done].map { Frame.Notice(tone: "right", title: texts("members.\($0)")) }
        return try site.pages.respond(
            "Member",
            request,
            context,
            status: fault == nil ? .ok : .unprocessableContent,
            heading: Heading(
                title: kept.entry.fullName,
                trail: trail,
                notice: fault == nil ? notice : nil,
                faults: fault.map { [$0] } ?? [],
                isOnce: made != nil
            ),
            answer: kept
        ) { texts in MemberView(self, texts) }
    }
}

extension Texts {
    /// Why a member was not changed.
    func words(of refusal: MemberChangeRefusal) -> String {
        switch refusal {
        case .oneself: self("members.oneself")
        case .active: self("members.stillActive")
        case .lastAdministrator: self("members.lastAdministrator")
        case .roleElsewhere: self("members.roleElsewhere")
        }
    }
}

/// What `Member.mustache` shows.
struct MemberView {
    struct RoleForm {
        let role: NewMemberFields.RoleField
    }

    struct Activity {
        let title: String
        let consequence: String
        let button: String
        /// What the form sends: `yes` to activate.
        let active: String
        let dangerous: Bool
        let fault: String?
    }

    struct Forgetting {
        let consequence: String
        let fault: String?
    }

    /// Where its forms go.
    let passwordForm: Address
    let roleForm: Address
    let activityForm: Address
    let nameForm: Address
    let forgetForm: Address
    /// Which role and which name the page shows.
    let roleSeen: String
    let nameSeen: String
    let name: FormField
    /// Nil for who is active.
    let forgetting: Forgetting?
    let facts: [Fact]
    let made: MadePassword?
    let renewing: String
    /// Nil where there is no other role to give.
    let form: RoleForm?
    /// Nil for oneself.
    let activity: Activity?
    let oneself: Bool
    /// Nil where the member has none.
    let tokens: TokenRows?

    init(_ page: MemberPage, _ texts: Texts) {
        let (entry, organisation) = (page.kept.entry, page.kept.organisation)
        passwordForm = Routes.memberPassword(entry.id)
        roleForm = Routes.memberRole(entry.id)
        activityForm = Routes.memberActivity(entry.id)
        nameForm = Routes.memberName(entry.id)
        forgetForm = Routes.memberForgetting(entry.id)
        roleSeen = SeenVersion.mark(entry.roleFields)
        nameSeen = SeenVersion.mark(entry.nameFields)
        func words(at address: String) -> String? { page.fault?.address == address ? page.fault?.text : nil }
        name = FormField(
            name: "fullName",
            label: texts("members.fullName"),
            value: page.typedName ?? entry.fullName,
            fault: words(at: "#fullName")
        )
        forgetting =
            entry.active
            ? nil
            : Forgetting(
                consequence: texts("members.forgetConsequence", ["name": .text(entry.fullName)]),
                fault: words(at: "#forget")
            )
        facts = [
            Fact(label: texts("members.name"), value: entry.name),
            Fact(label: texts("members.role"), value: texts("roles.\(entry.role)")),
            Fact(
                label: texts("members.organisation"),
                value: texts.name(zh: organisation.nameZh, en: organisation.nameEn)
            ),
            Fact(
                label: texts("words.state"),
                value: texts(entry.active ? "members.activeState" : "members.deactivated")
            ),
            Fact(
                label: texts("members.lastSignIn"),
                value: entry.lastSignIn.map(texts.moment)
                    ?? texts("members.never")
            ),
        ]
        made = page.made
        tokens =
            page.tokens.isEmpty
            ? nil : TokenRows(page.tokens, now: page.now, texts) { Routes.memberTokenRevocation(entry.id, $0) }
        oneself = entry.id == page.admin.id
        renewing = texts(
            oneself ? "members.renewOwnConsequence" : "members.renewConsequence",
            ["name": .text(entry.fullName)]
        )
        let roles = Role.given(by: page.admin, in: organisation)
        form =
            oneself || roles.count < 2
            ? nil
            : RoleForm(
                role: NewMemberFields.RoleField(
                    fault: words(at: "#role"),
                    options: NewMemberFields.options(roles, chosen: entry.role.rawValue, texts)
                )
            )
        let verb = entry.active ? "deactivate" : "activate"
        activity =
            oneself
            ? nil
            : Activity(
                title: texts("members.\(verb)Title"),
                consequence: texts("members.\(verb)Consequence", ["name": .text(entry.fullName)]),
                button: texts("members.\(verb)Button"),
                active: entry.active ? "no" : "yes",
                dangerous: entry.active,
                fault: words(at: "#activity")
            )
    }
}
