import Calendar
import ClosedLoop
import Foundation
import HTTPTypes
import Hummingbird
import Language
import Lifecycle
import Tenancy

/// What somebody entered at a college and may change or take away.
enum Entered: Sendable, Hashable {
    /// The college's own names; taken away is the whole draft.
    case profile
    case milestone(Int)
    case finding(Int)
    case document(Citation)
}

/// The page of what somebody entered, on which it is changed or taken away by whoever may do so now.
struct ChangePage {
    let college: College
    let entered: Entered
    /// How the member may change it, or what stands in the way.
    let way: Result<ChangeWay, any Error>
    /// How they may take it away, likewise.
    let wayOfWithdrawal: Result<ChangeWay, any Error>
    /// Whether they may take back that it is completed.
    let isReopenable: Bool
    /// The fields as they are kept.
    let kept: [ChangeField]
    /// What was typed; nil where nothing was sent.
    var typed: [String: String]?
    /// What is wrong with it, by field.
    var faults: [(field: String, words: String)] = []

    /// Which version of it this is.
    let seen: String

    private struct Read {
        let way: Result<ChangeWay, any Error>
        let wayOfWithdrawal: Result<ChangeWay, any Error>
        let kept: [ChangeField]
        /// What of it a version is told by.
        let fields: [String: String]
        var isReopenable = false
    }

    /// Reads it; throws `NotFound`.
    init(_ entered: Entered, of id: Identifier<College>, for member: Member, _ site: Site) async throws {
        self.entered = entered
        let now = site.now()
        let (college, read) = try await site.database.reading(as: member) { scope in
            let college = try await scope.college(id).college
            let read: Read =
                switch entered {
                case .profile: Self.profile(of: college, member)
                case .milestone(let number): try await Self.milestone(number, of: college, at: now, scope)
                case .finding(let number): try await Self.finding(number, at: college, scope)
                case .document(let citation): try await Self.document(citation, of: college, scope)
                }
            return (college, read)
        }
        self.college = college
        (way, wayOfWithdrawal, kept) = (read.way, read.wayOfWithdrawal, read.kept)
        isReopenable = read.isReopenable
        seen = SeenVersion.mark(read.fields)
    }

    private static func profile(of college: College, _ member: Member) -> Read {
        let fields = [
            ("nameZh", college.nameZh), ("nameEn", college.nameEn), ("cityZh", college.cityZh),
            ("cityEn", college.cityEn),
        ]
        return Read(
            way: Result { try college.wayOfChange(by: member) },
            wayOfWithdrawal: Result {
                try college.requireWithdrawable(by: member)
                return .freely
            },
            kept: fields.map { ChangeField($0, $1, .line, label: "colleges.new.\($0)") },
            fields: college.profile.fields
        )
    }

    private static func milestone(_ number: Int, of college: College, at now: Date, _ scope: Scope) async throws -> Read
    {
        guard let entry = try await scope.milestones(of: college).first(where: { $0.number == number }) else {
            throw NotFound(what: "milestone")
        }
        let record = try await scope.record(of: college).map(\.transition)
        let way = Result<ChangeWay, any Error> {
            try entry.milestone.wayOfChange(by: scope.member, at: college, in: record, at: now)
        }
        let due = "\(Day(entry.milestone.due, in: college.zone))"
        return Read(
            way: way,
            wayOfWithdrawal: way,
            kept: [
                ChangeField("milestoneZh", entry.nameZh, .line), ChangeField("milestoneEn", entry.nameEn, .line),
                ChangeField("milestoneDue", due, .day, label: "college.form.due"),
            ],
            fields: entry.fields(in: college.zone),
            isReopenable: entry.milestone.isReopenable(by: scope.member, at: college, in: record)
        )
    }

    private static func finding(_ number: Int, at college: College, _ scope: Scope) async throws -> Read {
        guard let finding = try await scope.findings(of: college).first(where: { $0.number == number }) else {
            throw NotFound(what: "finding")
        }
        let record = try await scope.record(of: college).map(\.transition)
        let due = finding.due.map { "\(Day($0, in: college.zone))" } ?? ""
        return Read(
            way: Result { try finding.wayOfChange(by: scope.member, at: college, in: record) },
            wayOfWithdrawal: Result { try finding.wayOfWithdrawal(by: scope.member, at: college, in: record) },
            kept: [
                ChangeField("text", finding.text, .text),
                ChangeField("due", due, .day, isRequired: finding.severity == .condition),
            ],
            fields: finding.fields(in: college.zone)
        )
    }

    private static func document(_ citation: Citation, of college: College, _ scope: Scope) async throws -> Read {
        let entry = try await scope.document(citation, of: college)
        let way = Result<ChangeWay, any Error> { try entry.wayOfChange(by: scope.member, at: college) }
        let kept = [ChangeField("title", entry.title, .line), ChangeField("body", entry.body, .text)]
        return Read(way: way, wayOfWithdrawal: way, kept: kept, fields: entry.fields)
    }

    /// The page, or for programs what was entered; what is wrong is 422.
    func respond(_ request: Request, _ context: Context, _ site: Site) throws -> Response {
        let texts = site.pages.texts(context)
        return try site.pages.respond(
            "ChangeEntered",
            request,
            context,
            status: faults.isEmpty ? .ok : .unprocessableContent,
            heading: Heading(
                title: title(texts),
                trail: [
                    Frame.Link(address: Routes.colleges(), label: texts("colleges.title")),
                    Frame.Link(address: Routes.college(college.id), label: texts.name(of: college)),
                ],
                faults: faults.map { Frame.Fault(address: "#\($0.field)", text: $0.words) }
            ),
            answer: ChangeAnswer(self)
        ) { texts in ChangeView(self, texts) }
    }

    private func title(_ texts: Texts) -> String {
        switch entered {
        case .profile: texts("change.title.profile")
        case .milestone(let number): texts("change.title.milestone", ["number": .integer(number)])
        case .finding(let number): texts("change.title.finding", ["number": .integer(number)])
        case .document(let citation):
            texts("change.title.document", ["document": .text(texts.words(for: citation))])
        }
    }
}

/// A field of what can be changed.
struct ChangeField: Sendable {
    /// How it is typed.
    enum Kind: Sendable {
        case line, text, day
    }

    let name: String
    let value: String
    let kind: Kind
    /// Where the catalogue has its label.
    let label: String
    let isRequired: Bool

    init(_ name: String, _ value: String, _ kind: Kind, label: String? = nil, isRequired: Bool = true) {
        self.name = name
        self.value = value
        self.kind = kind
        self.label = label ?? "college.form.\(name)"
        self.isRequired = isRequired
    }
}

/// What was entered, as programs read it.
struct ChangeAnswer: Shaped {
    static let shape = Shape<ChangeAnswer>("Entered") { shape in
        shape.field("fields", \.fields)
        shape.field("version", \.version)
    }

    let fields: [String: String]
    /// What `If-Match` says of it when it is changed, so that nobody's change is overwritten unseen.
    let version: String

    init(_ page: ChangePage) {
        version = page.seen
        fields = Dictionary(page.kept.map { ($0.name, $0.value) }) { $1 }
    }
}
