import Foundation

/// The names of countries and regions in one language, by their ISO 3166-1 codes.
package struct CountryNames: Sendable {
    private let names: [String: String]

    /// Takes the names from Foundation's ICU, some of them as Chinese official usage has them: 中国台湾, 中国香港, 中国澳门.
    package init(in language: LanguageTag) {
        let locale = Locale(identifier: language.description)
        var names: [String: String] = [:]
        for code in Locale.Region.isoRegions.map(\.identifier) where Self.isCountry(code) {
            names[code] = locale.localizedString(forRegionCode: code)
        }
        let china = Self.china(in: language)
        names["CN"] = china
        for code in ["TW", "HK", "MO"] {
            guard let name = names[code] else { continue }
            names[code] =
                switch language.language {
                case "zh": china + name
                case "ar", "ur": "\(name)، \(china)"
                default: "\(name), \(china)"
                }
        }
        names.merge(Self.official[language] ?? [:]) { $1 }
        self.names = names
    }

    /// The name of a country by its two-letter code in any case; the code itself where there is none.
    package subscript(code: String) -> String { names[code] ?? names[code.uppercased()] ?? code }

    /// Every country and region with its code, sorted by code.
    package var all: [(code: String, name: String)] {
        names.sorted { $0.key < $1.key }.map { (code: $0.key, name: $0.value) }
    }

    /// Foundation's list also has groups of countries and codes that ISO 3166-1 only reserves.
    private static func isCountry(_ code: String) -> Bool {
        code.utf8.count == 2 && !reserved.contains(code)
    }

    private static let reserved: Set = ["AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XK"]

    /// Foundation's ICU calls CN "China mainland"; these are CLDR's names.
    private static func china(in language: LanguageTag) -> String {
        language.writing == "Hant" ? "中國" : chinas[language.language] ?? "China"
    }

    private static let chinas = [
        "zh": "中国", "lo": "ຈີນ", "th": "จีน", "sw": "Uchina", "fr": "Chine", "ru": "Китай", "ar": "الصين", "hu": "Kína",
        "si": "චීනය", "ne": "चीन", "am": "ቻይና", "ur": "چین", "id": "Tiongkok", "vi": "Trung Quốc", "km": "ចិន",
        "my": "တရုတ်", "mn": "Хятад", "kk": "Қытай", "uz": "Xitoy",
    ]

    /// Where ICU's name is not the one that the Chinese foreign ministry uses.
    private static let official: [LanguageTag: [String: String]] = [
        .chinese: ["PS": "巴勒斯坦", "FK": "马尔维纳斯群岛", "BA": "波黑"],
        .english: ["PS": "Palestine", "FK": "Malvinas Islands", "MM": "Myanmar", "CD": "DR Congo", "CG": "Congo"],
    ]
}
