import ClosedLoop
import Collection
import Courses
import Evidence
import Foundation
import Indicators
import Lifecycle
import Notices
import Postgres
import Standards
import Support
import Tenancy

@testable import Web

/// A query that reads, as it is asked of a planted tenant.
struct ReadQuery: Sendable {
    /// Its name with its labels, as the sources have it.
    let signature: String
    /// Whether it tells the same to everyone of a programme, whatever a tenant has.
    var isShared = false
    let answer: @Sendable (Scope, PlantedTenant) async throws -> Any

    /// Every one there is on `Scope`; `ReadQueryTests` fails when one is missing.
    static let all =
        ofTenancy + ofNotices + ofEvidence + ofLifecycle + ofCollection + ofIndicators + ofChecks + ofLoop + ofLibrary

    private static let ofNotices = [
        ReadQuery(signature: "notices(_:)") { scope, _ in try await scope.notices(NoticeFilter()) },
        ReadQuery(signature: "notice(_:)") { scope, planted in try await scope.notice(planted.notice) },
        ReadQuery(signature: "noticeReader(at:)") { scope, planted in try await scope.noticeReader(at: planted.now) },
        ReadQuery(signature: "follows(_:)") { scope, planted in try await scope.follows(planted.college.id.uuid) },
    ]

    private static let ofTenancy = [
        ReadQuery(signature: "ownOrganisation()", isShared: true) { scope, _ in try await scope.ownOrganisation() },
        ReadQuery(signature: "ownCountry()", isShared: true) { scope, _ in try await scope.ownCountry() },
        ReadQuery(signature: "members()") { scope, _ in try await scope.members() },
        ReadQuery(signature: "names(of:)") { scope, planted in
            try await scope.names(of: planted.college.tenant).map { "\($0.key) \($0.value)" }.sorted()
        },
        ReadQuery(signature: "openSessions(besides:now:)") { scope, planted in
            try await scope.openSessions(besides: Session(token: ""), now: planted.now)
        },
        ReadQuery(signature: "ownDeeds(limit:)") { scope, _ in try await scope.ownDeeds(limit: 10) },
        ReadQuery(signature: "ownDeedCount()") { scope, _ in try await scope.ownDeedCount() },
        ReadQuery(signature: "ownEntry()", isShared: true) { scope, _ in try await scope.ownEntry() },
        ReadQuery(signature: "idleness()") { scope, _ in try await scope.idleness() },
        ReadQuery(signature: "secondFactor()") { scope, _ in try await scope.secondFactor() as Any },
        ReadQuery(signature: "tokens()") { scope, _ in try await scope.tokens() },
        ReadQuery(signature: "tokens(of:)") { scope, planted in
            try await scope.tokens(of: try await scope.keptMember(planted.programme.reporter.id))
        },
        ReadQuery(signature: "keptMember(_:)", isShared: true) { scope, planted in
            try await scope.keptMember(planted.programme.reporter.id)
        },
        ReadQuery(signature: "keptMember(named:)", isShared: true) { scope, planted in
            try await scope.keptMember(named: planted.programme.reporter.name)
        },
        ReadQuery(signature: "organisations()", isShared: true) { scope, _ in try await scope.organisations() },
        ReadQuery(signature: "organisation(_:)", isShared: true) { scope, planted in
            try await scope.organisation(planted.programme.lead.id)
        },
        ReadQuery(signature: "members(of:_:)", isShared: true) { scope, planted in
            try await scope.members(of: planted.programme.lead.id, MemberFilter())
        },
        ReadQuery(signature: "organisations(_:)", isShared: true) { scope, _ in
            try await scope.organisations(OrganisationFilter())
        },
        ReadQuery(signature: "organisationCountries()", isShared: true) { scope, _ in
            try await scope.organisationCountries()
        },
        ReadQuery(signature: "auditEntryCount()") { scope, _ in try await scope.auditEntryCount() },
        ReadQuery(signature: "firstAlteredAuditEntry()", isShared: true) { scope, _ in
            try await scope.firstAlteredAuditEntry() as Any
        },
    ]

    private static let ofEvidence = [
        ReadQuery(signature: "evidenceRule()", isShared: true) { scope, _ in try await scope.evidenceRule() },
        ReadQuery(signature: "attachments(to:of:)") { scope, planted in
            try await scope.attachments(to: planted.evidence.subject, of: planted.college.tenant)
        },
        ReadQuery(signature: "attachments(toEach:of:)") { scope, planted in
            try await scope.attachments(toEach: [planted.evidence.subject], of: [planted.college.tenant])
        },
        ReadQuery(signature: "attachments(citedByEach:of:)") { scope, planted in
            try await scope.attachments(
                citedByEach: [.step(1, of: planted.college.id.uuid)],
                of: [planted.college.tenant]
            )
        },
        ReadQuery(signature: "attachments(ofCollege:of:kinds:)") { scope, planted in
            try await scope.attachments(ofCollege: planted.college.id.uuid, of: planted.college.tenant)
        },
        ReadQuery(signature: "attachments(citedBy:)") { scope, planted in
            try await scope.attachments(citedBy: .step(1, of: planted.college.id.uuid))
        },
        ReadQuery(signature: "attachment(_:)") { scope, planted in
            try await scope.attachment(planted.evidence.attachment)
        },
        ReadQuery(signature: "pieces(_:of:)") { scope, planted in
            try await scope.pieces(0..<1, of: planted.evidence.file(of: planted.college.tenant))
        },
        ReadQuery(signature: "evidenceUpload(_:)") { scope, planted in
            try await scope.evidenceUpload(planted.evidence.upload)
        },
        ReadQuery(signature: "uploadPieces(_:from:)") { scope, planted in
            try await scope.uploadPieces(planted.evidence.upload, from: 0)
        },
        ReadQuery(signature: "evidenceFiles(after:limit:)") { scope, _ in
            try await scope.evidenceFiles(after: nil, limit: 10)
        },
        ReadQuery(signature: "looseEvidence()") { scope, _ in try await scope.looseEvidence() },
    ]

    private static let ofLifecycle = [
        ReadQuery(signature: "college(_:)") { scope, planted in try await scope.college(planted.college.id) },
        ReadQuery(signature: "colleges(_:)") { scope, _ in try await scope.colleges(CollegeFilter()) },
        ReadQuery(signature: "lockedCollege(_:)") { scope, planted in
            try await scope.lockedCollege(planted.college) as Any
        },
        ReadQuery(signature: "collegeCountries()") { scope, _ in try await scope.collegeCountries() },
        ReadQuery(signature: "file(of:)") { scope, planted in try await scope.file(of: planted.entry) },
        ReadQuery(signature: "submittedCountries()") { scope, _ in try await scope.submittedCountries() },
        ReadQuery(signature: "corrections(of:)") { scope, planted in
            try await scope.corrections(of: planted.college)
        },
        ReadQuery(signature: "record(of:)") { scope, planted in try await scope.record(of: planted.college) },
        ReadQuery(signature: "experts(for:)") { scope, planted in try await scope.experts(for: planted.college) },
        ReadQuery(signature: "documents(of:)") { scope, planted in try await scope.documents(of: planted.college) },
        ReadQuery(signature: "documentBefore(_:of:)") { scope, planted in
            try await scope.documentBefore(Citation(kind: .selfAssessment, version: 2), of: planted.college) as Any
        },
        ReadQuery(signature: "document(_:of:)") { scope, planted in
            try await scope.document(Citation(kind: .selfAssessment, version: 1), of: planted.college)
        },
        ReadQuery(signature: "findings(of:)") { scope, planted in try await scope.findings(of: planted.college) },
        ReadQuery(signature: "findings(of:standing:)") { scope, planted in
            try await scope.findings(of: [planted.college])
        },
        ReadQuery(signature: "loopDifferences(_:)") { scope, _ in try await scope.loopDifferences() },
        ReadQuery(signature: "finding(_:of:)") { scope, planted in try await scope.finding(1, of: planted.college) },
        ReadQuery(signature: "course(of:at:)") { scope, planted in try await scope.course(of: 1, at: planted.college) },
        ReadQuery(signature: "findingBoard(_:at:)") { scope, _ in
            try await scope.findingBoard(FindingFilter(), at: .now).lines
        },
        ReadQuery(signature: "standings(_:in:at:)") { scope, planted in
            let findings = try await scope.standings(FindingStanding.self, in: .programme, at: planted.now)
            let warnings = try await scope.standings(WarningStanding.self, in: .programme, at: planted.now)
            return Array(findings.keys) + Array(warnings.keys)
        },
        ReadQuery(signature: "filteredCollege(_:)") { scope, planted in
            try await scope.filteredCollege("\(planted.college.id)") as Any
        },
        ReadQuery(signature: "warningsWaiting(at:)") { scope, planted in
            try await scope.warningsWaiting(at: planted.now)
        },
        ReadQuery(signature: "collegeEntries(_:)") { scope, planted in
            try await scope.collegeEntries([planted.college.id])
        },
        ReadQuery(signature: "collegesWithOpenFindings()") { scope, _ in
            try await scope.collegesWithOpenFindings()
        },
        ReadQuery(signature: "collegesWhereSomethingMayWait(besides:)") { scope, planted in
            try await scope.collegesWhereSomethingMayWait(besides: [planted.college.id])
        },
        ReadQuery(signature: "milestones(of:)") { scope, planted in try await scope.milestones(of: planted.college) },
        ReadQuery(signature: "files(of:)") { scope, planted in try await scope.files(of: [planted.entry]) },
        ReadQuery(signature: "expertRule()", isShared: true) { scope, _ in try await scope.expertRule() },
        ReadQuery(signature: "rubrics()", isShared: true) { scope, _ in try await scope.rubrics() },
        ReadQuery(signature: "partners()", isShared: true) { scope, _ in try await scope.partners() },
    ]

    private static let ofCollection = [
        ReadQuery(signature: "elements(_:dataSet:)", isShared: true) { scope, _ in
            // As JSON, for `dump` prints what an optional holds on one line, its dictionaries in any order.
            let encoder = JSONEncoder()
            encoder.outputFormatting = .sortedKeys
            return String(decoding: try encoder.encode(try await scope.elements()), as: UTF8.self)
        },
        ReadQuery(signature: "categories()", isShared: true) { scope, _ in try await scope.categories() },
        ReadQuery(signature: "dataSets()", isShared: true) { scope, _ in try await scope.dataSets() },
        ReadQuery(signature: "reportChoices()") { scope, _ in try await scope.reportChoices() },
        ReadQuery(signature: "values(of:_:)") { scope, planted in
            var choice = ValueChoice()
            choice.elements = ["ORG_STUDENTS"]
            choice.periods = ["2025Q3"]
            return try await scope.values(of: [(tenant: planted.college.tenant, id: planted.college.id)], choice)
        },
        ReadQuery(signature: "reports(of:dataSets:periods:)") { scope, planted in
            let of = [planted.college.id]
            return try await scope.reports(of: of, dataSets: ["Q_COLLEGE"], periods: ["2025Q3"])
        },
        ReadQuery(signature: "reports(_:)") { scope, _ in try await scope.reports(ReportFilter()) },
        ReadQuery(signature: "report(_:)") { scope, planted in try await scope.report(planted.report) },
        ReadQuery(signature: "reportKey(_:)") { scope, planted in try await scope.reportKey(planted.report) },
        ReadQuery(signature: "standing(_:of:)") { scope, planted in
            try await scope.standing(planted.report, of: planted.college.tenant)
        },
        ReadQuery(signature: "values(of:)") { scope, planted in try await scope.values(of: planted.reportKey) },
        ReadQuery(signature: "batch(_:)") { scope, planted in try await scope.batch(planted.batch) },
        ReadQuery(signature: "changes(of:in:)") { scope, planted in
            try await scope.changes(of: planted.batch, in: planted.reportKey)
        },
        ReadQuery(signature: "history(of:tenant:)") { scope, planted in
            try await scope.history(of: planted.valueKey, tenant: planted.college.tenant)
        },
        ReadQuery(signature: "value(of:tenant:asKnown:)") { scope, planted in
            try await scope.value(of: planted.valueKey, tenant: planted.college.tenant, asKnown: .distantFuture) as Any
        },
        ReadQuery(signature: "forEachCollege(_:_:)") { scope, _ in
            var values: [StoredValue] = []
            try await scope.forEachCollege(ValueFilter()) { values += $0 }
            return values
        },
        ReadQuery(signature: "tenantsOfColleges()") { scope, _ in try await scope.tenantsOfColleges() },
        ReadQuery(signature: "rollups(country:period:)") { scope, planted in
            try await scope.rollups(country: nil, period: planted.period)
        },
        ReadQuery(signature: "reportsWaiting(at:limit:)") { scope, planted in
            try await scope.reportsWaiting(at: planted.now, limit: 50)
        },
        ReadQuery(signature: "reports(waitingTo:at:limit:offset:)") { scope, planted in
            try await scope.reports(waitingTo: .overdue, at: planted.now, limit: 50)
        },
        ReadQuery(signature: "oddities(of:)") { scope, _ in
            try await scope.oddities(of: try await scope.reports(ReportFilter()).entries)
        },
        ReadQuery(signature: "rounds(of:_:)") { scope, planted in
            try await scope.rounds(of: planted.report, planted.reportKey)
        },
        ReadQuery(signature: "unapproved(of:in:)") { scope, planted in
            try await scope.unapproved(of: [planted.college.id], in: [planted.period])
        },
        ReadQuery(signature: "newestValue(of:in:)") { scope, _ in try await scope.newestValue() as Any },
        ReadQuery(signature: "newestValue(of:)") { scope, planted in
            try await scope.newestValue(of: planted.reportKey) as Any
        },
        ReadQuery(signature: "newestValue(of:)") { scope, planted in
            try await scope.newestValue(of: Place.country(planted.college.country)) as Any
        },
        ReadQuery(signature: "rollupDifferences()") { scope, _ in try await scope.rollupDifferences() },
    ]

    /// One for all readers, as a service has it.
    private static let ofLibrary = [
        ReadQuery(signature: "standards(_:)") { scope, _ in try await scope.standards() },
        ReadQuery(signature: "standard(_:)") { scope, planted in
            try await scope.standard(Identifier(planted.standard))
        },
        ReadQuery(signature: "standard(code:version:)") { scope, _ in try await scope.standard(code: "PLANTED") },
        ReadQuery(signature: "versions(ofStandard:)") { scope, _ in try await scope.versions(ofStandard: "PLANTED") },
        ReadQuery(signature: "adoptions(ofStandard:)") { scope, _ in
            try await scope.adoptions(ofStandard: "PLANTED")
        },
        ReadQuery(signature: "proposedAdoptions()") { scope, _ in try await scope.proposedAdoptions() },
        ReadQuery(signature: "adoption(_:)") { scope, planted in
            try await scope.adoption(Identifier(planted.adoption))
        },
        ReadQuery(signature: "courses(_:)") { scope, _ in try await scope.courses() },
        ReadQuery(signature: "course(_:)") { scope, planted in try await scope.course(Identifier(planted.course)) },
        ReadQuery(signature: "course(code:version:)") { scope, _ in try await scope.course(code: "PLANTED") },
    ]
}
