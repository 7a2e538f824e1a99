import Foundation
import Language
import Lifecycle

extension CollegeFilter {
    /// What of an address means nothing here.
    static func unknown(in query: CollegesQuery, _ texts: Texts) -> [UnknownFilter] {
        let states = Phase.allCases.map(\.rawValue) + College.State.allCases.map(\.rawValue)
        let orders = Order.allCases.map(\.rawValue) + ["index"]
        let country = query.country.uppercased()
        return [
            UnknownFilter("country", country, accepted: texts.conventions.countries.all.map(\.code)),
            UnknownFilter("state", query.state, accepted: states),
            UnknownFilter("sort", query.sort, accepted: orders),
        ].compactMap(\.self)
    }

    /// The catalogue's keys of what the filters are called.
    static let labels = ["country": "words.country", "state": "words.state", "sort": "words.sort"]

    /// What the address asks for.
    init(_ query: CollegesQuery, _ texts: Texts) {
        self.init()
        country = query.country.isEmpty ? nil : query.country.uppercased()
        state = College.State(rawValue: query.state)
        phase = Phase(rawValue: query.state)
        text = query.q
        countriesNamed = { word in
            texts.conventions.countries.all.filter { $0.name.localizedCaseInsensitiveContains(word) }.map(\.code)
        }
        order = Order(rawValue: query.sort) ?? .code
        limit = 20
        offset = (query.number - 1) * limit
    }

    func address(page: Int, sort: String) -> Address {
        let query = CollegesQuery(
            q: text,
            country: country ?? "",
            state: state?.rawValue ?? phase?.rawValue ?? "",
            sort: sort
        )
        return Routes.colleges(asking: query.at(page))
    }
}

extension Filters {
    init(_ filter: CollegeFilter, sort: String, _ countries: [String], _ texts: Texts) {
        let names = texts.conventions.countries
        let phases = Phase.allCases.flatMap { phase in
            [(value: phase.rawValue, label: texts("colleges.wholePhase", ["phase": .text(texts(phase.messageKey))]))]
                + College.State.allCases.filter { $0.phase == phase }
                .map { (value: $0.rawValue, label: "　" + texts($0.messageKey)) }
        }
        let orders = CollegeFilter.Order.allCases.filter { $0 != .code }.map(\.rawValue) + ["index"]
        q = filter.text
        active = !filter.text.isEmpty || filter.country != nil || filter.state != nil || filter.phase != nil
        selects = [
            Select(
                "country",
                label: texts("words.country"),
                all: texts("words.all"),
                options: texts.sorted(countries).map { (value: $0, label: names[$0]) },
                chosen: filter.country ?? ""
            ),
            Select(
                "state",
                label: texts("words.state"),
                all: texts("words.all"),
                options: phases,
                chosen: filter.state?.rawValue ?? filter.phase?.rawValue ?? ""
            ),
            Select(
                "sort",
                label: texts("words.sort"),
                all: texts("colleges.sort.code"),
                options: orders.map { (value: $0, label: texts("colleges.sort.\($0)")) },
                chosen: sort
            ),
        ]
    }
}
