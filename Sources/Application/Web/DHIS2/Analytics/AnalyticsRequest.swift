import Calendar
import Collection
import Indicators
import Lifecycle

/// What is asked of figures: of what, of which periods, of which places, each in rows of its own or all together.
struct AnalyticsRequest {
    /// A side of the table of figures.
    enum Dimension: String, CaseIterable {
        case data = "dx"
        case category = "co"
        case period = "pe"
        case place = "ou"
    }

    /// The dimensions whose items have rows of their own, in the order asked for.
    private(set) var dimensions: [Dimension] = []
    private(set) var items: [AnalyticsItem] = []
    /// The option combinations that have rows; all where none is named.
    private(set) var categories: Set<String> = []
    private(set) var periods: [Period] = []
    private(set) var places: [OrganisationUnit] = []

    private let directory: Directory
    private let today: Day

    /// Reads it from an address; throws `DHIS2Fault`.
    init(_ query: DHIS2Query, _ directory: Directory, today: Day) throws {
        self.directory = directory
        self.today = query["relativePeriodDate"].flatMap { Day($0) } ?? today
        var said: Set<Dimension> = []
        for (isFilter, texts) in [(false, query.all("dimension")), (true, query.all("filter"))] {
            for text in texts.flatMap({ $0.split(separator: ",") }) {
                let (dimension, words) = try Self.parts(String(text))
                guard said.insert(dimension).inserted else {
                    throw DHIS2Fault(code: isFilter ? "E7103" : "E7111", subject: dimension.rawValue)
                }
                if !isFilter { dimensions.append(dimension) }
                try take(words, of: dimension)
            }
        }
        guard dimensions.contains(.data) || said.contains(.data) else { throw DHIS2Fault(code: "E7102") }
        try takeDays(query, said)
        guard said.contains(.place) else { throw DHIS2Fault(code: "E7143") }
        if !dimensions.contains(.data), items.count > 1 { throw DHIS2Fault(code: "E7108") }
        for period in periods where !Period.rollupTypes.contains(period.type) && period.days >= 28 {
            throw DHIS2Fault(code: "periodType", subject: period.identifier)
        }
    }

    /// Whether rows of an option combination are asked for.
    func takes(_ category: String) -> Bool { categories.isEmpty || categories.contains(category) }

    private static func parts(_ text: String) throws(DHIS2Fault) -> (Dimension, [String]) {
        let parts = text.split(separator: ":", maxSplits: 1).map(String.init)
        guard let name = parts.first, let dimension = Dimension(rawValue: name) else {
            throw DHIS2Fault(code: "E7125", subject: text)
        }
        return (dimension, parts.count > 1 ? parts[1].split(separator: ";").map(String.init) : [])
    }

    private mutating func take(_ words: [String], of dimension: Dimension) throws {
        if words.isEmpty, dimension != .category { throw DHIS2Fault(code: "E7124", subject: dimension.rawValue) }
        switch dimension {
        case .data:
            var seen: Set<String> = []
            items = try words.flatMap { try directory.items($0) }.filter { seen.insert($0.uid).inserted }
        case .category: categories = Set(words)
        case .period:
            var seen: Set<Period> = []
            periods = try words.flatMap { try period($0) }.filter { seen.insert($0).inserted }
        case .place:
            var seen: Set<String> = []
            places = try units(words).filter { seen.insert($0.uid).inserted }
        }
    }

    private func period(_ word: String) throws -> [Period] {
        if let relative = RelativePeriod(rawValue: word.uppercased()) {
            return relative.periods(on: today, financialYear: .financialSeptember)
        }
        guard let period = Period(word) else { throw DHIS2Fault(code: "E7124", subject: word) }
        return [period]
    }

    /// Where days are named instead of periods: the widest periods of each element that lie wholly between them.
    private mutating func takeDays(_ query: DHIS2Query, _ said: Set<Dimension>) throws {
        let days = (query["startDate"].flatMap { Day($0) }, query["endDate"].flatMap { Day($0) })
        guard case (let start?, let end?) = days else {
            guard said.contains(.period) else { throw DHIS2Fault(code: "E7104") }
            return
        }
        guard !said.contains(.period) else { throw DHIS2Fault(code: "E7105") }
        guard start <= end else { throw DHIS2Fault(code: "E7106") }
        periods = Period.all(of: .monthly, from: start, through: end)
    }

    private func units(_ words: [String]) throws -> [OrganisationUnit] {
        var (named, levels, groups): ([OrganisationUnit], [Int], [String]) = ([], [], [])
        for word in words {
            if let level = word.without("LEVEL-") {
                levels.append(try self.level(level))
            } else if let group = word.without("OU_GROUP-") {
                groups.append(group)
            } else if let below = Self.own[word] {
                named += directory.ownUnits.flatMap { own in
                    directory.units.filter { $0.lies(in: own.uid) && $0.level == own.level + below }
                }
            } else if let unit = directory.unit(word) ?? directory.units.first(where: { $0.code == word }) {
                guard directory.shows(unit) else { throw DHIS2Fault(code: "E7120", subject: word) }
                named.append(unit)
            } else {
                throw DHIS2Fault(code: "E7143", subject: word)
            }
        }
        if levels.isEmpty && groups.isEmpty { return named }
        // Beside levels and groups, what is named is where to look for them.
        let roots = named.isEmpty ? directory.ownUnits : named
        return directory.units.filter { unit in
            let isChosen =
                levels.contains(unit.level)
                || unit.college.map { groups.contains(UID.of(.organisationUnitGroups, $0.state.rawValue)) } == true
            return isChosen && directory.shows(unit) && roots.contains { unit.lies(in: $0.uid) }
        }
    }

    /// How far below their own units the units of a member lie.
    private static let own = ["USER_ORGUNIT": 0, "USER_ORGUNIT_CHILDREN": 1, "USER_ORGUNIT_GRANDCHILDREN": 2]

    private func level(_ word: String) throws(DHIS2Fault) -> Int {
        if let number = Int(word) { return number }
        let names = ["programme", "country", "college"]
        guard let index = names.firstIndex(where: { UID.of(.organisationUnitLevels, $0) == word }) else {
            throw DHIS2Fault(code: "E7143", subject: word)
        }
        return index + 1
    }
}
