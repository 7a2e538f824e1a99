import ClosedLoop
import Indicators
import Language
import Lifecycle
import Tenancy

/// What `Loop.mustache` shows.
struct LoopView {
    /// How many there are of something, as a link to the list of them.
    struct Count {
        let label: String
        let count: String
        let address: Address
        /// Whether it should be 0, and isn't.
        let isBad: Bool
    }

    struct Stage {
        let leg: LegView
        let counts: [Count]
        let links: [Frame.Link]
    }

    struct Row {
        let name: String
        let address: Address
        let counts: [Count]
    }

    let periodPicker: PeriodPicker
    let index: Numbered
    let coverage: String?
    /// Which legs have no data; nil where the index is there.
    let indexReason: String?
    let stages: [Stage]
    /// Of the table of colleges; the first column's names them.
    let columns: [String]
    let colleges: [Row]

    init(_ page: LoopPage, _ texts: Texts) {
        let indicators = page.place.address(in: page.chosen.period)
        periodPicker = page.chosen.picker(action: page.place.loop(), texts)
        index = Numbered(index: page.cards, address: indicators.at("index"), texts)
        coverage = texts.words(of: page.coverage)
        indexReason = texts.reason(noIndexOf: page.cards.first)
        let lists = LoopLists(page.place.place)
        let counts = lists.counts(page.allWarnings, page.allFindings, texts)
        let legs = LegView.all(page.cards, address: { indicators.at("leg-\($0.rawValue)") }, texts)
        stages = zip(Leg.allCases, legs).map { leg, view in
            Stage(leg: view, counts: counts[leg] ?? [], links: lists.links(of: leg, page.place, texts))
        }
        colleges = page.colleges.map { college in
            let counts = LoopLists(.college(college.id)).counts(
                page.warnings[college.id] ?? WarningStanding(),
                page.findings[college.id] ?? FindingStanding(),
                texts
            )
            return Row(
                name: texts.name(of: college),
                address: Routes.collegeLoop(college.id, asking: PeriodQuery(page.chosen.period)),
                counts: [Leg.check, .act, .outcome].flatMap { counts[$0] ?? [] }
            )
        }
        columns = colleges.first?.counts.map(\.label) ?? []
    }
}

/// The lists that the counts of a place open.
private struct LoopLists {
    private let country: String
    private let college: String

    init(_ place: Place) {
        (country, college) =
            switch place {
            case .programme: ("", "")
            case .country(let country): (country, "")
            case .college(let id): ("", "\(id)")
            }
    }

    /// The counts of each leg.
    func counts(_ warnings: WarningStanding, _ findings: FindingStanding, _ texts: Texts) -> [Leg: [LoopView.Count]] {
        func warning(
            _ key: String,
            _ count: Int,
            kind: WarningKind? = nil,
            state: Warning.State? = nil
        ) -> LoopView.Count {
            var query = WarningsQuery(country: country, college: college)
            (query.kind, query.state) = (kind?.rawValue ?? "", state?.rawValue ?? "")
            if state == nil { query.late = "yes" }
            let isBad = count > 0 && state == nil
            return LoopView.Count(texts("loop.warnings.\(key)"), count, Routes.warnings(asking: query), isBad, texts)
        }
        func finding(_ key: String, _ count: Int, isBad: Bool = false, _ set: (inout FindingsQuery) -> Void)
            -> LoopView.Count
        {
            var query = FindingsQuery(country: country, college: college)
            set(&query)
            let address = Routes.findings(asking: query)
            return LoopView.Count(texts("loop.findings.\(key)"), count, address, isBad && count > 0, texts)
        }
        return [
            .plan: [warning("targetsMissed", warnings.targetsMissed, kind: .targetMissed, state: .open)],
            .do: [
                warning("reportsLate", warnings.reportsLate, kind: .reportLate, state: .open),
                warning("milestonesOverdue", warnings.milestonesOverdue, kind: .milestoneOverdue, state: .open),
            ],
            .check: [
                warning("unanswered", warnings.unanswered, state: .open), warning("late", warnings.late),
                warning("dismissed", warnings.dismissed, state: .dismissed),
            ],
            .act: [
                finding("unclosed", findings.unclosed) { $0.state = FindingsQuery.unclosed },
                finding("late", findings.late, isBad: true) { $0.late = "yes" },
                finding("observed", findings.observed) { $0.state = Finding.State.verified.rawValue },
            ],
            .outcome: [
                finding("effective", findings.effective) { $0.outcome = EffectOutcome.Kind.effective.rawValue },
                finding("ineffective", findings.ineffective, isBad: true) {
                    $0.outcome = EffectOutcome.Kind.ineffective.rawValue
                },
                finding("notMeasurable", findings.notMeasurable) {
                    $0.outcome = EffectOutcome.Kind.notMeasurable.rawValue
                },
                finding("recurred", findings.recurred, isBad: true) { $0.recurred = "yes" },
            ],
        ]
    }

    /// What else there is to see of a leg.
    func links(of leg: Leg, _ place: FigurePlace, _ texts: Texts) -> [Frame.Link] {
        switch (leg, place.college) {
        case (.plan, let college):
            [
                Frame.Link(
                    address: college.map { Routes.collegeTargets($0.id) } ?? Routes.targets(),
                    label: texts("targets.title")
                )
            ]
        case (.do, let college?):
            [
                Frame.Link(
                    address: Routes.reports(asking: ReportsQuery(college: college.code)),
                    label: texts("reports.title")
                ), Frame.Link(address: Routes.collegeMilestones(college.id), label: texts("college.milestones")),
            ]
        default: []
        }
    }
}

extension LoopView.Count {
    fileprivate init(_ label: String, _ count: Int, _ address: Address, _ isBad: Bool, _ texts: Texts) {
        self.init(
            label: label,
            count: texts.conventions.numbers.integer(count),
            address: address,
            isBad: isBad
        )
    }
}
