import Foundation
import Tenancy

/// A fact that fails an acceptance whatever the points, 一票否决.
package struct Veto: Sendable, Hashable, Codable {
    package let ground: Ground
    /// The member who established it; they don't decide on it.
    package let raisedBy: Identifier<Member>
    /// The version of the self-assessment that it was raised against.
    package let citation: Citation

    /// A veto as it was established.
    package init(_ ground: Ground, raisedBy: Identifier<Member>, on citation: Citation) {
        self.ground = ground
        self.raisedBy = raisedBy
        self.citation = citation
    }

    /// What can be held against a college so.
    package enum Ground: String, Codable, Sendable, CaseIterable {
        case safetyIncident = "safety-incident"
        case falsifiedData = "falsified-data"
        case misusedFunds = "misused-funds"

        /// Where the catalogue has its name.
        package var messageKey: String { "lifecycle.vetoes.\(self)" }
    }
}
