import Foundation
import Language
import Lifecycle

/// A version of the programme's rubric, and the others there are.
struct RubricView {
    /// One dimension's line.
    struct Line {
        let code: String
        let name: String
        let weight: String
    }

    /// A version that can be looked at.
    struct Version {
        let name: String
        let address: Address
        /// Since when it is in force, or from when on.
        let validFrom: String
        let isShown: Bool
    }

    let title: String
    let bars: [String]
    let lines: [Line]
    let versions: [Version]

    /// What a page says of a version, the one in force now unless another is asked for; nil where there is none.
    init?(_ rubrics: [Rubric], showing version: String?, now: Date, _ texts: Texts) {
        let current = rubrics.inForce(at: now)
        guard let shown = rubrics.first(where: { $0.version == version }) ?? current else { return nil }
        title = texts("programme.rubric.version", ["version": .text(shown.version)])
        bars = Self.sentences(shown.bars, texts)
        lines = shown.dimensions.map { dimension in
            Line(code: dimension.code, name: texts.text(dimension.name), weight: texts.points(dimension.weight))
        }
        versions = rubrics.reversed().map { rubric in
            let day = texts.conventions.days.day(rubric.validFrom, in: .beijing)
            return Version(
                name: rubric.version,
                address: Routes.programme(asking: ProgrammeQuery(rubric: rubric.version)).at("rubric"),
                validFrom: texts(
                    rubric == current
                        ? "programme.rubric.inForce"
                        : rubric.validFrom > now ? "programme.rubric.toCome" : "programme.rubric.past",
                    ["day": .text(day)]
                ),
                isShown: rubric == shown
            )
        }
    }

    private static func sentences(_ bars: Rubric.Bars, _ texts: Texts) -> [String] {
        [
            texts(
                "programme.rubric.totals",
                ["pass": .text(texts.points(bars.pass)), "conditional": .text(texts.points(bars.conditional))]
            ),
            texts(
                "programme.rubric.weak",
                ["percent": .text(texts.points(bars.weakBelow)), "count": .integer(bars.weakOnConditions)]
            ),
            texts(
                "programme.rubric.experts",
                ["minimum": .text("\(bars.minimumExperts)"), "trimmed": .text("\(bars.trimmedFrom)")]
            ),
        ]
    }
}
