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
                page.warnings[college.id] ?? Standings(),
                page.findings[college.id] ?? Standings(),
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
    func counts(
        _ warnings: Standings<WarningStanding>,
        _ findings: Standings<FindingStanding>,
        _ texts: Texts
    ) -> [Leg: [LoopView.Count]] {
        func warning(_ standing: WarningStanding, _ set: (inout WarningsQuery) -> Void) -> LoopView.Count {
            var query = WarningsQuery(country: country, college: college)
            set(&query)
            let isBad = standing == .late && warnings[standing] > 0
            let (label, address) = (texts("loop.warnings.\(standing)"), Routes.warnings(asking: query))
            return LoopView.Count(label, warnings[standing], address, isBad, texts)
        }
        func unanswered(_ standing: WarningStanding, _ kind: WarningKind) -> LoopView.Count {
            warning(standing) { ($0.kind, $0.state) = (kind.rawValue, Warning.State.open.rawValue) }
        }
        func finding(_ standing: FindingStanding, isBad: Bool = false, _ set: (inout FindingsQuery) -> Void)
            -> LoopView.Count
        {
            var query = FindingsQuery(country: country, college: college)
            set(&query)
            let (label, address) = (texts("loop.findings.\(standing)"), Routes.findings(asking: query))
            return LoopView.Count(label, findings[standing], address, isBad && findings[standing] > 0, texts)
        }
        func outcome(_ standing: FindingStanding, _ kind: EffectOutcome.Kind) -> LoopView.Count {
            finding(standing, isBad: kind == .ineffective) { $0.outcome = kind.rawValue }
        }
        return [
            .plan: [unanswered(.targetsMissed, .targetMissed)],
            .do: [unanswered(.reportsLate, .reportLate), unanswered(.milestonesOverdue, .milestoneOverdue)],
            .check: [
                warning(.unanswered) { $0.state = Warning.State.open.rawValue }, warning(.late) { $0.late = "yes" },
                warning(.dismissed) { $0.state = Warning.State.dismissed.rawValue },
            ],
            .act: [
                finding(.unclosed) { $0.state = FindingsQuery.unclosed },
                finding(.late, isBad: true) { $0.late = "yes" },
                finding(.observed) { $0.state = Finding.State.verified.rawValue },
            ],
            .outcome: [
                outcome(.effective, .effective), outcome(.ineffective, .ineffective),
                outcome(.notMeasurable, .notMeasurable), finding(.recurred, isBad: true) { $0.recurred = "yes" },
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
