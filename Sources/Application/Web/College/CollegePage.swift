import ClosedLoop
import Collection
import Foundation
import HTTPTypes
import Hummingbird
import Indicators
import Language
import Lifecycle
import Notices
import Tenancy

/// The page of a college in any of its states: as it is read, or with a form that was refused.
struct CollegePage {
    /// A form of the page that was sent and not accepted, with what was typed.
    struct Refused {
        /// The last part of the form's address: `steps`, `documents` …
        let form: String
        let fields: [String: String]
        /// Everything that is wrong, each at the identifier of its field.
        let faults: [Frame.Fault]
        let status: HTTPResponse.Status

        init(
            form: String,
            fields: [String: String],
            field: String,
            words: String,
            status: HTTPResponse.Status = .unprocessableContent
        ) {
            let fault = Frame.Fault(address: "#\(field)", text: words)
            self.init(form: form, fields: fields, faults: [fault], status: status)
        }

        init(
            form: String,
            fields: [String: String],
            faults: [Frame.Fault],
            status: HTTPResponse.Status = .unprocessableContent
        ) {
            (self.form, self.fields, self.faults, self.status) = (form, fields, faults, status)
        }

        /// What is wrong with a field, as programs are told it too.
        init(form: String, fields: [String: String], _ faults: FormFaults) {
            self.init(form: form, fields: fields, faults: faults.faults, status: faults.status)
        }

        /// The part of the college's pages that the form stands on.
        var part: CollegePart { CollegePart(of: form) }

        /// All that is wrong in one text.
        var words: String { faults.map(\.text).joined(separator: " ") }

        /// What is wrong with a field; nil where nothing is.
        func words(at field: String) -> String? {
            let words = faults.filter { $0.address == "#\(field)" }.map(\.text)
            return words.isEmpty ? nil : words.joined(separator: " ")
        }
    }

    /// What the member may see of it.
    let file: CollegeFile
    /// What the rules read of that.
    let dossier: Dossier
    let findings: [Finding]
    /// What of it was corrected, the earliest first.
    let corrections: [Correction]
    let member: Member
    let now: Date
    /// Whom headquarters can ask; empty for everybody else.
    let experts: [Expert]
    let reports: [ReportEntry]
    let dataSets: [DataSet]
    let chosen: ChosenPeriod
    let book: IndicatorBook
    /// Its figures of the chosen period and the one before; none before it collects any.
    let cards: [Scorecard]
    /// What these rest on; nil where there are none.
    let coverage: Coverage?
    /// When the newest value that the figures are made of was written.
    let newest: Date?
    /// Whether the member follows it; nil where they are told of it anyway.
    let follows: Bool?
    /// What is attached to what the part shows.
    private(set) var attached = CollegeAttached()
    /// Its figures of eight periods, the earliest first, for who scores it by dimensions; empty for everybody else.
    private(set) var trend: [Scorecard] = []
    /// The step that the member has just taken.
    var done: College.Step?
    var refused: Refused? {
        didSet { part = refused?.part ?? part }
    }
    var part = CollegePart.overview

    var college: College { file.entry.college }

    /// Whether the member may do or see this of it.
    func may(_ right: Right) -> Bool { member.may(right, at: college) }

    /// Reads what the member may see of a college; throws `NotFound`.
    init(_ id: Identifier<College>, for member: Member, _ site: Site, _ query: CollegeQuery = CollegeQuery())
        async throws
    {
        self.member = member
        let (now, database, figures) = (site.now(), site.database, site.figures)
        self.now = now
        (file, chosen, findings, corrections, experts, reports, dataSets, book, cards, coverage, newest, follows) =
            try await database.reading(
                as: member
            ) {
                scope in
                let entry = try await scope.college(id)
                let chosen = try ChosenPeriod(query.period, now: now, in: entry.college.zone)
                let book = try await scope.indicatorBook(figures)
                let key = CollegeKey(id: id, tenant: entry.college.tenant)
                let cards = try await scope.scorecards(book, ofColleges: [key], in: chosen.withPrevious, figures)[id]
                var filter = ReportFilter()
                filter.college = id
                filter.limit = 12
                return (
                    try await scope.file(of: entry),
                    chosen,
                    try await scope.findings(of: entry.college),
                    try await scope.corrections(of: entry.college),
                    member.may(.assignExpert, at: entry.college) ? try await scope.experts(for: entry.college) : [],
                    try await scope.reports(filter).entries,
                    try await scope.dataSets(),
                    book,
                    entry.college.state.phase == .approval ? [] : cards ?? [],
                    try await scope.coverages(in: chosen.period, of: id)[id],
                    try await scope.newestValue(of: id),
                    Role.headquarters.contains(member.role) ? try await scope.follows(id.uuid) : nil
                )
            }
        dossier = file.dossier
    }

    /// The page, or for programs the college's file with what it waits for; a refused form is 422, a conflict 409.
    func respond(_ request: Request, _ context: Context, _ site: Site) async throws -> Response {
        var page = self
        (page.attached, page.trend) = try await site.database.reading(as: member) { scope in
            (try await CollegeAttached(self, scope), try await scope.trend(of: self))
        }
        return try page.answer(request, context, site)
    }

    private func answer(_ request: Request, _ context: Context, _ site: Site) throws -> Response {
        let texts = site.pages.texts(context).at(college.zone)
        return try site.pages.respond(
            "College",
            request,
            context,
            status: refused?.status ?? .ok,
            heading: Heading(
                title: part == .overview
                    ? texts.name(of: college)
                    : texts(
                        "college.partTitle",
                        ["name": .text(texts.name(of: college)), "part": .text(texts(part.messageKey))]
                    ),
                asOf: newest.map(texts.moment),
                trail: [Frame.Link(address: Routes.colleges(), label: texts("colleges.title"))]
                    + (part == .overview
                        ? [] : [Frame.Link(address: Routes.college(college.id), label: texts.name(of: college))]),
                notice: notice(texts),
                faults: refused.flatMap { $0.status == .conflict ? nil : $0.faults } ?? []
            ),
            answer: CollegeAnswer(self, texts)
        ) { _ in CollegeView(self, texts) }
    }

    private func notice(_ texts: Texts) -> Frame.Notice? {
        if let refused, refused.status == .conflict {
            let reason = refused.fields["reason"] ?? ""
            let kept = reason.isEmpty ? nil : texts("college.keptReason", ["reason": .text(reason)])
            return Frame.Notice(tone: "wrong", title: refused.words, text: kept)
        }
        guard let done, let last = dossier.record.last, last.step == done, last.member == member.id,
            now.timeIntervalSince(last.at) < 300
        else { return nil }
        return Frame.Notice(tone: "right", title: texts("college.done", ["step": .text(texts(done.messageKey))]))
    }
}

/// A college as programs read it.
struct CollegeAnswer: Shaped {
    static let shape = Shape<CollegeAnswer>("CollegeWithFile") { shape in
        shape.field("college", \.college)
        shape.field("findings", \.findings)
        shape.field("corrections", \.corrections)
        shape.field("waitsFor", \.waitsFor)
        shape.field("steps", \.steps)
        shape.field("scorecard", \.scorecard)
        shape.field("previous", \.previous)
        shape.optional("refused", \.refused)
    }

    struct Wait: Shaped {
        static let shape = Shape<Wait>("CollegeWait") { shape in
            shape.field("step", \.step)
            shape.field("roles", \.roles)
            shape.field("missing", \.missing)
        }

        let step: College.Step
        let roles: [Role]
        /// The key of what is missing in the catalogue.
        let missing: String?
    }

    struct Step: Shaped {
        static let shape = Shape<Step>("StepToTake") { shape in
            shape.field("step", \.step)
            shape.field("refusals", \.refusals)
        }

        let step: College.Step
        /// Everything that keeps the member from taking it; empty if they can.
        let refusals: [Reason]
    }

    struct Reason: Shaped {
        static let shape = Shape<Reason>("StepRefusal") { shape in
            shape.field("key", \.key)
            shape.field("text", \.text)
            shape.field("mendedAt", \.mendedAt)
            shape.field("mendedBy", \.mendedBy)
        }

        /// In the catalogue.
        let key: String
        /// In the reader's language.
        let text: String
        let mendedAt: College.Refusal.Place?
        let mendedBy: [Role]
    }

    let college: CollegeFile
    let findings: [Finding]
    let corrections: [Correction]
    let waitsFor: [Wait]
    let steps: [Step]
    /// Its figures of the period; null before it collects any.
    let scorecard: ScorecardAnswer?
    /// The period before.
    let previous: ScorecardAnswer?
    /// Why a form was refused, in the reader's language.
    let refused: String?

    init(_ page: CollegePage, _ texts: Texts) {
        college = page.file
        findings = page.findings
        corrections = page.corrections
        waitsFor = page.college.waits(on: page.dossier, at: page.now, for: page.member).map {
            Wait(step: $0.step, roles: $0.roles, missing: $0.missing?.messageKey)
        }
        steps = page.college.steps(for: page.member, on: page.dossier, at: page.now).map {
            Step(
                step: $0.step,
                refusals: $0.refusals.map { refusal in
                    Reason(
                        key: refusal.messageKey,
                        text: texts.words(of: refusal),
                        mendedAt: refusal.mendedAt,
                        mendedBy: refusal.mendedBy
                    )
                }
            )
        }
        scorecard = page.cards.first.map { ScorecardAnswer($0, page.book, page.coverage) }
        previous = page.cards.dropFirst().first.map { ScorecardAnswer($0, page.book) }
        refused = page.refused?.words
    }
}
