import Calendar
import Collection
import Foundation
import Indicators
import Lifecycle
import Number
import Tenancy

/// The list as programs read it.
struct CollegesAnswer: Shaped {
    static let shape = Shape<CollegesAnswer>("Colleges") { shape in
        shape.field("count", \.count)
        shape.field("offset", \.offset)
        shape.field("period", \.period)
        shape.field("colleges", \.colleges)
        shape.field("unknown", \.unknown)
    }

    struct Row: Shaped {
        static let shape = Shape<Row>("CollegeRow") { shape in
            shape.field("college", \.college)
            shape.field("leadZh", \.leadZh)
            shape.field("leadEn", \.leadEn)
            shape.field("partnerZh", \.partnerZh)
            shape.field("partnerEn", \.partnerEn)
            shape.field("isIllustrative", \.isIllustrative)
            shape.field("index", \.index)
            shape.field("previousIndex", \.previousIndex)
            shape.field("coverage", \.coverage)
        }

        let college: College
        let leadZh: String
        let leadEn: String
        let partnerZh: String
        let partnerEn: String
        /// Made up for a demonstration.
        let isIllustrative: Bool
        /// 0 to 100; null where it can't be computed.
        let index: Number?
        let previousIndex: Number?
        /// What it rests on.
        let coverage: Coverage?
    }

    /// On all pages.
    let count: Int
    let offset: Int
    let period: Period
    let colleges: [Row]
    /// What of the address was not understood, so that nothing is listed.
    let unknown: [UnknownFilter]

    init(_ list: CollegeFigures, _ unknown: [UnknownFilter], period: Period) {
        count = list.count
        offset = list.offset
        self.unknown = unknown
        self.period = period
        colleges = list.entries.map { entry in
            let cards = list.cards[entry.college.id] ?? []
            return Row(
                college: entry.college,
                leadZh: entry.leadZh,
                leadEn: entry.leadEn,
                partnerZh: entry.partnerZh,
                partnerEn: entry.partnerEn,
                isIllustrative: entry.isIllustrative,
                index: cards.first?.index,
                previousIndex: cards.dropFirst().first?.index,
                coverage: list.coverages[entry.college.id]
            )
        }
    }
}

/// The colleges of one page of the list with their figures of a period and the one before.
struct CollegeFigures {
    let entries: [CollegeEntry]
    /// On all pages.
    let count: Int
    /// How many stand on the pages before.
    let offset: Int
    let cards: [Identifier<College>: [Scorecard]]
    let coverages: Coverages

    /// None at all.
    init() {
        (entries, count, offset, cards, coverages) = ([], 0, 0, [:], Coverages())
    }

    /// - Parameter byIndex: the best first, those without an index last, whatever the filter's order.
    init(
        _ filter: CollegeFilter,
        byIndex: Bool,
        _ periods: [Period],
        in scope: Scope,
        _ memory: FigureMemory
    ) async throws {
        var wanted = filter
        if byIndex { (wanted.limit, wanted.offset) = (10_000, 0) }
        let list = try await scope.colleges(wanted)
        let keys = list.entries.map { CollegeKey(id: $0.college.id, tenant: $0.college.tenant) }
        let book = try await scope.indicatorBook(memory)
        let cards = try await scope.scorecards(book, ofColleges: keys, in: periods, memory)
        func index(_ entry: CollegeEntry) -> Number { cards[entry.college.id]?.first?.index ?? Number(-1) }
        let stretch = ListStretch(from: filter.offset, size: filter.limit, of: list.count)
        entries =
            byIndex
            ? Array(list.entries.sorted { index($0) > index($1) }.dropFirst(stretch.offset).prefix(stretch.size))
            : list.entries
        count = list.count
        offset = stretch.offset
        self.cards = cards
        coverages = if let period = periods.first { try await scope.coverages(in: period) } else { Coverages() }
    }
}
