import Language
import Lifecycle
import Tenancy

/// What a college's pages are divided into, each at an address of its own: first what it is, where it stands and its key
/// figures, then what is on file.
enum CollegePart: CaseIterable {
    case overview, documents, findings, milestones, reports, record

    /// Where it is.
    func address(of college: Identifier<College>) -> Address {
        switch self {
        case .overview: Routes.college(college)
        case .documents: Routes.collegeDocuments(college)
        case .findings: Routes.collegeFindings(college)
        case .milestones: Routes.collegeMilestones(college)
        case .reports: Routes.collegeReports(college)
        case .record: Routes.collegeRecord(college)
        }
    }

    /// Where the catalogue has its name.
    var messageKey: String {
        switch self {
        case .overview: "college.overview"
        case .documents: "college.form.heading"
        case .findings: "college.findings"
        case .milestones: "college.milestones"
        case .reports: "reports.title"
        case .record: "college.record"
        }
    }

    /// Where the catalogue says that nothing is on it yet; nil for the one that always has something.
    var emptyKey: String? {
        switch self {
        case .overview: nil
        case .documents: "college.emptyPart.documents"
        case .findings: "college.emptyPart.findings"
        case .milestones: "college.emptyPart.milestones"
        case .reports: "college.emptyPart.reports"
        case .record: "college.emptyPart.record"
        }
    }

    /// The part that a form stands on, by the last part of the form's address.
    init(of form: String) {
        self =
            switch form {
            case "documents", "scores", "vetoes", "assignments": .documents
            case "findings", "verify": .findings
            case "milestones": .milestones
            default: .overview
            }
    }
}

/// The way to the other parts of a college's pages.
struct CollegeParts {
    let links: [Frame.Link]

    init(_ page: CollegePage, _ texts: Texts) {
        let counts: [CollegePart: Int] = [
            .documents: page.file.documents.count, .findings: page.findings.count,
            .milestones: page.file.milestones.count,
            .record: page.file.record.count + page.file.vetoes.count + page.corrections.count,
        ]
        links = CollegePart.allCases.map { part in
            Frame.Link(
                address: part.address(of: page.college.id),
                label: texts(part.messageKey),
                current: part == page.part,
                count: counts[part].map { texts.conventions.numbers.integer($0) }
            )
        }
    }
}
