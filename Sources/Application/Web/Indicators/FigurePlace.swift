import Calendar
import Collection
import Foundation
import Hummingbird
import Indicators
import Language
import Lifecycle
import Tenancy

/// What indicators are shown of, as an address names it: the programme, a country or a college.
struct FigurePlace {
    /// Which of them a route is about.
    enum Kind {
        case programme, country, college
    }

    let place: Place
    /// Nil but for a college.
    let college: CollegeOfPlace?

    /// The page of its indicators, without a period.
    var address: String {
        switch place {
        case .programme: "/programme/indicators"
        case .country(let country): "/countries/\(country)"
        case .college(let id): "/colleges/\(id)/indicators"
        }
    }

    /// The page of one of its indicators in a period.
    func address(of indicator: Indicator, in period: Period) -> String {
        let room = if case .country(let country) = place { "/countries/\(country)/indicators" } else { address }
        return "\(room)/\(indicator.code)?period=\(period)"
    }

    /// The country's or the college's name, or that of all together.
    func name(_ texts: Texts) -> String {
        switch place {
        case .programme: texts("countries.programme")
        case .country(let country): texts.conventions.countries[country]
        case .college: college.map { texts.name(of: $0) } ?? ""
        }
    }

    /// The pages above that of its indicators.
    func trail(in period: Period, _ texts: Texts) -> [Frame.Link] {
        switch place {
        case .programme, .country:
            [Frame.Link(address: "/countries?period=\(period)", label: texts("countries.title"))]
        case .college(let id):
            [
                Frame.Link(address: "/colleges", label: texts("colleges.title")),
                Frame.Link(address: "/colleges/\(id)", label: name(texts)),
            ]
        }
    }

    /// Who may ask: for a country and the programme headquarters alone, for a college whoever may see it.
    static func reader(of kind: Kind, _ context: Context) throws -> Member {
        switch kind {
        case .programme, .country: try context.requireMember(with: .seeCountries)
        case .college: try context.requireMember()
        }
    }

    /// The place that the address names; throws `NotFound` for a college that the member may not see.
    init(_ kind: Kind, _ context: Context, in scope: Scope) async throws {
        switch kind {
        case .programme: (place, college) = (.programme, nil)
        case .country:
            let code = context.parameters.get("code") ?? ""
            (place, college) = (code == "all" ? .programme : .country(code.uppercased()), nil)
        case .college:
            let id: Identifier<College> = try context.identifier("id", of: "college")
            guard let found = try await scope.colleges(in: .college(id)).first else {
                throw NotFound(what: "college")
            }
            (place, college) = (.college(id), found)
        }
    }
}

extension FigurePlace {
    /// A country or the programme.
    init(_ place: Place) {
        self.init(place: place, college: nil)
    }

    private init(place: Place, college: CollegeOfPlace?) {
        self.place = place
        self.college = college
    }
}

extension Scope {
    /// When the newest value of a place was written; nil where there is none.
    func newestValue(of place: Place) async throws -> Date? {
        switch place {
        case .programme: try await newestValue()
        case .country(let country): try await newestValue(in: country)
        case .college(let id): try await newestValue(of: id)
        }
    }
}
