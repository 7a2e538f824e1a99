import Foundation
import Language
import Number

/// One version of the points by which panels judge acceptances and re-reviews: dimensions whose weights add up to 100,
/// and the bars that the points must reach. A version never changes.
package struct Rubric: Sendable, Hashable, Codable {
    /// What the programme calls this version, unique in it: `2025`.
    package let version: String
    /// What is filed from this moment on is judged by it, until a later version's begins.
    package let validFrom: Date
    package let dimensions: [Dimension]
    package let bars: Bars

    /// One thing that is judged.
    package struct Dimension: Sendable, Hashable, Codable {
        package let code: String
        package let name: LocalizedText
        /// The most points it can get.
        package let weight: Number
        /// The codes of the indicators that feed it, whose figures stand beside its points; they decide nothing.
        package let indicators: [String]

        /// A dimension as the file has it.
        package init(code: String, name: LocalizedText, weight: Number, indicators: [String] = []) {
            self.code = code
            self.name = name
            self.weight = weight
            self.indicators = indicators
        }

        /// Versions of before dimensions named their indicators have none.
        package init(from decoder: any Decoder) throws {
            let fields = try decoder.container(keyedBy: CodingKeys.self)
            self.init(
                code: try fields.decode(String.self, forKey: .code),
                name: try fields.decode(LocalizedText.self, forKey: .name),
                weight: try fields.decode(Number.self, forKey: .weight),
                indicators: try fields.decodeIfPresent([String].self, forKey: .indicators) ?? []
            )
        }
    }

    /// What follows from the points, and how several experts' become one.
    package struct Bars: Sendable, Hashable, Codable {
        /// The total, of 100, from which an acceptance passes.
        package let pass: Number
        /// The total, of 100, from which it passes on conditions.
        package let conditional: Number
        /// The part of its weight, in percent, below which a dimension is weak; none may be in a pass.
        package let weakBelow: Number
        /// How many weak dimensions a pass on conditions may have.
        package let weakOnConditions: Int
        /// How many experts' scores a verdict needs.
        package let minimumExperts: Int
        /// From how many experts up the highest and the lowest score of each dimension are dropped.
        package let trimmedFrom: Int

        /// Bars as the file has them; a rubric checks them.
        package init(
            pass: Number,
            conditional: Number,
            weakBelow: Number,
            weakOnConditions: Int,
            minimumExperts: Int,
            trimmedFrom: Int
        ) {
            self.pass = pass
            self.conditional = conditional
            self.weakBelow = weakBelow
            self.weakOnConditions = weakOnConditions
            self.minimumExperts = minimumExperts
            self.trimmedFrom = trimmedFrom
        }
    }

    /// A version that means something, or its first `RubricFault`.
    package init(
        version: String,
        validFrom: Date,
        dimensions: [Dimension],
        bars: Bars
    ) throws(RubricFault) {
        guard (1...40).contains(version.count), version.allSatisfy(\.isPrinted) else { throw .version(version) }
        if let fault = RubricFault(in: dimensions) ?? RubricFault(in: bars, of: dimensions.count) { throw fault }
        self.version = version
        self.validFrom = validFrom
        self.dimensions = dimensions
        self.bars = bars
    }

    /// A version as its row holds it.
    init(stored version: String, validFrom: Date, dimensions: [Dimension], bars: Bars) {
        self.version = version
        self.validFrom = validFrom
        self.dimensions = dimensions
        self.bars = bars
    }

    /// The dimensions whose points are missing or outside 0 to their weight; none if the points are complete.
    package func faults(in points: [String: Number]) -> [Dimension] {
        dimensions.filter { dimension in
            guard let value = points[dimension.code] else { return true }
            return !(0...dimension.weight).contains(value)
        }
    }
}

extension [Rubric] {
    /// Of a programme's versions, the oldest first: the one by which is judged what was filed then; what is older than
    /// all of them is judged by the first.
    package func inForce(at date: Date) -> Rubric? {
        last { $0.validFrom <= date } ?? first
    }
}

extension Character {
    fileprivate var isPrinted: Bool { isLetter || isNumber || "._-".contains(self) }
}
