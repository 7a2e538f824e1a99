import Calendar
import Collection
import Foundation
import Lifecycle
import Number
import Postgres
import Tenancy

/// Something that the platform counts of its own events: its elements, and what they come to by the events.
package struct LoopCount: Sendable {
    /// The codes of its elements.
    package let elements: [String]
    /// Recomputes them for colleges, from their events alone; what is not in it is 0.
    package let recompute: @Sendable (Scope, [College]) async throws -> [RecordedValue]

    /// A count of these elements.
    package init(
        _ elements: [String],
        recompute: @escaping @Sendable (Scope, [College]) async throws -> [RecordedValue]
    ) {
        self.elements = elements
        self.recompute = recompute
    }

    /// Everything that is counted of events, each once.
    package static let all: [LoopCount] = [.findings, .steps, .checks]

    /// Findings, from their course.
    package static let findings = LoopCount(FindingCounts.elements) { scope, colleges in
        let found = try await scope.findings(of: colleges)
        return colleges.flatMap { college in
            FindingCounts(found[college.id] ?? [], in: college.zone).lines.map {
                RecordedValue(college: college.id, element: $0.element, period: $0.month, value: Number($0.count))
            }
        }
    }

    /// Checks by validation rules, from what is kept of each.
    package static let checks = LoopCount(CheckCounts.elements) { scope, _ in try await scope.checkCounts() }

    /// Approvals, acceptances and reviews, from the colleges' records.
    package static let steps = LoopCount(StepCounts.elements) { scope, colleges in
        var values: [RecordedValue] = []
        for college in colleges {
            values += scope.stepCounts(of: college, try await scope.record(of: college).map(\.transition))
        }
        return values
    }
}

/// A count that is not what the events come to.
package struct LoopDifference: Sendable, Hashable, Codable {
    package let country: String
    /// The college's code.
    package let college: String
    package let element: String
    package let period: String
    /// What is kept; empty where nothing is.
    package let kept: String
    /// What the events come to.
    package let computed: String
}

extension Scope {
    /// Every college of the member's programme that they may see.
    func collegesOfProgramme() async throws -> [College] {
        var filter = CollegeFilter()
        filter.limit = 100_000
        return try await colleges(filter).entries.map(\.college)
    }

    /// Recomputes every count of findings, steps and checks from the events; empty when all agree, as they always must.
    package func loopDifferences(_ counts: [LoopCount] = LoopCount.all) async throws -> [LoopDifference] {
        let colleges = try await collegesOfProgramme()
        var differences: [LoopDifference] = []
        for count in counts {
            let computed = Dictionary(
                try await count.recompute(self, colleges).map { (LoopPlace($0), $0.value ?? .zero) },
                uniquingKeysWith: +
            )
            let kept = try await kept(count.elements)
            differences += colleges.flatMap { college in
                let places = Set(computed.keys).union(kept.keys).filter { $0.college == college.id }
                return places.compactMap { place -> LoopDifference? in
                    // What was never counted is 0, where the events come to nothing either.
                    guard kept[place] ?? .zero != computed[place] ?? .zero else { return nil }
                    return LoopDifference(
                        country: college.country,
                        college: college.code,
                        element: place.element,
                        period: place.period,
                        kept: kept[place].map { "\($0)" } ?? "",
                        computed: "\(computed[place] ?? .zero)"
                    )
                }
            }
        }
        return differences.sorted { ($0.college, $0.period, $0.element) < ($1.college, $1.period, $1.element) }
    }

    private func kept(_ elements: [String]) async throws -> [LoopPlace: Number] {
        var kept: [LoopPlace: Number] = [:]
        _ = try await all(
            """
            SELECT college_id, element, period, value FROM collection.value
            WHERE programme_id = \(member.programme) AND element = ANY (\(elements))
            """
        ) { (college: Identifier<College>, element: String, period: String, value: Number) in
            kept[LoopPlace(college: college, element: element, period: period)] = value
        }
        return kept
    }
}

/// Where a count stands.
private struct LoopPlace: Hashable {
    let college: Identifier<College>
    let element: String
    let period: String

    init(college: Identifier<College>, element: String, period: String) {
        (self.college, self.element, self.period) = (college, element, period)
    }

    init(_ value: RecordedValue) {
        self.init(college: value.college, element: value.element, period: value.period.identifier)
    }
}
