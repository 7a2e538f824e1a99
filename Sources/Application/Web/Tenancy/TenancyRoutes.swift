import Tenancy

extension Routes {
    static let signIn = Route("sign-in", asks: SignInQuery.self)
    static let signInCode = Route("sign-in/code")
    static let signInPassword = Route("sign-in/password")
    static let signOut = Route("sign-out")
    static let account = Route("account")
    static let accountPassword = Route("account/password")
    static let idleness = Route("account/idleness")
    static let secondFactor = Route("account/second-factor", asks: SignInQuery.self)
    static let recoveryCodes = Route("account/second-factor/codes")
    static let secondFactorOff = Route("account/second-factor/off")
    static let ownData = Route("account/data")
    static let ownDataFile = Route("account/data.json")
    static let privacy = Route("privacy")
    static let tokens = Route("account/tokens")
    static let token = Route("account/tokens/:token", Identifier<Token>.self)
    static let tokenRevocation = Route("account/tokens/:token/revoke", Identifier<Token>.self)
    static let language = Route("language")

    static let members = Route("members", asks: MembersQuery.self)
    static let memberRoster = Route("members/roster")
    static let memberRosterForm = Route("members/roster.xlsx")
    static let member = Route("members/:member", Identifier<Member>.self, asks: MemberQuery.self)
    static let memberPassword = Route("members/:member/password", Identifier<Member>.self)
    static let memberName = Route("members/:member/name", Identifier<Member>.self)
    static let memberForgetting = Route("members/:member/forget", Identifier<Member>.self)
    static let memberRole = Route("members/:member/role", Identifier<Member>.self)
    static let memberActivity = Route("members/:member/activity", Identifier<Member>.self)

    static let memberTokenRevocation = Route(
        "members/:member/tokens/:token/revoke",
        Identifier<Member>.self,
        Identifier<Token>.self
    )

    static let organisations = Route("organisations", asks: OrganisationsQuery.self)
    static let organisationRoster = Route("organisations/roster")
    static let organisationRosterForm = Route("organisations/roster.xlsx")
    static let organisation = Route("organisations/:id", Identifier<Organisation>.self, asks: MembersQuery.self)
    static let organisationMembers = Route("organisations/:id/members", Identifier<Organisation>.self)
    static let theirRoster = Route("organisations/:id/members/roster", Identifier<Organisation>.self)
    static let theirRosterForm = Route("organisations/:id/members/roster.xlsx", Identifier<Organisation>.self)
}

/// Where to go on to after signing in.
struct SignInQuery: AddressQuery {
    var next = ""

    static let fields = [QueryField("next", \Self.next)]
}

/// What was done just now: `role`, `activity`, `tokens`, `fullName` or `forget`.
struct MemberQuery: AddressQuery {
    var done = ""

    static let fields = [QueryField("done", \Self.done)]
}

/// What a list of members is narrowed down to, and how it is ordered.
struct MembersQuery: ListQuery {
    var q = ""
    var role = ""
    var state = ""
    var sort = ""
    var page = ""

    static let fields = [
        QueryField("q", \Self.q), QueryField("role", \.role), QueryField("state", \.state),
        QueryField("sort", \.sort), QueryField("page", \.page),
    ]
}

/// What a list of organisations is narrowed down to, and how it is ordered.
struct OrganisationsQuery: ListQuery {
    var q = ""
    var kind = ""
    var country = ""
    var sort = ""
    var page = ""

    static let fields = [
        QueryField("q", \Self.q), QueryField("kind", \.kind), QueryField("country", \.country),
        QueryField("sort", \.sort), QueryField("page", \.page),
    ]
}
