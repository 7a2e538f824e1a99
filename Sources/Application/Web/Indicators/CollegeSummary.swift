import Calendar
import ClosedLoop
import Collection
import Foundation
import Indicators
import Language
import Lifecycle
import Tenancy

/// A college as the cards of home and country pages show it.
struct CollegeSummary: Sendable {
    let entry: CollegeEntry
    let dossier: Dossier
    /// Of a period and the one before; empty where nobody asks for them.
    var cards: [Scorecard] = []
    /// What these rest on; nil where nobody asks.
    var coverage: Coverage?
    /// Its whole file.
    let file: CollegeFile
    /// Those that are not closed.
    let findings: [Finding]
    /// Whom it is shown to.
    let reader: Member
}

extension Scope {
    /// The colleges that the member may see, of a country or all, with their files, in as many queries for many as for
    /// one.
    func collegeSummaries(in country: String? = nil) async throws -> [CollegeSummary] {
        var filter = CollegeFilter()
        filter.country = country
        filter.limit = 10_000
        return try await summaries(of: try await colleges(filter).entries)
    }

    /// The colleges at which something may wait for the member, with their files; nothing is read of the others.
    func waitingColleges() async throws -> [CollegeSummary] {
        let found = try await collegesWithOpenFindings()
        return try await summaries(of: try await collegesWhereSomethingMayWait(besides: found))
    }

    /// The same colleges with their scorecards of these periods.
    func adding(
        _ book: IndicatorBook,
        _ periods: [Period],
        to summaries: [CollegeSummary],
        _ memory: FigureMemory,
        _ coverages: Coverages? = nil
    ) async throws -> [CollegeSummary] {
        let keys = summaries.map { CollegeKey(id: $0.entry.college.id, tenant: $0.entry.college.tenant) }
        let cards = try await scorecards(book, ofColleges: keys, in: periods, memory)
        return summaries.map { summary in
            var summary = summary
            summary.cards = cards[summary.entry.college.id] ?? []
            summary.coverage = coverages?[summary.entry.college.id]
            return summary
        }
    }

    private func summaries(of entries: [CollegeEntry]) async throws -> [CollegeSummary] {
        let findings = try await findings(of: entries.map(\.college), standing: true)
        return try await files(of: entries).map { file in
            CollegeSummary(
                entry: file.entry,
                dossier: file.dossier,
                file: file,
                findings: findings[file.entry.college.id] ?? [],
                reader: member
            )
        }
    }
}

/// A college's index and legs as programs read them.
struct CollegeSummaryAnswer: Shaped {
    private let summary: CollegeSummary

    init(_ summary: CollegeSummary) {
        self.summary = summary
    }

    static let shape = Shape<CollegeSummaryAnswer>("CollegeSummary") { shape in
        shape.field("id", \.summary.entry.college.id)
        shape.field("code", \.summary.entry.college.code)
        shape.field("nameZh", \.summary.entry.college.nameZh)
        shape.field("nameEn", \.summary.entry.college.nameEn)
        shape.field("country", \.summary.entry.college.country)
        shape.field("state", \.summary.entry.college.state)
        shape.field("period", \.summary.cards.first?.period)
        shape.field("index", { $0.summary.cards.first?.index })
        shape.field("previousIndex", { $0.summary.cards.dropFirst().first?.index })
        shape.field("legs", { ($0.summary.cards.first?.legs ?? [:]).ofAll })
        shape.field("gaps", { ($0.summary.cards.first?.gaps ?? [:]).named })
        shape.optional("coverage", \.summary.coverage)
    }
}

extension CollegeCard {
    /// A college with where it stands, its index, and what it waits for.
    init(_ summary: CollegeSummary, now: Date, _ texts: Texts) {
        let (entry, college) = (summary.entry, summary.entry.college)
        let period = summary.cards.first?.period
        let parties = [
            texts.name(zh: entry.leadZh, en: entry.leadEn), texts.name(zh: entry.partnerZh, en: entry.partnerEn),
        ]
        self.init(
            name: texts.name(of: college),
            address: Routes.college(college.id),
            country: texts.conventions.countries[college.country],
            parties: texts.list(parties),
            line: StateLine(college.state, texts),
            index: Numbered(
                index: summary.cards,
                address: Routes.collegeIndicators(
                    college.id,
                    asking: PeriodQuery(period: period?.identifier ?? "")
                ),
                texts
            ),
            period: period.map(texts.name),
            coverage: texts.words(of: summary.coverage),
            waitsFor: texts.waitsFor(summary, at: now)
        )
    }
}

extension Texts {
    /// What a college waits for and on whom; nil where nothing more is waited for.
    func waitsFor(_ summary: CollegeSummary, at now: Date) -> String? {
        let next = summary.entry.college.next(on: summary.dossier, at: now, for: summary.reader)
        guard let first = next.first else { return nil }
        if let missing = first.missing, missing.isCount { return at(summary.entry.college.zone).words(of: missing) }
        let what = next.map { self($0.step.messageKey) }.joined(separator: self("home.or"))
        let whom = list(next.roles.map { self("roles.\($0)") })
        return self("home.waitsFor", ["what": .text(what), "whom": .text(whom)])
    }
}

extension College.Refusal {
    /// Whether it says how many are still missing, which tells more than the step that waits for them.
    fileprivate var isCount: Bool {
        switch self {
        case .scoresMissing, .findingsOpen, .conditionsOpen, .milestonesOpen: true
        default: false
        }
    }
}
