import Foundation
import Tenancy

/// Everybody of a programme with one headquarters, one lead college and one partner, each added by whoever keeps members.
struct FoundedPeople {
    let hqAdmin: Member
    let reviewer: Member
    /// Who verifies what the first one accepted the plan of, and approves what they prepared.
    let secondReviewer: Member
    let experts: [Member]
    let reporter: Member
    let approver: Member
    /// Who prepares and who submits.
    private(set) var partners: [Member]
    let partner: Organisation

    init(of hqAdmin: Member, in database: Database, at date: Date) async throws {
        func add(
            _ name: String,
            _ role: Role,
            by admin: Member,
            to tenant: Identifier<Organisation>? = nil
        ) async throws -> Member {
            let new = try NewMember(name: name, fullName: name, role: role)
            return try await database.add(new, to: tenant, by: Act(admin, at: date, from: "test"))
        }
        func join(
            _ kind: Organisation.Kind,
            _ names: (zh: String, en: String),
            in country: String,
            first: String
        ) async throws -> (Organisation, Member) {
            let new = NewOrganisation(kind: kind, nameZh: names.zh, nameEn: names.en, country: country)
            let member = try NewMember(name: first, fullName: first, role: new.firstRole)
            let act = Act(hqAdmin, at: date, from: "test")
            let organisation = try await database.add(new, first: member, by: act)
            let name = SignInName.whole(first, in: organisation.id)
            guard let added = try await database.member(named: name)?.member else { throw NotFound(what: name) }
            return (organisation, added)
        }
        self.hqAdmin = hqAdmin
        reviewer = try await add("reviewer-one", .reviewer, by: hqAdmin)
        secondReviewer = try await add("reviewer-two", .reviewer, by: hqAdmin)
        var experts: [Member] = []
        for number in 1...3 { experts.append(try await add("expert-\(number)", .expert, by: hqAdmin)) }
        self.experts = experts
        let (_, admin) = try await join(.leadCollege, ("某职业学院", "A College"), in: "CN", first: "admin")
        reporter = try await add("reporter", .reporter, by: admin)
        approver = try await add("approver", .approver, by: admin)
        let (partner, first) = try await join(.partner, ("万象学校", "A School"), in: "LA", first: "partner-one")
        self.partner = partner
        partners = [first, try await add("partner-two", .partner, by: hqAdmin, to: partner.id)]
    }

    /// The same, the partner's as they are once their college is there to be seen.
    func seeingTheirCollege(in database: Database) async throws -> FoundedPeople {
        var people = self
        people.partners = try await partners.asTheyAre(in: database)
        return people
    }
}

extension [Member] {
    /// The same members with the colleges that they may see by now.
    func asTheyAre(in database: Database) async throws -> [Member] {
        var members: [Member] = []
        for member in self {
            guard let now = try await database.member(named: member.name)?.member else {
                throw NotFound(what: member.name)
            }
            members.append(now)
        }
        return members
    }
}
