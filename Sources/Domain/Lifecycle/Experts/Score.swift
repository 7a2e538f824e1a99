import Foundation
import Language
import Number
import Tenancy

/// One expert's points for one version of an application or self-assessment.
package struct Score: Sendable, Hashable, Codable {
    package let expert: Identifier<Member>
    /// The expert's tenant when they scored.
    package let organisation: Identifier<Organisation>
    /// The version that they read.
    package let citation: Citation
    /// Points by the code of the dimension; an application's may be one overall figure under `Score.overall`.
    package let points: [String: Number]
    package let at: Date

    /// What an application's single figure, 0 to 100, stands under.
    package static let overall = Rubric.Dimension(
        code: "ALL",
        name: LocalizedText(zh: "总评", en: "Overall"),
        weight: 100
    )

    /// A score as its rows hold it; `College.score` makes a new one and checks it.
    package init(
        expert: Identifier<Member>,
        organisation: Identifier<Organisation>,
        on citation: Citation,
        points: [String: Number],
        at: Date
    ) {
        self.expert = expert
        self.organisation = organisation
        self.citation = citation
        self.points = points
        self.at = at
    }

    /// The sum of its points, 0 to 100.
    package var total: Number { points.values.reduce(.zero, +) }
}
