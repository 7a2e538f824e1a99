import Calendar
import Evidence
import Foundation
import Indicators
import Language
import Lifecycle
import Notices
import Number
import Postgres
import Support
import Tenancy

@testable import Collection

/// A lead college that has, once planted, something for every query that reads.
struct PlantedTenant: Sendable {
    let programme: FreshProgramme
    let other: FreshProgramme
    let college: College
    /// What the reporter is told.
    let notice = Identifier<Notice>()
    let book: IndicatorBook
    let indicator: Indicator
    let dictionary: DataDictionary
    let expert: Member
    let report = Identifier<Report>()
    let batch = Identifier<Batch>()
    let standard = UUID()
    let adoption = UUID()
    let course = UUID()
    let evidence: PlantedEvidence
    let period: Period
    let now = Date(timeIntervalSince1970: 1_763_611_200)

    var entry: CollegeEntry {
        CollegeEntry(college, leadZh: "甲学院", leadEn: "Lead College A", partnerZh: "外方", partnerEn: "Partner")
    }
    var collegeKey: CollegeKey { CollegeKey(id: college.id, tenant: college.tenant) }
    var valueKey: ValueKey { ValueKey(college: college.id, element: "ORG_STUDENTS", period: "2025Q3") }
    var reportKey: ReportKey {
        ReportKey(
            tenant: college.tenant,
            college: college.id,
            collegeCode: college.code,
            dataSet: "Q_COLLEGE",
            period: "2025Q3",
            zone: college.zone
        )
    }

    /// Two programmes in a database of their own, each with a data dictionary and indicators and nothing else.
    init() async throws {
        let database = try await FreshProgramme.migratedDatabase()
        let folder = TestSite.folder("Standards")
        programme = try await FreshProgramme(in: database)
        other = try await FreshProgramme(in: database)
        dictionary = try DataDictionary(from: folder)
        for each in [programme, other] {
            try await database.transaction(as: each.hqAdmin) { [dictionary] scope in
                try await scope.save(dictionary)
                try await scope.save(try IndicatorBook.indicators(from: folder))
                try await scope.save([try ValidationRule.planted()])
                _ = try await scope.load(try Rubric(from: folder.appending(path: "rubric.yaml")), at: Date())
            }
        }
        book = try await database.reading(as: programme.hqAdmin) { try await $0.indicatorBook() }
        guard let indicator = book.indicators.first(where: { $0.code == "PLN_TARGET_COVERAGE" }),
            let period = Period("2025Q3")
        else { throw NotFound(what: "indicator") }
        self.indicator = indicator
        self.period = period
        let id = Identifier<College>()
        college = College(
            id: id,
            tenant: programme.lead.id,
            programme: programme.programme.id,
            partner: programme.partner.id,
            code: "BM-ZZ-01",
            nameZh: "甲海外学院",
            nameEn: "College A",
            country: "ZZ",
            cityZh: "城市",
            cityEn: "City",
            state: .operating,
            since: Date(timeIntervalSince1970: 1_735_689_600)
        )
        evidence = PlantedEvidence(subject: EvidenceSubject(.document, of: id.uuid, "self-assessment~1"))
        expert = programme.member(.expert, of: programme.headquarters, seeing: [id.uuid])
    }

    /// Whoever may see some of it.
    var audience: [Member] {
        [
            programme.reporter, programme.approver, programme.member(.collegeAdmin, of: programme.lead),
            programme.reviewer, programme.hqAdmin, programme.member(.leader, of: programme.headquarters), expert,
            programme.member(.partner, of: programme.partner, seeing: [college.id.uuid]),
        ]
    }

    /// Each role of another tenant, of the same programme and of another, of the platform, and anyone.
    var strangers: [Member] {
        let (second, partner) = (programme.otherLead, programme.partner)
        let platform = Organisation(kind: .platform, nameZh: "平台", nameEn: "Platform")
        let colleagues = [Role.reporter, .approver, .collegeAdmin, .expert].map { programme.member($0, of: second) }
        let foreigners =
            [Role.reviewer, .hqAdmin, .leader, .expert].map { other.member($0, of: other.headquarters) }
            + [Role.reporter, .approver, .collegeAdmin].map { other.member($0, of: other.lead) }
            + [other.member(.partner, of: other.partner)]
        return colleagues + foreigners
            + [
                programme.member(.partner, of: partner), programme.member(.operator, of: platform),
                .anyone(of: programme.programme.id), .anyone(of: other.programme.id),
            ]
    }

    /// Gives the tenant one of everything, none of it published.
    func plant() async throws {
        let database = programme.database
        try await database.transaction(as: programme.hqAdmin) { scope in
            try await scope.insert(entry)
            let asked = Member(
                name: "asked-\(college.id)",
                fullName: "Asked",
                role: .expert,
                organisation: programme.headquarters.id,
                programme: college.programme
            )
            try await scope.insert(asked)
            try await plantJudgements(in: scope)
            try await scope.record(
                values,
                of: college.tenant,
                as: Batch(origin: .system, reason: "", college: nil),
                at: now
            )
        }
        try await database.transaction(as: programme.reporter) { scope in
            try await plantRecord(in: scope)
            try await plantReport(in: scope)
            try await PlantedChecks(
                tenant: college.tenant,
                programme: college.programme,
                college: college.id.uuid,
                report: report.uuid
            ).plant(in: scope)
            try await plantLibrary(in: scope)
            try await plantNotice(in: scope)
            try await PlantedLoop(
                tenant: college.tenant,
                programme: college.programme,
                college: college.id.uuid,
                reporter: programme.reporter.id,
                hqAdmin: programme.hqAdmin.id,
                month: "202506"
            ).plant(in: scope)
            try await evidence.plant(in: scope, citedBy: .step(1, of: college.id.uuid))
            try await scope.audit(AuditEntry("test.plant", of: "everything"), at: now, from: "test")
        }
        let act = Act(programme.reporter, at: now, from: "test")
        _ = try await database.issue(try NewToken(name: "Planted", scope: .read, days: 90), by: act)
        try await database.setIdleness(hours: 12, by: act)
        try await database.follow(college.id.uuid, true, by: act)
        _ = try await database.makeCalendar(language: .english, by: act)
        let factor = TOTP()
        _ = try await database.setUp(factor, code: factor.code(at: now), proof: .justEntered, by: act)
        let new = try NewMember(name: "new-\(college.id)", fullName: "New", role: .reporter)
        let admin = programme.member(.collegeAdmin, of: programme.lead)
        _ = try await database.add(new, by: Act(admin, at: now, from: "test"))
        for member in [programme.reporter, admin] { _ = try await database.openSession(for: member, now: now) }
    }

    private func plantNotice(in scope: Scope) async throws {
        let member = scope.member
        _ = try await scope.acting(as: "notices") {
            try await scope.execute(
                """
                INSERT INTO notices.notice (tenant_id, member_id, notice_id, programme_id, at, made_at, kind, topic, said,
                    place, subject, waits)
                VALUES (\(member.organisation), \(member.id), \(notice), \(member.programme), \(now), \(now), 'test.do',
                    'reports', 'notices.said.step', 'reports', '', false)
                """
            )
        }
    }

    /// One of every element.
    private var values: [RecordedValue] {
        dictionary.elements.flatMap(\.lines).compactMap { line in
            let element = line.element
            let period = ["monthly": "202509", "quarterly": "2025Q3", "yearly": "2025"][element.frequency.rawValue]
            guard let period = period.flatMap({ Period($0) }) else { return nil }
            return RecordedValue(
                college: college.id,
                element: element.code,
                category: line.category?.code ?? "",
                period: period,
                value: Number(7)
            )
        }
    }
}
