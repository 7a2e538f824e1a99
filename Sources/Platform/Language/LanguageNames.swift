import Foundation

extension LanguageTag {
    /// Which way a script runs; the raw value is HTML's `dir`.
    package enum Direction: String, Sendable, Codable {
        case leftToRight = "ltr"
        case rightToLeft = "rtl"
    }

    /// Which way the language is written, by its script or, where the tag names none, its usual script.
    package var direction: Direction {
        Locale.Language(identifier: description).characterDirection == .rightToLeft ? .rightToLeft : .leftToRight
    }

    /// The language's name for itself: 简体中文, English, ລາວ.
    package var endonym: String { name(in: self) }

    /// The language's name in another language, by ICU; the tag itself where ICU knows none.
    package func name(in reader: LanguageTag) -> String {
        if reader.language == "en", language == "zh", region == nil, let script = Self.chineseScripts[script ?? ""] {
            return script
        }
        let locale = Locale(identifier: reader.description)
        return locale.localizedString(forIdentifier: description) ?? description
    }

    /// ICU's English says "Chinese, Simplified", which is for sorted lists, not for a sentence.
    private static let chineseScripts = ["Hans": "Simplified Chinese", "Hant": "Traditional Chinese"]
}
