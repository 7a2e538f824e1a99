import Collection
import Evidence
import Foundation
import Lifecycle
import Tenancy

extension Routes {
    static let evidence = Route("evidence/of/:subject", EvidenceSubject.self)
    static let decidedEvidence = Route("evidence/decided/:decision", EvidenceDecision.self)
    static let attachment = Route("evidence/:id", Identifier<Attachment>.self)
    static let attachmentFile = Route("evidence/:id/file", Identifier<Attachment>.self)
    static let attachmentShown = Route("evidence/:id/shown", Identifier<Attachment>.self)
    static let attachmentWithdrawal = Route("evidence/:id/withdraw", Identifier<Attachment>.self)
    static let evidenceUploads = Route("evidence/uploads")
    static let evidenceUpload = Route("evidence/uploads/:id", Identifier<EvidenceUpload>.self)
    static let evidenceRule = Route("programme/evidence")
    static let collegeArchive = Route("colleges/:id/dossier.zip", Identifier<College>.self)
}

extension EvidenceSubject: AddressPart {
    init?(addressText text: String) { self.init(text) }

    var addressText: String { description }

    static var schema: Schema { .text() }
    var json: JSONValue { .scalar(description) }

    /// Where what it is of is shown.
    var page: Address {
        guard let college = college.map({ Identifier<College>($0) }) else { return Routes.standards() }
        switch kind {
        case .document:
            return Citation(self).map { Routes.collegeDocument(college, $0.kind, $0.version) }
                ?? Routes.collegeDocuments(college)
        case .report: return Identifier<Report>(item).map { Routes.report($0) } ?? Routes.collegeReports(college)
        case .value where words.count == 2: return Routes.value(college, words[0], words[1])
        case .milestone: return Routes.collegeMilestones(college)
        case .finding, .action, .verification:
            return words.first.flatMap { Int($0) }.map { Routes.finding(college, $0) }
                ?? Routes.collegeFindings(college)
        case .score, .application: return Routes.collegeDocuments(college)
        case .value, .adoption: return Routes.college(college)
        }
    }
}

extension EvidenceDecision: AddressPart {
    init?(addressText text: String) { self.init(text) }

    var addressText: String { text }

    static var schema: Schema { .text() }
    var json: JSONValue { .scalar(text) }
}
