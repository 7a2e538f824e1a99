import Foundation

/// How hard a password is to guess for whoever knows what people usually choose, and whose it is: the cheapest way to put
/// it together from words, names, runs, repetitions and single characters.
package struct PasswordStrength: Sendable, Hashable {
    /// In words.
    package enum Grade: String, Sendable, CaseIterable {
        case weak, fair, good, strong
    }

    /// What makes it weak.
    package enum Weakness: String, Sendable, CaseIterable {
        /// It is mostly its holder's name.
        case name
        /// It is mostly words that many choose.
        case common
        /// It is mostly a run or a repetition.
        case pattern
        /// It has too few different characters, or digits alone.
        case simple
    }

    /// The binary logarithm of how many guesses it takes.
    package let bits: Double
    /// What it is made of, the cheapest part first.
    private let parts: [Part]

    /// Under this nobody may choose it.
    static let least = 36.0

    /// How strong a password is.
    ///
    /// - Parameter names: what others know of its holder: names, in any case.
    package init(_ password: String, knowing names: [String]) {
        // What comes after a hundred characters only makes it stronger.
        let guess = Guess(password.precomposedStringWithCompatibilityMapping.prefix(100), names: names)
        parts = guess.cheapest()
        bits = parts.reduce(0) { $0 + $1.bits }
    }

    /// How strong it is in words.
    package var grade: Grade {
        switch bits {
        case ..<Self.least: .weak
        case ..<56: .fair
        case ..<76: .good
        default: .strong
        }
    }

    /// Why it is weak; nil where it isn't.
    package var weakness: Weakness? {
        guard grade == .weak else { return nil }
        return [Weakness.name, .common, .pattern].first { weakness in parts.contains { $0.weakness == weakness } }
            ?? .simple
    }

    /// A stretch of a password and what guessing it costs.
    struct Part: Sendable, Hashable {
        let bits: Double
        let weakness: Weakness?
    }
}
