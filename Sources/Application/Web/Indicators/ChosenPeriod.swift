import Calendar
import Collection
import Foundation
import Hummingbird
import Indicators

/// The period that a page's address asks for, or the last quarter that is over; and those to choose instead.
struct ChosenPeriod {
    let period: Period
    /// The quarter under way, then quarters and years that are over, the latest first, and the chosen one where it is
    /// none of them.
    let choices: [Period]

    /// - Parameter text: as the address has it, empty where it asks for none.
    ///
    /// Throws `FigurePeriodRefusal` for what is no period, or one that no sums are kept for.
    init(_ text: String, now: Date) throws {
        let today = Day(now)
        let quarters = LatestPeriod.quarters(8, before: today)
        let lastYear = Period(.yearly, containing: today).previous
        let usual = [Period(.quarterly, containing: today)] + quarters + [lastYear, lastYear.previous]
        let period = text.isEmpty ? LatestPeriod.quarter(before: today) : try Period(ofFigures: text)
        self.period = period
        choices = usual.contains(period) ? usual : [period] + usual
    }

    /// This period and the one before it.
    var withPrevious: [Period] { [period, period.previous] }

    /// The choice as a form above the figures.
    func picker(action: Address, kept: [PeriodPicker.Kept] = [], _ texts: Texts) -> PeriodPicker {
        PeriodPicker(
            action: action,
            periods: choices.map {
                PeriodPicker.Choice(code: $0.identifier, name: texts.name(of: $0), current: $0 == period)
            },
            kept: kept
        )
    }
}
