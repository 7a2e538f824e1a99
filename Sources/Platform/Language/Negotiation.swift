extension LanguageTag {
    /// The language of `among` that a browser's `Accept-Language` header wants most.
    ///
    /// A wish is met by the same tag, else by the same language in the same script, else by the same language. When no
    /// wish can be met it is English for who asked for something, the first of `among` for who asked for nothing.
    package static func preferred(acceptLanguage header: String, among available: [LanguageTag]) -> LanguageTag {
        let wishes = LanguageWish.read(header)
        let first = available.first ?? .english
        let refused = wishes.filter { $0.weight == 0 }.compactMap(\.tag)
        let wanted = wishes.filter { $0.weight > 0 }.sorted { $0.weight > $1.weight }
        let allowed = available.filter { candidate in !refused.contains(candidate) }
        for wish in wanted {
            guard let tag = wish.tag else { return allowed.first ?? first }
            if let found = tag.nearest(among: allowed) { return found }
        }
        return !wanted.isEmpty && allowed.contains(.english) ? .english : allowed.first ?? first
    }

    /// The languages that a browser's `Accept-Language` header names, the most wanted first.
    package static func wanted(acceptLanguage header: String) -> [LanguageTag] {
        LanguageWish.read(header).filter { $0.weight > 0 }.sorted { $0.weight > $1.weight }.compactMap(\.tag)
    }

    /// The same tag, else the same language in the same script, else the same language; nil if there is none.
    package func nearest(among available: [LanguageTag]) -> LanguageTag? {
        available.first { $0 == self }
            ?? available.first { $0.reads(like: self) }
            ?? available.first { $0.language == language }
    }
}

/// One wish of an `Accept-Language` header (RFC 9110, section 12.5.4).
private struct LanguageWish {
    /// The language wished for; nil for `*`, any.
    let tag: LanguageTag?
    /// How much, 0 (not at all) to 1000.
    let weight: Int

    /// Reads a header's wishes; what is ill-formed is no wish. A header may name at most 32.
    static func read(_ header: String) -> [LanguageWish] {
        header.split(separator: ",", maxSplits: 32).prefix(32).compactMap(LanguageWish.init)
    }

    private init?(_ text: Substring) {
        let parts = text.split(separator: ";").map { $0.filter { $0 != " " && $0 != "\t" } }
        guard let range = parts.first else { return nil }
        tag = LanguageTag(range)
        guard tag != nil || range == "*" else { return nil }
        guard let quality = parts.dropFirst().first(where: { $0.hasPrefix("q=") || $0.hasPrefix("Q=") }) else {
            weight = 1000
            return
        }
        guard let number = Double(quality.dropFirst(2)), (0...1).contains(number) else { return nil }
        weight = Int((number * 1000).rounded())
    }
}
