import Tenancy

extension Programme: Shaped {
    static let shape = Shape<Programme>("Programme") { shape in
        shape.field("id", \.id)
        shape.field("code", \.code)
        shape.field("name", \.name)
        shape.field("isDemonstration", \.isDemonstration)
    }
}

extension Organisation: Shaped {
    static let shape = Shape<Organisation>("Organisation") { shape in
        shape.field("id", \.id)
        shape.field("kind", \.kind)
        shape.field("nameZh", \.nameZh)
        shape.field("nameEn", \.nameEn)
    }
}

extension OrganisationEntry: Shaped {
    static let shape = Shape<OrganisationEntry>("OrganisationEntry") { shape in
        shape.field("organisation", \.organisation)
        shape.field("country", \.country)
        shape.field("isIllustrative", \.isIllustrative)
        shape.field("members", \.members)
        shape.field("number", \.number)
    }
}

/// A page of the list of organisations as programs read it.
struct OrganisationsAnswer: Shaped {
    static let shape = Shape<OrganisationsAnswer>("Organisations") { shape in
        shape.field("organisations", \.organisations)
        shape.field("count", \.count)
        shape.field("page", \.page)
        shape.field("unknown", \.unknown)
    }

    let organisations: [OrganisationEntry]
    let count: Int
    let page: Int
    /// What of the address was not understood, so that nothing is listed.
    let unknown: [UnknownFilter]
}

/// A page of the list of members as programs read it.
struct MembersAnswer: Shaped {
    static let shape = Shape<MembersAnswer>("Members") { shape in
        shape.field("members", \.members)
        shape.field("count", \.count)
        shape.field("page", \.page)
        shape.field("unknown", \.unknown)
    }

    let members: [MemberEntry]
    let count: Int
    let page: Int
    /// What of the address was not understood, so that nobody is listed.
    let unknown: [UnknownFilter]
}

extension MemberEntry: Shaped {
    static let shape = Shape<MemberEntry>("MemberEntry") { shape in
        shape.field("id", \.id)
        shape.field("name", \.name)
        shape.field("fullName", \.fullName)
        shape.field("role", \.role)
        shape.field("active", \.active)
        shape.field("since", \.since)
        shape.field("lastSignIn", \.lastSignIn)
    }
}

extension KeptMember: Shaped {
    static let shape = Shape<KeptMember>("KeptMember") { shape in
        shape.field("entry", \.entry)
        shape.field("organisation", \.organisation)
        // What `If-Match` says when the name or the role is changed.
        shape.field("nameSeen", { SeenVersion.mark($0.entry.nameFields) })
        shape.field("roleSeen", { SeenVersion.mark($0.entry.roleFields) })
    }
}

extension OpenSession: Shaped {
    static let shape = Shape<OpenSession>("OpenSession") { shape in
        shape.field("since", \.since)
        shape.field("client", \.client)
        shape.field("agent", \.agent)
        shape.field("isThis", \.isThis)
    }
}

extension Role: ChoiceAnswer {}
extension Organisation.Kind: ChoiceAnswer {}

extension Token: Shaped {
    static let shape = Shape<Token>("Token") { shape in
        shape.field("id", \.id)
        shape.field("name", \.name)
        shape.field("start", \.start)
        shape.field("scope", \.scope)
        shape.field("created", \.created)
        shape.field("expires", \.expires)
        shape.field("used", \.used)
        shape.field("revoked", \.revoked)
    }
}

/// What is told of a token this once.
extension IssuedToken: Shaped {
    static let shape = Shape<IssuedToken>("IssuedToken") { shape in
        shape.field("token", \.token)
        shape.field("secret", \.secret.text)
    }
}

/// `read`, `all`, or names of deeds with a space between them.
extension TokenScope: Answer {
    static var schema: Schema { .text() }
    var json: JSONValue { .scalar(rawValue) }
}
