import Calendar
import Indicators
import Lifecycle
import Number
import Tenancy

/// The rules that judge figures, over what was read for some colleges at once.
struct FigureRules {
    let book: IndicatorBook
    /// Those that are on, by kind.
    let rules: [WarningKind: WarningRule]

    init(_ book: IndicatorBook, _ rules: [WarningRule]) {
        self.book = book
        self.rules = Dictionary(rules.filter { $0.isOn && $0.kind.isOfFigures }.map { ($0.kind, $0) }) { $1 }
    }

    /// How many periods up to the judged one are looked at.
    private func length(_ type: PeriodType) -> Int {
        if rules[.outsideLimits] != nil { return OutsideLimits.longest + 1 }
        return rules[.forecastMisses] != nil && type == .monthly ? 12 : rules[.forecastMisses] != nil ? 4 : 3
    }

    private func series(_ period: Period) -> [Period] {
        (0..<length(period.type)).reversed().map { period.offset(by: -$0) }
    }

    private func indicators(of period: Period) -> [Indicator] {
        book.indicators.filter { book.kind(of: $0) == period.type && !book.isOfLoop($0) }
    }

    /// The calendar periods whose sums these judgements ask for.
    func periods(for judged: Set<Period>) -> Set<Period> {
        var wanted: Set<Period> = []
        for period in judged {
            for indicator in indicators(of: period) {
                for own in series(period) { wanted.formUnion(book.periods(for: indicator, in: own)) }
            }
        }
        return wanted
    }

    /// What the rules find at a college in some periods.
    ///
    /// - Parameter peers: the sums of its country's colleges or the programme's; nil where nobody may compare.
    func causes(
        in judged: Set<Period>,
        of sums: Sums,
        targets: PlaceTargets,
        peers: Sums?
    ) -> [WarningCause] {
        guard !rules.isEmpty else { return [] }
        var causes: [WarningCause] = []
        for period in judged.sorted() {
            for indicator in indicators(of: period) {
                let figures = series(period).map {
                    Figure(indicator, of: sums, in: $0, book: book, targets: targets)
                }
                guard let figure = figures.last, figure.value != nil else { continue }
                causes += found(indicator, figure, figures, in: period, targets)
                if let rule = rules[.outsideFunnel], let peers, book.isShare(indicator) {
                    let all = Figure(indicator, of: peers, in: period, book: book)
                    let factor = indicator.formula.factor
                    OutsideFunnel.cause(figure, all, factor: factor, rule).map { causes.append($0) }
                }
            }
        }
        return causes
    }

    private func found(
        _ indicator: Indicator,
        _ figure: Figure,
        _ figures: [Figure],
        in period: Period,
        _ targets: PlaceTargets
    ) -> [WarningCause] {
        var causes: [WarningCause?] = []
        if let rule = rules[.targetMissed] { causes.append(TargetMissed.cause(figure, rule)) }
        if let rule = rules[.attainmentFell] { causes.append(AttainmentFell.cause(figures, rule)) }
        if let rule = rules[.outsideLimits] { causes.append(OutsideLimits.cause(figures, rule)) }
        if let rule = rules[.forecastMisses], period.type != .yearly {
            let year = Period(.yearly, containing: period.start)
            let own = figures.filter { year.contains($0.period) }
            let target = targets.target(of: indicator, in: year)
            let count = year.periods(of: period.type).count
            causes.append(
                ForecastMisses.cause(own, of: count, in: year, target: target, better: indicator.better, rule)
            )
        }
        return causes.compactMap(\.self)
    }
}
