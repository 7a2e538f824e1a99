import Calendar
import Collection
import Indicators
import Lifecycle
import Tenancy

/// What the figures of an analysis are worked out from: the sums of each place that it names.
struct AnalyticsSums: Sendable {
    private let countries: [String: Sums]
    private let colleges: [Identifier<College>: Sums]

    /// Reads them in a member's transaction: of countries from their rollups, which headquarters alone sees.
    static func read(_ scope: Scope, _ request: AnalyticsRequest, _ directory: Directory) async throws -> AnalyticsSums
    {
        let book = directory.book.countingReports
        var periods = Set(request.periods.filter { Period.rollupTypes.contains($0.type) })
        for case .indicator(let indicator) in request.items {
            for period in request.periods { periods.formUnion(book.periods(for: indicator, in: period)) }
        }
        let elements = Set(request.items.flatMap { $0.elements(book) })
        let wanted = periods
        let wide = request.places.filter { $0.college == nil }
        let all = Set(directory.units.filter { $0.level == 2 }.map(\.code))
        let countries = wide.contains { $0.level == 1 } ? all : Set(wide.map(\.code))
        let colleges = request.places.compactMap(\.college?.key)
        return AnalyticsSums(
            countries: countries.isEmpty
                ? [:]
                : try await scope.sums(ofCountries: Array(countries), in: wanted, book: book, elements: elements),
            colleges: try await scope.sums(ofColleges: colleges, in: wanted, book: book, elements: elements)
        )
    }

    /// The sums of places together, each once.
    func sums(of places: [OrganisationUnit]) -> Sums {
        var sums = Sums()
        for place in places where !places.contains(where: { $0.uid != place.uid && place.lies(in: $0.uid) }) {
            switch place.level {
            case 1: for own in countries.values { sums.add(own) }
            case 2: if let own = countries[place.code] { sums.add(own) }
            default: if let own = place.college.flatMap({ colleges[$0.id] }) { sums.add(own) }
            }
        }
        return sums
    }
}
