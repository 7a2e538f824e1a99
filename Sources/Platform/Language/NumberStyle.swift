import Foundation

/// The marks that a language writes numbers with, learnt from what Foundation's ICU makes of a few numbers.
struct NumberStyle: Sendable {
    private let digits: [String]
    private let group: String
    private let point: String
    private let minus: String
    /// How many digits stand in the last group and in those before it: 3 and 3, or 3 and 2 in Nepali.
    private let lastGroup: Int
    private let otherGroups: Int
    /// How many digits a number has at least before it is grouped: Spanish writes 1234 but 12.345.
    private let shortestGrouped: Int
    private let percentPrefix: String
    private let percentSuffix: String

    init(of locale: Locale) {
        let write = IntegerFormatStyle<Int>(locale: locale)
        digits = (0...9).map { $0.formatted(write) }
        group = locale.groupingSeparator ?? ","
        point = locale.decimalSeparator ?? "."
        let negative = (-1).formatted(write)
        minus = negative.hasSuffix(digits[1]) ? String(negative.dropLast(digits[1].count)) : "-"
        let groups = 1_234_567_890.formatted(write).components(separatedBy: group).map(\.count)
        lastGroup = groups.count > 1 ? groups[groups.count - 1] : .max
        otherGroups = groups.count > 2 ? groups[groups.count - 2] : lastGroup
        let written = 1234.formatted(write).contains(group)
        shortestGrouped = written ? 4 : 5
        let percent = 5.formatted(IntegerFormatStyle<Int>.Percent(locale: locale))
        let parts = percent.components(separatedBy: digits[5])
        percentPrefix = parts.count == 2 ? parts[0] : ""
        percentSuffix = parts.count == 2 ? parts[1] : "%"
    }

    func write(_ number: DecimalText, signed: Bool = false) -> String {
        var text = number.isNegative ? minus : signed && number.isPositive ? "+" : ""
        let isGrouped = number.whole.count >= shortestGrouped
        for (index, digit) in number.whole.enumerated() {
            let left = number.whole.count - index
            if isGrouped, index > 0, startsGroup(left) { text += group }
            text += digits[Int(digit - UInt8(ascii: "0"))]
        }
        if !number.fraction.isEmpty { text += point }
        for digit in number.fraction { text += digits[Int(digit - UInt8(ascii: "0"))] }
        return text
    }

    func writePercent(_ number: DecimalText, signed: Bool = false) -> String {
        percentPrefix + write(number, signed: signed) + percentSuffix
    }

    /// 0 to 99 in two digits, for clocks.
    func twoDigits(_ number: Int) -> String {
        digits[number / 10 % 10] + digits[number % 10]
    }

    private func startsGroup(_ left: Int) -> Bool {
        left >= lastGroup && (left - lastGroup).isMultiple(of: otherGroups)
    }
}
