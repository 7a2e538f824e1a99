import Foundation
import Hummingbird
import Language
import Notices
import Tenancy

/// `GET /account/data`: what is kept of the member, for themselves.
struct ShowOwnData: Endpoint {
    static let contract = Contract(answers: OwnData.self)

    let site: Site

    func respond(to request: Request, _ context: Context) async throws -> Response {
        let data = try await OwnData(context, site, limit: 100)
        let texts = site.pages.texts(context)
        return try site.pages.respond(
            "OwnData",
            request,
            context,
            heading: Heading(
                title: texts("ownData.title"),
                trail: [Frame.Link(address: Routes.account(), label: texts("account.title"))]
            ),
            answer: data
        ) { texts in OwnDataView(data, texts) }
    }
}

/// `GET /account/data.json`: the same as a file, with far more of what the member did.
struct DownloadOwnData: Endpoint {
    static let contract = Contract(answers: OwnData.self)

    let site: Site

    func respond(to request: Request, _ context: Context) async throws -> Response {
        let data = try await OwnData(context, site, limit: 10_000)
        return try Reply.json(data).download(as: "banmo-\(data.member.id).json", to: request)
    }
}

/// What is kept of a member, as they and their programs read it; never a password, a secret or a hash.
struct OwnData: Shaped {
    static let shape = Shape<OwnData>("OwnData") { shape in
        shape.field("member", \.member)
        shape.field("organisation", \.organisation)
        shape.field("idleHours", \.idleHours)
        shape.field("secondFactorSince", \.secondFactorSince)
        shape.field("mailAddress", \.mailAddress)
        shape.field("calendarSince", \.calendarSince)
        shape.field("sessions", \.sessions)
        shape.field("tokens", \.tokens)
        shape.field("deedCount", \.deedCount)
        shape.field("deeds", \.deeds)
    }

    let member: MemberEntry
    let organisation: Organisation
    let idleHours: Int
    let secondFactorSince: Date?
    /// Where mail goes, or would once it is confirmed.
    let mailAddress: String?
    let calendarSince: Date?
    let sessions: [OpenSession]
    let tokens: [Token]
    /// How many entries of the audit trail are theirs; `deeds` has the newest.
    let deedCount: Int
    let deeds: [OwnDeed]

    init(_ context: Context, _ site: Site, limit: Int) async throws {
        let member = try context.requireMember()
        guard let visitor = context.visitor else { throw SignInNeeded() }
        organisation = visitor.organisation
        let now = site.now()
        (
            self.member, idleHours, secondFactorSince, mailAddress, calendarSince, sessions, tokens, deedCount, deeds
        ) = try await site.database
            .reading(
                as: member
            ) { scope in
                let reader = try await scope.noticeReader(at: now)
                return (
                    try await scope.ownEntry(), try await scope.idleness().hours, try await scope.secondFactor()?.since,
                    reader.address ?? reader.pending, reader.calendarSince,
                    try await scope.openSessions(besides: context.session, now: now), try await scope.tokens(),
                    try await scope.ownDeedCount(), try await scope.ownDeeds(limit: limit)
                )
            }
    }
}

extension OwnDeed: Shaped {
    static let shape = Shape<OwnDeed>("OwnDeed") { shape in
        shape.field("at", \.at)
        shape.field("action", \.action)
        shape.field("object", \.object)
        shape.field("address", \.address)
    }
}

/// What `OwnData.mustache` shows.
struct OwnDataView {
    struct Deed {
        let at: String
        let action: String
        let object: String
        let address: String?
    }

    let facts: [Fact]
    let summary: String
    let deeds: [Deed]
    let file: Address

    init(_ data: OwnData, _ texts: Texts) {
        let member = data.member
        facts = [
            Fact(label: texts("members.fullName"), value: member.fullName),
            Fact(label: texts("members.name"), value: member.name),
            Fact(label: texts("members.role"), value: texts("roles.\(member.role)")),
            Fact(
                label: texts("members.organisation"),
                value: texts.name(zh: data.organisation.nameZh, en: data.organisation.nameEn)
            ),
            Fact(label: texts("ownData.since"), value: texts.moment(member.since)),
            Fact(
                label: texts("members.lastSignIn"),
                value: member.lastSignIn.map(texts.moment) ?? texts("members.never")
            ),
            Fact(
                label: texts("secondFactor.title"),
                value: texts(data.secondFactorSince == nil ? "secondFactor.isOff" : "secondFactor.isOn")
            ),
            Fact(label: texts("mailSettings.address"), value: data.mailAddress ?? texts("mailSettings.noAddress")),
            Fact(
                label: texts("account.sessions"),
                value: texts("account.open", ["count": .integer(data.sessions.count)])
            ),
            Fact(label: texts("tokens.title"), value: "\(data.tokens.count)"),
        ]
        summary = texts("ownData.deeds", ["count": .integer(data.deedCount)])
        deeds = data.deeds.map { deed in
            Deed(at: texts.moment(deed.at), action: deed.action, object: deed.object, address: deed.address)
        }
        file = Routes.ownDataFile()
    }
}
