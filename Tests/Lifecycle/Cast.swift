import Foundation
import Language
import Lifecycle
import Number
import Tenancy

/// The people and organisations of one overseas college, and some who have no business with it.
struct Cast {
    let programme = Identifier<Programme>()
    let headquarters = Identifier<Organisation>()
    let lead = Identifier<Organisation>()
    let partner = Identifier<Organisation>()
    let otherLead = Identifier<Organisation>()
    let college: College

    let reporter: Member
    let approver: Member
    let reviewer: Member
    let hqAdmin: Member
    /// Five of another lead college, assigned to the college.
    let experts: [Member]

    init(state: College.State = .draft) {
        college = College(
            tenant: lead,
            programme: programme,
            partner: partner,
            code: "BM-LA-01",
            nameZh: "老挝班墨学院",
            nameEn: "Laos–Ban-Mo College",
            country: "LA",
            cityZh: "万象",
            cityEn: "Vientiane",
            state: state,
            since: Cast.start
        )
        let member = { [programme] (role: Role, organisation: Identifier<Organisation>, colleges: [UUID]) in
            Member(
                name: "\(role)",
                fullName: "\(role)",
                role: role,
                organisation: organisation,
                programme: programme,
                colleges: colleges
            )
        }
        reporter = member(.reporter, lead, [])
        approver = member(.approver, lead, [])
        reviewer = member(.reviewer, headquarters, [])
        hqAdmin = member(.hqAdmin, headquarters, [])
        experts = [0, 1, 2, 3, 4].map { [otherLead, college] _ in member(.expert, otherLead, [college.id.uuid]) }
    }

    /// The same member in another role or tenant.
    func moved(_ member: Member, to role: Role, of organisation: Identifier<Organisation>) -> Member {
        Member(
            id: member.id,
            name: member.name,
            fullName: member.fullName,
            role: role,
            organisation: organisation,
            programme: member.programme,
            colleges: member.colleges
        )
    }

    /// An expert whom headquarters has asked to score another college too.
    func assigned(_ expert: Member, to college: College) -> Member {
        Member(
            id: expert.id,
            name: expert.name,
            fullName: expert.fullName,
            role: expert.role,
            organisation: expert.organisation,
            programme: expert.programme,
            colleges: expert.colleges + [college.id.uuid]
        )
    }

    static let start = Date(timeIntervalSince1970: 1_700_000_000)
}

extension Rubric {
    /// The nine dimensions of `Standards/rubric.yaml`, written out again so that a slip in either shows.
    static let acceptance: [(code: String, weight: Number)] = [
        ("GOV", 10), ("CON", 12), ("TEA", 12), ("STD", 16), ("IMP", 14), ("OUT", 16), ("DAT", 8), ("INF", 7),
        ("SUS", 5),
    ]

    static func forTests() throws -> Rubric {
        try version("1", from: .distantPast)
    }

    /// The same as another version, or one of other weights or bars.
    static func version(
        _ version: String,
        from date: Date,
        weights: [(code: String, weight: Number)] = acceptance,
        bars: Bars = .usual
    ) throws -> Rubric {
        try Rubric(
            version: version,
            validFrom: date,
            dimensions: weights.map {
                Dimension(code: $0.code, name: LocalizedText(zh: $0.code, en: $0.code), weight: $0.weight)
            },
            bars: bars
        )
    }

    /// Points of every dimension at this share, 0 to 1, of its weight.
    static func points(_ share: Number, except others: [String: Number] = [:]) -> [String: Number] {
        Dictionary(acceptance.map { ($0.code, $0.weight * share) }) { $1 }.merging(others) { $1 }
    }
}

extension Rubric.Bars {
    /// What the rulebook says.
    static let usual = Rubric.Bars(
        pass: 80,
        conditional: 70,
        weakBelow: 60,
        weakOnConditions: 1,
        minimumExperts: 3,
        trimmedFrom: 5
    )
}
