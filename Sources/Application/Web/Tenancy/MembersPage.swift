import Hummingbird
import Language
import Tenancy

/// The page of an organisation's members in any of its states.
struct MembersPage {
    let query: MembersQuery
    let organisation: Organisation
    let members: [MemberEntry]
    /// How many there are on all pages.
    let count: Int
    /// What of the address was not understood, so that nobody is listed.
    let unknown: [UnknownFilter]
    /// The administrator's own identifier, and the roles that they give here.
    let admin: Identifier<Member>
    let roles: [Role]
    let isOwn: Bool
    var typed = NewMemberForm()
    var faults: [Frame.Fault] = []
    var made: MadePassword?

    init(
        _ query: MembersQuery,
        of tenant: Identifier<Organisation>?,
        for visitor: Visitor?,
        in scope: Scope
    ) async throws {
        self.query = query
        isOwn = tenant == nil
        organisation =
            if let tenant {
                try await scope.organisation(tenant).organisation
            } else if let visitor {
                visitor.organisation
            } else {
                try await scope.ownOrganisation()
            }
        unknown = query.unknown(in: organisation.kind)
        (members, count) =
            unknown.isEmpty ? try await scope.members(of: organisation.id, query.filter) : ([], 0)
        admin = scope.member.id
        roles = Role.given(by: scope.member, in: organisation)
    }

    private func title(_ texts: Texts) -> String {
        isOwn ? texts("members.title") : texts.name(zh: organisation.nameZh, en: organisation.nameEn)
    }

    func respond(_ request: Request, _ context: Context, _ site: Site) throws -> Response {
        let texts = site.pages.texts(context)
        let organisations = Frame.Link(address: Routes.organisations(), label: texts("organisations.title"))
        let misread = unknown.map {
            $0.fault(label: texts(MembersQuery.labels[$0.name] ?? ""), isBesideForm: true, texts)
        }
        return try site.pages.respond(
            "Members",
            request,
            context,
            status: unknown.isEmpty ? faults.isEmpty ? .ok : .unprocessableContent : .badRequest,
            heading: Heading(
                title: title(texts),
                trail: isOwn ? [] : [organisations],
                faults: misread + faults,
                isOnce: made != nil
            ),
            answer: MembersAnswer(
                members: members,
                count: count,
                page: ListStretch(page: query.number, size: MembersQuery.size, of: count).page,
                unknown: unknown
            )
        ) { texts in MembersView(self, texts) }
    }
}

extension MembersQuery {
    /// How many stand on one page.
    static let size = 20

    /// The catalogue's keys of what the filters are called.
    static let labels = ["role": "members.role", "state": "words.state", "sort": "words.sort"]

    /// What of the address means nothing here.
    func unknown(in kind: Organisation.Kind) -> [UnknownFilter] {
        [
            UnknownFilter("role", role, accepted: Role.of(kind).map(\.rawValue)),
            UnknownFilter("state", state, accepted: MemberFilter.State.allCases.map(\.rawValue)),
            UnknownFilter("sort", sort, accepted: MemberFilter.Order.allCases.map(\.rawValue)),
        ].compactMap(\.self)
    }

    var filter: MemberFilter {
        var filter = MemberFilter()
        filter.text = q
        filter.role = Role(rawValue: role)
        filter.state = MemberFilter.State(rawValue: state)
        filter.order = MemberFilter.Order(rawValue: sort) ?? .role
        filter.limit = Self.size
        filter.offset = (number - 1) * Self.size
        return filter
    }

    func filters(_ kind: Organisation.Kind, _ texts: Texts) -> Filters {
        Filters(
            q: q,
            active: ![q, role, state].allSatisfy(\.isEmpty),
            selects: [
                Select(
                    "role",
                    label: texts("members.role"),
                    all: texts("words.all"),
                    options: Role.of(kind).map { ($0.rawValue, texts("roles.\($0)")) },
                    chosen: role
                ),
                Select(
                    "state",
                    label: texts("words.state"),
                    all: texts("words.all"),
                    options: MemberFilter.State.allCases.map { ($0.rawValue, texts("members.states.\($0)")) },
                    chosen: state
                ),
                Select(
                    "sort",
                    label: texts("words.sort"),
                    all: texts("members.sort.role"),
                    options: MemberFilter.Order.allCases.filter { $0 != .role }
                        .map { ($0.rawValue, texts("members.sort.\($0)")) },
                    chosen: sort
                ),
            ]
        )
    }
}

/// What `Members.mustache` shows.
struct MembersView {
    struct Entry {
        let fullName: String
        let name: String
        let role: String
        let you: Bool
        let active: Bool
        let lastSignIn: String?
        /// Where they are kept; nil for those whom somebody else keeps.
        let address: Address?
    }

    /// The list itself, without any filter.
    let list: Address
    let action: Address
    /// Where many are added at once; nil where nobody is.
    let roster: Address?
    let summary: String
    let filters: Filters
    let made: MadePassword?
    let members: [Entry]
    let pager: Pager?
    let form: NewMemberFields?
    /// Why members of another organisation are not all headquarters' to keep; nil where they are.
    let kept: String?
    /// What follows the name that an administrator chooses.
    let number: String

    init(_ page: MembersPage, _ texts: Texts) {
        let (id, isOwn) = (page.organisation.id, page.isOwn)
        func list(_ query: MembersQuery) -> Address {
            isOwn ? Routes.members(asking: query) : Routes.organisation(id, asking: query)
        }
        self.list = list(MembersQuery())
        action = isOwn ? Routes.members() : Routes.organisationMembers(id)
        roster = page.roles.isEmpty ? nil : isOwn ? Routes.memberRoster() : Routes.theirRoster(id)
        number = texts("members.numberHint", ["number": .text(SignInName.number(of: id))])
        summary = texts("members.summary", ["count": .integer(page.count)])
        filters = page.query.filters(page.organisation.kind, texts).besideForm
        made = page.made
        members = page.members.map { entry in
            Entry(
                fullName: entry.fullName,
                name: entry.name,
                role: texts("roles.\(entry.role)"),
                you: entry.id == page.admin,
                active: entry.active,
                lastSignIn: entry.lastSignIn.map(texts.moment),
                address: page.roles.contains(entry.role) ? Routes.member(entry.id) : nil
            )
        }
        pager = Pager(
            count: page.count,
            page: page.query.number,
            size: MembersQuery.size,
            address: { list(page.query.at($0)) },
            texts
        )
        form = page.roles.isEmpty ? nil : NewMemberFields(page.typed, page.roles, page.faults, texts)
        let keepsAll = page.roles == Role.of(page.organisation.kind)
        kept = keepsAll ? nil : texts("members.keptByAdministrators")
    }
}
