import ClosedLoop
import Evidence
import Foundation
import Lifecycle
import Tenancy

/// What is attached to what a part of a college's pages shows, and what the decisions on it were made on.
struct CollegeAttached {
    private var attachments: [EvidenceSubject: [Attachment]] = [:]
    private var cited: [EvidenceDecision: [Attachment]] = [:]

    /// Nothing.
    init() {}

    /// Reads what the part needs.
    init(_ page: CollegePage, _ scope: Scope) async throws {
        let (college, part) = (page.college, page.part)
        switch part {
        case .documents:
            var found = try await scope.attachments(
                ofCollege: college.id.uuid,
                of: college.tenant,
                kinds: [.application]
            )
            found += try await scope.attachments(ofCollege: college.id.uuid, of: college.tenant, kinds: [.score])
            attachments = Dictionary(grouping: found, by: \.subject)
        case .findings:
            let kinds: [EvidenceSubject.Kind] = [.finding, .action, .verification]
            let found = try await scope.attachments(ofCollege: college.id.uuid, of: college.tenant, kinds: kinds)
            attachments = Dictionary(grouping: found, by: \.subject)
        case .milestones:
            let found = try await scope.attachments(ofCollege: college.id.uuid, of: college.tenant, kinds: [.milestone])
            attachments = Dictionary(grouping: found, by: \.subject)
        case .record:
            cited = try await scope.attachments(
                citedByEach: page.dossier.record.map(\.decision),
                of: [college.tenant]
            )
        case .overview, .reports: break
        }
    }

    /// What is attached to a subject.
    subscript(subject: EvidenceSubject) -> [Attachment] { attachments[subject] ?? [] }

    /// What is attached to a finding, its actions and its verification.
    func all(of finding: Finding, at college: Identifier<College>) -> [Attachment] {
        finding.evidence(at: college).flatMap { self[$0] }
    }

    /// What a decision was made on; nil where it was made on no file.
    func cited(by decision: EvidenceDecision) -> CitedEvidence? {
        CitedEvidence(cited[decision], by: decision)
    }
}
