import ClosedLoop
import Foundation
import Indicators
import Language
import Lifecycle
import Tenancy

extension FindingsQuery {
    /// What an address says for every state but that of what is closed.
    static let unclosed = "unclosed"

    /// The catalogue's keys of what the filters are called.
    static let labels = [
        "country": "words.country", "state": "words.state", "late": "closedLoop.board.late", "college": "words.college",
        "outcome": "closedLoop.effect", "recurred": "closedLoop.board.recurred",
    ]

    /// What of the findings it asks for.
    var filter: FindingFilter {
        var filter = FindingFilter()
        filter.state = Finding.State(rawValue: state)
        filter.isUnclosed = state == Self.unclosed
        filter.college = Identifier(college)
        filter.country = country.isEmpty ? nil : country.uppercased()
        filter.outcome = EffectOutcome.Kind(rawValue: outcome)
        filter.hasRecurred = recurred == "yes"
        filter.isLate = late == "yes"
        filter.offset = (number - 1) * filter.limit
        return filter
    }

    /// Whether findings in a state are listed.
    func includes(_ state: Finding.State) -> Bool {
        self.state == Self.unclosed ? state != .closed : self.state.isEmpty || self.state == state.rawValue
    }

    /// What of an address means nothing here.
    ///
    /// - Parameter found: the college that it names, if the reader sees it.
    func unknown(_ found: CollegeOfPlace?, _ texts: Texts) -> [UnknownFilter] {
        [
            .college(college, found),
            UnknownFilter("country", country.uppercased(), accepted: texts.conventions.countries.all.map(\.code)),
            UnknownFilter("state", state, accepted: [Self.unclosed] + Finding.State.allCases.map(\.rawValue)),
            UnknownFilter("outcome", outcome, accepted: EffectOutcome.Kind.allCases.map(\.rawValue)),
            UnknownFilter("recurred", recurred, accepted: ["yes"]),
            UnknownFilter("late", late, accepted: ["yes"]),
        ].compactMap(\.self)
    }

    /// The same of one state.
    func `in`(_ state: Finding.State) -> FindingsQuery {
        var query = at(1)
        query.state = state.rawValue
        return query
    }
}

extension Scope {
    /// The college that a filter of a list names; nil where it names none that the member sees.
    func filteredCollege(_ text: String) async throws -> CollegeOfPlace? {
        guard let id = Identifier<College>(text) else { return nil }
        return try await colleges(in: .college(id)).first
    }
}

extension UnknownFilter {
    /// Nil where no college is named, or one that the reader sees.
    static func college(_ named: String, _ found: CollegeOfPlace?) -> UnknownFilter? {
        UnknownFilter("college", named, accepted: found == nil ? [] : [named])
    }
}

extension Select {
    /// The college that a list is narrowed down to, with the way back to all; nil where it is to none.
    static func college(_ college: CollegeOfPlace?, _ texts: Texts) -> Select? {
        college.map { college in
            Select(
                "college",
                label: texts("words.college"),
                all: texts("words.all"),
                options: [(value: "\(college.id)", label: texts.name(of: college))],
                chosen: "\(college.id)"
            )
        }
    }

    /// Whether only what is overdue is listed.
    static func late(_ chosen: String, _ texts: Texts) -> Select {
        Select(
            only: "late",
            label: "closedLoop.board.late",
            yes: "closedLoop.board.onlyLate",
            chosen: chosen,
            texts
        )
    }

    /// Whether only some are listed.
    fileprivate init(only name: String, label: String, yes: String, chosen: String, _ texts: Texts) {
        self.init(
            name,
            label: texts(label),
            all: texts("words.all"),
            options: [(value: "yes", label: texts(yes))],
            chosen: chosen
        )
    }
}

extension Filters {
    init(_ query: FindingsQuery, _ college: CollegeOfPlace?, _ countries: [String], _ texts: Texts) {
        let all = texts("words.all")
        let states = Finding.State.allCases.map { (value: $0.rawValue, label: texts($0.messageKey)) }
        let outcomes = EffectOutcome.Kind.allCases.map {
            (value: $0.rawValue, label: texts("closedLoop.outcomes.\($0)"))
        }
        let named = texts.sorted(countries).map { (value: $0, label: texts.conventions.countries[$0]) }
        let unclosed = (value: FindingsQuery.unclosed, label: texts("closedLoop.board.unclosed"))
        let selects: [Select?] = [
            Select.college(college, texts),
            Select(
                "state",
                label: texts("words.state"),
                all: all,
                options: [unclosed] + states,
                chosen: query.state
            ),
            Select(
                "country",
                label: texts("words.country"),
                all: all,
                options: named,
                chosen: query.country.uppercased()
            ),
            Select("outcome", label: texts("closedLoop.effect"), all: all, options: outcomes, chosen: query.outcome),
            Select(
                only: "recurred",
                label: "closedLoop.board.recurred",
                yes: "closedLoop.board.onlyRecurred",
                chosen: query.recurred,
                texts
            ),
            .late(query.late, texts),
        ]
        self.init(q: "", active: query.at(1) != FindingsQuery(), selects: selects.compactMap(\.self))
    }
}
