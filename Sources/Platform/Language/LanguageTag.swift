/// A well-formed BCP 47 language tag in its usual spelling: `zh-Hans`, `en`, `lo`, `pt-BR`, `x-banmo`.
package struct LanguageTag: Sendable {
    /// The whole tag, each part in its usual case.
    package let description: String
    /// The primary language in lower case: `zh`; `x` for a tag of private use.
    package let language: String
    /// The script, if the tag names one: `Hans`.
    package let script: String?
    /// The region, if the tag names one: `CN`, `419`.
    package let region: String?

    /// Reads a tag in any case; nil if it is not well-formed (RFC 5646), repeats a part or is a grandfathered one.
    package init?(_ text: String) {
        guard let parts = LanguageTagParts(text) else { return nil }
        self.init(parts)
    }

    init(_ parts: LanguageTagParts) {
        description = parts.spelled
        language = parts.language
        script = parts.script
        region = parts.region
    }

    private init(known language: String, script: String? = nil) {
        description = [language, script].compactMap(\.self).joined(separator: "-")
        self.language = language
        self.script = script
        region = nil
    }

    /// Simplified Chinese, `zh-Hans`: the programme's own language.
    package static let chinese = LanguageTag(known: "zh", script: "Hans")
    /// English, `en`: what those read whose language is not there.
    package static let english = LanguageTag(known: "en")

    /// The script as far as the tag tells it; for Chinese also by region, simplified where nothing says otherwise.
    var writing: String? {
        guard language == "zh", script == nil else { return script }
        return ["TW", "HK", "MO"].contains(region) ? "Hant" : "Hans"
    }

    /// Whether who reads one reads the other without noticing: the same language in the same script.
    package func reads(like other: LanguageTag) -> Bool {
        language == other.language && writing == other.writing
    }
}

extension LanguageTag: Hashable {
    package static func == (left: LanguageTag, right: LanguageTag) -> Bool {
        left.description == right.description
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(description)
    }
}

extension LanguageTag: Comparable, CustomStringConvertible {
    /// Chinese first, then English, then by the alphabet, so that pages always list languages in one order.
    package static func < (left: LanguageTag, right: LanguageTag) -> Bool {
        (left.rank, left.description) < (right.rank, right.description)
    }

    private var rank: Int {
        self == .chinese ? 0 : self == .english ? 1 : 2
    }
}

extension LanguageTag: Codable {
    /// Reads a single string; an ill-formed tag is a decoding error that quotes it.
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let parts = LanguageTagParts(text) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "no BCP 47 language tag: \(text)")
        }
        self.init(parts)
    }

    /// Writes a single string.
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
