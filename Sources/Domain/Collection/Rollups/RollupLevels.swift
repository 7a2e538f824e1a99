import Calendar

extension Period {
    /// The calendar levels that figures are added up at: month, quarter, half-year, year, academic year (`2025Sep`).
    package static let rollupTypes: [PeriodType] = [.monthly, .quarterly, .sixMonthly, .yearly, .financialSeptember]

    /// The periods of the rollup levels that this period lies wholly in, itself among them where it is of such a type.
    /// Sums are kept for all but a quarter's academic year: one quarter a year crosses its border, so that quarters
    /// don't add up to it.
    package var rollups: [Period] {
        Period.rollupTypes.compactMap { period(of: $0) }
    }
}
