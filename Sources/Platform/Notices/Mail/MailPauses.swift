import Foundation

/// When what could not be sent is tried again, and when no more.
package struct MailPauses: Sendable, Hashable {
    /// After the first refusal of a mail; then twice as long each time.
    package var first: TimeInterval = 60
    /// The longest.
    package var longest: TimeInterval = 4 * 3_600
    /// How long after it was made a mail is given up.
    package var patience: TimeInterval = 5 * 86_400

    /// The usual ones.
    package init() {}

    /// After so many failures of one mail, or of the server.
    func pause(after failures: Int) -> TimeInterval {
        min(longest, first * pow(2, Double(max(0, min(failures, 40) - 1))))
    }

    /// After so many times in a row that the server could not be reached: sooner, for one attempt then tells of all.
    func pause(ofServerAfter failures: Int) -> TimeInterval {
        min(300, first / 6 * pow(2, Double(max(0, min(failures, 40) - 1))))
    }
}
