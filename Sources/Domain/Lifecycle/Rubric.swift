import Foundation

/// The points by which a panel judges an acceptance: dimensions with weights that add up to 100.
package struct Rubric: Sendable, Hashable, Codable {
    package let dimensions: [Dimension]
    /// The total, of 100, from which an acceptance passes.
    package var pass: Decimal = 80
    /// The total, of 100, from which it passes on conditions.
    package var conditional: Decimal = 70
    /// The share of its weight, 0 to 1, that no dimension may fall below.
    package var share: Decimal = 0.6
    /// How many experts' scores a verdict needs.
    package var minimumExperts = 3
    /// From how many experts up the highest and the lowest score of each dimension are dropped.
    package var trimmedFrom = 5

    /// One thing that is judged.
    package struct Dimension: Sendable, Hashable, Codable {
        package let code: String
        package let nameZh: String
        package let nameEn: String
        /// The most points it can get.
        package let weight: Decimal

        /// A dimension as the file has it.
        package init(code: String, nameZh: String, nameEn: String, weight: Decimal) {
            self.code = code
            self.nameZh = nameZh
            self.nameEn = nameEn
            self.weight = weight
        }
    }

    /// What is wrong with a rubric that a programme wants to use.
    package enum Fault: Error, Hashable {
        /// A row lacks a column, or its weight is no positive number; rows count from 1 under the heading.
        case row(Int)
        case repeated(code: String)
        /// The weights add up to something else than 100.
        case weights(sum: Decimal)
    }

    /// A rubric of these dimensions with the programme's usual bars.
    package init(dimensions: [Dimension]) throws(Fault) {
        var codes: Set<String> = []
        for dimension in dimensions where !codes.insert(dimension.code).inserted {
            throw .repeated(code: dimension.code)
        }
        let sum = dimensions.reduce(0) { $0 + $1.weight }
        guard sum == 100 else { throw .weights(sum: sum) }
        self.dimensions = dimensions
    }

    /// Reads the rows of `Standards/rubric.csv`, each by its headings `code`, `name_zh`, `name_en`, `weight`.
    package init(rows: [[String: String]]) throws(Fault) {
        var dimensions: [Dimension] = []
        for (index, row) in rows.enumerated() {
            guard
                let code = row["code"], !code.isEmpty,
                let nameZh = row["name_zh"], let nameEn = row["name_en"],
                let weight = row["weight"].flatMap({ Decimal(string: $0) }), weight > 0
            else { throw .row(index + 1) }
            dimensions.append(Dimension(code: code, nameZh: nameZh, nameEn: nameEn, weight: weight))
        }
        try self.init(dimensions: dimensions)
    }

    /// The first dimension whose points are missing or outside 0 to its weight; nil if the points are complete.
    package func fault(in points: [String: Decimal]) -> Dimension? {
        dimensions.first { dimension in
            guard let value = points[dimension.code] else { return true }
            return !(0...dimension.weight).contains(value)
        }
    }
}
