import ClosedLoop
import Evidence
import Foundation
import Language
import Lifecycle
import Tenancy

/// What is on file: documents, experts' scores, findings and milestones.
struct CollegeFileView {
    struct DocumentRow {
        let kind: String
        let version: String
        let title: String
        let address: Address
        let author: String
        let at: String
        /// When a step filed it, in words; nil before.
        let filed: String?
        /// Where it is changed or taken off file; nil where the reader can't.
        let change: Address?
    }

    struct ScoreRow {
        let expert: String
        let document: String
        let total: String
        let at: String
        /// What is attached to it; nil where the reader doesn't know whose it is.
        let evidence: EvidenceLinks?
    }

    struct FindingRow {
        let number: String
        let severity: String
        let tone: String
        let text: String
        let opened: String
        let due: String?
        let verified: String?
        /// Where its story is told.
        let address: Address
        let state: String
        /// Where it is changed or taken away; nil where the reader can't.
        let change: Address?
        /// What is attached to it, to its actions and to its verification.
        let evidence: EvidenceLinks
    }

    struct MilestoneRow {
        let name: String
        let due: String
        let done: String?
        let overdue: Bool
        /// Where its completion goes; nil for those who don't note it, and once it is.
        let action: Address?
        /// Where it is changed, reopened or taken out of the plan; nil where the reader can't.
        let change: Address?
        /// What is attached to it.
        let evidence: EvidenceLinks
    }

    let documents: [DocumentRow]
    let scores: [ScoreRow]
    let findings: [FindingRow]
    let milestones: [MilestoneRow]

    /// Whether nothing of it is on the part that is shown.
    var isEmpty: Bool { documents.isEmpty && scores.isEmpty && findings.isEmpty && milestones.isEmpty }

    init(_ page: CollegePage, _ texts: Texts) {
        let (college, member) = (page.college, page.member)
        let day = texts.shortDay
        let (record, part, file) = (page.dossier.record, page.part, page.file)
        func change(_ entered: Entered, _ way: () throws -> ChangeWay) -> Address? {
            (try? way()) == nil ? nil : entered.change(at: college)
        }
        documents = (part == .documents ? file.documents : []).sorted { $0.document.at > $1.document.at }.map { entry in
            DocumentRow(
                kind: texts(entry.document.kind.messageKey),
                version: texts("college.version", ["version": .integer(entry.document.version)]),
                title: entry.title,
                address: college.address(of: entry.document.citation),
                author: entry.author,
                at: day(entry.document.at),
                filed: entry.filedAt.map(day),
                change: change(.document(entry.document.citation)) { try entry.wayOfChange(by: member, at: college) }
            )
        }
        let names = Dictionary(page.experts.map { ($0.id, $0) }) { $1 }
        scores = (part == .documents ? file.scores : []).reversed().map { score in
            let isOwn = score.expert == member.id
            let subject = EvidenceSubject.score(score.citation, of: college.id)
            let expert = names[score.expert].map {
                "\($0.fullName) · \(texts.name(zh: $0.organisationZh, en: $0.organisationEn))"
            }
            return ScoreRow(
                expert: expert ?? (isOwn ? member.fullName : texts("roles.expert")),
                document: texts.words(for: score.citation),
                total: texts.points(score.total),
                at: day(score.at),
                evidence: expert == nil && !isOwn
                    ? nil
                    : EvidenceLinks(page.attached[subject].filter { $0.member == score.expert }, to: subject, texts)
            )
        }
        findings = (part == .findings ? page.findings : []).map { finding in
            FindingRow(
                number: "\(finding.number)",
                severity: texts("college.severities.\(finding.severity)"),
                tone: finding.verification != nil
                    ? "done" : finding.severity == .minor && !finding.isOverdue(at: page.now) ? "normal" : "urgent",
                text: finding.text,
                opened: day(finding.opened),
                due: finding.due.map(day),
                verified: finding.verification.map { day($0.at) },
                address: Routes.finding(college.id, finding.number),
                state: texts(finding.state.messageKey),
                change: change(.finding(finding.number)) {
                    try finding.wayOfChange(by: member, at: college, in: record)
                },
                evidence: EvidenceLinks(
                    page.attached.all(of: finding, at: college.id),
                    to: .finding(finding.number, at: college.id),
                    texts
                )
            )
        }
        milestones = (part == .milestones ? file.milestones : []).map { entry in
            let reopening =
                entry.milestone.isReopenable(by: member, at: college, in: record)
                ? Entered.milestone(entry.number).change(at: college) : nil
            return MilestoneRow(
                name: texts.name(zh: entry.nameZh, en: entry.nameEn),
                due: day(entry.milestone.due),
                done: entry.milestone.done.map(day),
                overdue: entry.milestone.done == nil && entry.milestone.due < page.now,
                action: page.keepsMilestones(.completeMilestone) && entry.milestone.done == nil
                    ? Routes.milestoneCompletion(college.id, entry.number) : nil,
                change: change(.milestone(entry.number)) {
                    try entry.milestone.wayOfChange(by: member, at: college, in: record, at: page.now)
                } ?? reopening,
                evidence: EvidenceLinks(
                    page.attached[.milestone(entry.number, of: college.id)],
                    to: .milestone(entry.number, of: college.id),
                    texts
                )
            )
        }
    }
}
