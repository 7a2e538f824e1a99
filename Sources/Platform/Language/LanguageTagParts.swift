/// The parts of a language tag, read by the grammar of RFC 5646, section 2.1, without its grandfathered tags.
struct LanguageTagParts {
    private(set) var language = ""
    private(set) var script: String?
    private(set) var region: String?
    /// The tag with each part in its usual case.
    private(set) var spelled = ""

    private var rest: ArraySlice<Substring>

    init?(_ text: String) {
        guard text.utf8.count <= 100, text.utf8.allSatisfy({ $0.isLetter || $0.isDigit || $0 == UInt8(ascii: "-") })
        else { return nil }
        rest = text.split(separator: "-", omittingEmptySubsequences: false)[...]
        guard rest.allSatisfy({ (1...8).contains($0.utf8.count) }) else { return nil }
        if rest.first?.lowercased() == "x" {
            language = "x"
            guard takePrivateUse() else { return nil }
        } else {
            guard takeLanguage() else { return nil }
            takeScript()
            takeRegion()
            guard takeVariants(), takeExtensions() else { return nil }
            guard rest.isEmpty || takePrivateUse() else { return nil }
        }
    }

    private mutating func take(_ spelling: String) {
        spelled += spelled.isEmpty ? spelling : "-" + spelling
        rest.removeFirst()
    }

    private mutating func takeLanguage() -> Bool {
        guard let first = rest.first, first.isLetters, first.utf8.count >= 2 else { return false }
        language = first.lowercased()
        take(language)
        guard language.utf8.count <= 3 else { return true }
        var extended = 0
        while extended < 3, let next = rest.first, next.isLetters, next.utf8.count == 3 {
            take(next.lowercased())
            extended += 1
        }
        return true
    }

    private mutating func takeScript() {
        guard let next = rest.first, next.isLetters, next.utf8.count == 4 else { return }
        let spelling = next.prefix(1).uppercased() + next.dropFirst().lowercased()
        script = spelling
        take(spelling)
    }

    private mutating func takeRegion() {
        guard let next = rest.first else { return }
        let isCountry = next.isLetters && next.utf8.count == 2
        let isArea = next.isDigits && next.utf8.count == 3
        guard isCountry || isArea else { return }
        region = next.uppercased()
        take(next.uppercased())
    }

    private mutating func takeVariants() -> Bool {
        var seen: Set<String> = []
        while let next = rest.first, next.utf8.count >= 5 || (next.utf8.count == 4 && next.startsWithDigit) {
            guard seen.insert(next.lowercased()).inserted else { return false }
            take(next.lowercased())
        }
        return true
    }

    private mutating func takeExtensions() -> Bool {
        var seen: Set<String> = []
        while let singleton = rest.first?.lowercased(), singleton.utf8.count == 1, singleton != "x" {
            guard seen.insert(singleton).inserted else { return false }
            take(singleton)
            guard let next = rest.first, next.utf8.count >= 2 else { return false }
            while let next = rest.first, next.utf8.count >= 2 { take(next.lowercased()) }
        }
        return true
    }

    private mutating func takePrivateUse() -> Bool {
        guard rest.first?.lowercased() == "x", rest.count >= 2 else { return false }
        while let next = rest.first { take(next.lowercased()) }
        return true
    }
}

extension UInt8 {
    fileprivate var isLetter: Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20) }
    fileprivate var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }
}

extension Substring {
    fileprivate var isLetters: Bool { utf8.allSatisfy(\.isLetter) }
    fileprivate var isDigits: Bool { utf8.allSatisfy(\.isDigit) }
    fileprivate var startsWithDigit: Bool { utf8.first?.isDigit == true }
}
