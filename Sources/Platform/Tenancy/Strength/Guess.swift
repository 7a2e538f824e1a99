import Foundation

/// A password as somebody who guesses would put it together.
struct Guess {
    private typealias Part = PasswordStrength.Part

    /// As it was typed.
    private let typed: [Character]
    /// In small letters, and the same with the digits and signs that stand for letters read as these.
    private let plain: [Character]
    private let read: [Character]
    private let names: Set<String>

    init(_ password: Substring, names: [String]) {
        typed = Array(password)
        plain = typed.map { $0.lowercased().first ?? $0 }
        read = plain.map { Self.letters[$0] ?? $0 }
        let whole = names.map { $0.precomposedStringWithCompatibilityMapping.lowercased() }
        let split = whole.flatMap { $0.split { !$0.isLetter }.map(String.init) }
        self.names = Set((whole + split).filter { $0.count >= 3 || $0.utf8.count >= 6 })
    }

    /// The cheapest way through, stretch by stretch.
    func cheapest() -> [PasswordStrength.Part] {
        var best: [(bits: Double, from: Int, part: Part)] = []
        for end in plain.indices {
            var choice = (bits: Double.infinity, from: end, part: Part(bits: 0, weakness: nil))
            for start in 0...end {
                guard let part = part(start, end + 1) else { continue }
                let bits = (start == 0 ? 0 : best[start - 1].bits) + part.bits
                if bits < choice.bits { choice = (bits, start, part) }
            }
            best.append(choice)
        }
        var (parts, end) = ([Part](), plain.count)
        while end > 0 {
            parts.append(best[end - 1].part)
            end = best[end - 1].from
        }
        return parts
    }

    /// What one stretch costs; nil where it is nothing that anybody guesses as a whole.
    private func part(_ start: Int, _ end: Int) -> Part? {
        let length = end - start
        if length == 1 { return Part(bits: Self.bits(of: typed[start]), weakness: nil) }
        let stretch = Array(plain[start..<end])
        let texts = [String(stretch), String(read[start..<end])]
        // Whether letters are capital is another bit.
        let capital = typed[start..<end].contains { $0.isUppercase } ? 1.0 : 0
        if texts.contains(where: names.contains) { return Part(bits: 2 + capital, weakness: .name) }
        if isRepeated(start, end) { return Part(bits: 2, weakness: .pattern) }
        let more = log2(Double(length))
        if length >= 3, isRun(stretch) || isOnKeyboard(texts[0]) { return Part(bits: 5 + more, weakness: .pattern) }
        if texts.contains(where: CommonPasswords.words.contains) { return Part(bits: 9 + capital, weakness: .common) }
        if length == 4, let year = Int(texts[0]), (1930...2039).contains(year) { return Part(bits: 6, weakness: nil) }
        return nil
    }

    /// Each character next to the one before, or the same: 456, cba, aaa.
    private func isRun(_ stretch: [Character]) -> Bool {
        let values = stretch.compactMap { $0.unicodeScalars.first.map { Int($0.value) } }
        let steps = zip(values, values.dropFirst()).map { $1 - $0 }
        guard let first = steps.first, abs(first) <= 1 else { return false }
        return steps.allSatisfy { $0 == first }
    }

    private func isOnKeyboard(_ text: String) -> Bool {
        CommonPasswords.keyboards.contains { $0.contains(text) || String($0.reversed()).contains(text) }
    }

    /// Whether the same stands right before it, or anywhere before where it is longer.
    private func isRepeated(_ start: Int, _ end: Int) -> Bool {
        let length = end - start
        guard start >= length else { return false }
        let stretch = plain[start..<end]
        if stretch.elementsEqual(plain[(start - length)..<start]) { return true }
        return length >= 3 && (0...(start - length)).contains { stretch.elementsEqual(plain[$0..<($0 + length)]) }
    }

    private static func bits(of character: Character) -> Double {
        if character.isWhitespace { return 3 }
        if character.isASCII && character.isNumber { return 2.5 }
        if character.isASCII && character.isLetter { return character.isUppercase ? 5.5 : 4.7 }
        // Of a script with thousands of characters each says more.
        let value = character.unicodeScalars.first?.value ?? 0
        return (0x3400...0x9FFF).contains(value) ? 9 : 5
    }

    private static let letters: [Character: Character] = [
        "0": "o", "1": "i", "3": "e", "4": "a", "5": "s", "7": "t", "@": "a", "$": "s", "!": "i",
    ]
}
