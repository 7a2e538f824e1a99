import Collection
import Evidence
import Foundation
import Indicators
import Lifecycle
import Notices
import Number
import Postgres
import Support
import Tenancy

@testable import Web

/// A site whose first lead college has one of everything, named so that it is recognised wherever it turns up.
struct PlantedSite {
    /// Words and figures that stand in what is the first lead college's and nobody else's business.
    static let canaries = ["Canary", "金丝雀", "8675309", "8,675,309", "7418529", "7,418,529", "\(mean)"]
    /// The codes of the rubric's dimensions.
    static let dimensions = ["GOV", "CON", "TEA", "STD", "IMP", "OUT", "DAT", "INF", "SUS"]
    /// The bar that the programme sets for applications.
    static let mean = Number(mantissa: 7_391, exponent: -2)
    /// What its keeper signs in with.
    static let password = "a canary's own password"

    /// The second factor of the first lead college's approver, and the one that the keeper sets up.
    static let factor = TOTP()

    let test: TestSite
    /// Another programme in the same database.
    let other: FreshProgramme
    /// Under acceptance, with a full file.
    let college = UUID()
    /// A draft that waits to be submitted.
    let draft = UUID()
    /// Under construction, with a milestone to come.
    let building = UUID()
    /// A draft that nobody has submitted, with a document that no step has cited.
    let fresh = UUID()
    /// A report in each state that a form of its page is for; four submitted: to approve, to return, one with nothing odd
    /// about it, and to withdraw; two prepared, the unready one to return.
    let reports = (
        open: UUID(), prepared: UUID(), approvable: UUID(), returnable: UUID(), unremarkable: UUID(),
        withdrawable: UUID(), unlockable: UUID(), unready: UUID()
    )
    let batch = UUID()
    /// What the reporter is told.
    let notice = Identifier<Notice>()
    /// Attached to what is under acceptance, and to the draft that nobody has submitted.
    let evidence: (cited: PlantedEvidence, fresh: PlantedEvidence)
    /// A target that is proposed.
    let proposal = UUID()
    /// A form that the first lead college's reporter could not send.
    let kept: Identifier<KeptForm>
    /// An adoption of a draft, which waits for headquarters.
    let adoption = UUID()
    /// Two that wait for headquarters, of a standard that everyone reads.
    let proposals = (confirmable: UUID(), withdrawable: UUID())

    /// Who has a password, a session and a token of their own.
    let keeper: Member
    /// A token of the first lead college's reporter, and one of its keeper.
    let tokens: (reporter: Identifier<Token>, keeper: Identifier<Token>)
    /// A partner of the programme that runs no college.
    let idlePartner: Member
    /// An expert of the other lead college whom headquarters asked.
    let expert: Member
    let `operator`: Member

    var programme: FreshProgramme { test.programme }
    var site: Site { test.site }

    /// Plants it in a database of its own, for who may see what must not hang on what other tests publish.
    init(in database: Database? = nil) async throws {
        let database = if let database { database } else { try await FreshProgramme.migratedDatabase() }
        test = try await TestSite(in: database)
        evidence = (
            PlantedEvidence(subject: EvidenceSubject(.document, of: college, "self-assessment~1")),
            PlantedEvidence(subject: EvidenceSubject(.document, of: fresh, "application~1"))
        )
        let programme = test.programme
        other = try await FreshProgramme(in: programme.database)
        keeper = try await programme.settled(
            "keeper.canary",
            fullName: "Canary Keeper",
            password: Self.password
        )
        _ = try await programme.database.setUp(
            Self.factor,
            code: Self.factor.code(at: Date()),
            proof: .justEntered,
            by: Act(programme.approver, at: Date(), from: "192.0.2.1")
        )
        _ = try await programme.database.openSession(for: keeper, now: Date())
        tokens = (
            try await Self.token(of: programme.reporter, in: programme).id,
            try await Self.token(of: keeper, in: programme).id
        )
        kept = try await programme.database.keep(
            KeptForm(action: "/colleges", page: "/colleges/new", fields: ["nameEn": "Canary College"]),
            for: FormOwner(programme.reporter),
            at: Date()
        )
        try await programme.database.transaction(as: programme.reporter) { scope in
            _ = try await scope.execute(
                """
                INSERT INTO tenancy.submission (tenant_id, member_id, key_hash, content_hash, attempt, at)
                VALUES (\(scope.member.organisation), \(scope.member.id), '', '', gen_random_uuid(), \(Date()))
                """
            )
        }
        idlePartner = try await Self.found(.partner, .partner, in: programme)
        `operator` = try await Self.found(.platform, .operator, in: programme)
        expert = Member(
            name: "expert-\(college)",
            fullName: "Asked expert",
            role: .expert,
            organisation: programme.otherLead.id,
            programme: programme.programme.id,
            colleges: [college]
        )
        try await programme.database.transaction(as: programme.hqAdmin) { scope in
            try await scope.insert(expert)
            try await scope.grant(programme.partner.id, colleges: [Identifier<Witness>(college)])
            let folder = TestSite.folder("Standards")
            try await scope.save(try DataDictionary(from: folder))
            try await scope.save(try IndicatorBook.indicators(from: folder))
            try await scope.save([try ValidationRule.planted()])
            _ = try await scope.load(try Rubric(from: folder.appending(path: "rubric.yaml")), at: Date())
            try await scope.execute(
                "INSERT INTO evidence.rule (programme_id, largest) VALUES (\(programme.programme.id), 52428800)"
            )
            try await scope.execute(
                """
                INSERT INTO indicators.target (programme_id, target_id, indicator, period, value, since, set_at, set_by,
                    reason)
                VALUES (\(programme.programme.id), gen_random_uuid(), 'DO_ATTENDANCE', '2030', 90, '2025-01-01', now(),
                    \(programme.hqAdmin.id), 'Agreed')
                """
            )
            try await scope.execute(
                """
                INSERT INTO closed_loop.warning_rule (programme_id, kind, number, is_on, days, set_at, set_by)
                VALUES (\(programme.programme.id), 'attainment-fell', 1, true, 14, now(), \(programme.hqAdmin.id))
                """
            )
            _ = try await scope.set(ExpertRule(minimumExperts: 3, minimumMean: PlantedSite.mean))
        }
        try await plantReaders()
        try await programme.database.transaction(as: programme.reporter) { try await plantCollege(in: $0) }
        try await programme.database.transaction(as: programme.reviewer) { try await plantFile(in: $0) }
        try await programme.database.transaction(as: programme.reporter) { scope in
            try await plantReports(in: scope)
            try await plantValues(in: scope)
            try await PlantedChecks(
                tenant: programme.lead.id,
                programme: programme.programme.id,
                college: college,
                report: reports.approvable
            ).plant(in: scope)
            try await evidence.cited.plant(in: scope, citedBy: .step(2, of: college))
            try await evidence.fresh.plant(in: scope, citedBy: nil)
            try await PlantedLoop(
                tenant: programme.lead.id,
                programme: programme.programme.id,
                college: college,
                reporter: programme.reporter.id,
                hqAdmin: programme.hqAdmin.id,
                proposal: proposal
            ).plant(in: scope)
            for (code, title, isPublished) in [("CANARY", "Canary", false), ("OPEN", "Open", true)] {
                try await plantStandard(code, title, isPublished, in: scope)
                try await plantCourse(code, title, isPublished, in: scope)
            }
        }
    }

    private static func token(of member: Member, in programme: FreshProgramme) async throws -> Token {
        let new = try NewToken(name: "Canary token", scope: .read, days: 90)
        return try await programme.database.issue(new, by: Act(member, at: Date(), from: "here")).token
    }

    /// An organisation with one member.
    private static func found(_ kind: Organisation.Kind, _ role: Role, in programme: FreshProgramme) async throws
        -> Member
    {
        let organisation = Organisation(kind: kind, nameZh: "另一单位", nameEn: "Another \(kind)")
        let member = Member(
            name: "\(role.rawValue)-\(organisation.id)",
            fullName: "\(role.rawValue) of another \(kind)",
            role: role,
            organisation: organisation.id,
            programme: programme.programme.id
        )
        try await programme.database.transaction(as: programme.hqAdmin) { scope in
            try await scope.insert(organisation, country: "CN")
            try await scope.insert(member)
        }
        return member
    }

    /// Sees all that is the first lead college's.
    func witness() async throws -> Witness { try await Witness(of: programme, programme.lead) }
}
