/// The form that a word takes beside a number; which of them a language has is CLDR's to say.
package enum PluralCategory: String, Sendable, Codable, CaseIterable {
    case zero, one, two, few, many, other
}

/// Which plural category a number takes in a language: CLDR's cardinal rules for the languages of the product.
package struct PluralRules: Sendable {
    /// The categories that the language has.
    package let categories: Set<PluralCategory>
    /// The categories that a text must have; without `many` where only millions take it (French, Spanish, Portuguese).
    package let required: Set<PluralCategory>
    private let rule: @Sendable (PluralOperands) -> PluralCategory

    private init(
        _ categories: Set<PluralCategory>,
        optional: Set<PluralCategory> = [],
        _ rule: @escaping @Sendable (PluralOperands) -> PluralCategory
    ) {
        self.categories = categories
        required = categories.subtracting(optional)
        self.rule = rule
    }

    /// The rules of a language; one whose rules are not here has `other` only.
    package init(for language: LanguageTag) {
        self =
            switch language.language {
            case "en", "de", "sw", "ur": .english
            case "hu", "ne", "mn", "kk", "uz": .one
            case "fr": .french
            case "es": .spanish
            case "pt": language.region == "PT" ? .europeanPortuguese : .french
            case "ru": .russian
            case "ar": .arabic
            case "am": .amharic
            case "si": .sinhala
            default: .none
            }
    }

    /// The category of a number.
    package func category(of number: PluralOperands) -> PluralCategory { rule(number) }
}

extension PluralRules {
    /// Chinese, Lao, Thai, Indonesian, Vietnamese, Khmer, Burmese, Malay.
    private static let none = PluralRules([.other]) { _ in .other }

    /// one: i = 1 and v = 0
    private static let english = PluralRules([.one, .other]) { $0.isOne ? .one : .other }

    /// one: n = 1
    private static let one = PluralRules([.one, .other]) { $0.integer == 1 ? .one : .other }

    /// one: i = 0,1; many: i != 0 and i % 1000000 = 0 and v = 0
    private static let french = PluralRules([.one, .many, .other], optional: [.many]) {
        $0.whole <= 1 ? .one : $0.isMillions ? .many : .other
    }

    /// one: n = 1; many: i != 0 and i % 1000000 = 0 and v = 0
    private static let spanish = PluralRules([.one, .many, .other], optional: [.many]) {
        $0.integer == 1 ? .one : $0.isMillions ? .many : .other
    }

    /// one: i = 1 and v = 0; many: i != 0 and i % 1000000 = 0 and v = 0
    private static let europeanPortuguese = PluralRules([.one, .many, .other], optional: [.many]) {
        $0.isOne ? .one : $0.isMillions ? .many : .other
    }

    /// one: v = 0 and i % 10 = 1 and i % 100 != 11; few: v = 0 and i % 10 = 2..4 and i % 100 != 12..14;
    /// many: v = 0 and what is left
    private static let russian = PluralRules([.one, .few, .many, .other]) {
        guard $0.decimals == 0 else { return .other }
        return switch ($0.whole % 10, $0.whole % 100) {
        case (_, 11...14): .many
        case (1, _): .one
        case (2...4, _): .few
        default: .many
        }
    }

    /// zero: n = 0; one: n = 1; two: n = 2; few: n % 100 = 3..10; many: n % 100 = 11..99
    private static let arabic = PluralRules(Set(PluralCategory.allCases)) {
        guard let integer = $0.integer else { return .other }
        return switch (integer, integer % 100) {
        case (0, _): .zero
        case (1, _): .one
        case (2, _): .two
        case (_, 3...10): .few
        case (_, 11...99): .many
        default: .other
        }
    }

    /// one: i = 0 or n = 1
    private static let amharic = PluralRules([.one, .other]) { $0.whole == 0 || $0.integer == 1 ? .one : .other }

    /// one: n = 0,1 or i = 0 and f = 1
    private static let sinhala = PluralRules([.one, .other]) {
        $0.integer == 0 || $0.integer == 1 || ($0.whole == 0 && $0.fraction == 1) ? .one : .other
    }
}

extension PluralOperands {
    /// i = 1 and v = 0
    fileprivate var isOne: Bool { whole == 1 && decimals == 0 }
    /// i != 0 and i % 1000000 = 0 and v = 0
    fileprivate var isMillions: Bool { whole != 0 && whole % 1_000_000 == 0 && decimals == 0 }
}
