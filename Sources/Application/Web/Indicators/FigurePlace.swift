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
    let place: Place
    /// Nil but for a college.
    let college: CollegeOfPlace?

    /// The page of its indicators, in a period or without one.
    func address(in period: Period? = nil) -> Address {
        let query = period.map { PeriodQuery($0) } ?? PeriodQuery()
        return switch place {
        case .programme: Routes.programmeIndicators(asking: query)
        case .country(let country): Routes.country(country, asking: query)
        case .college(let id): Routes.collegeIndicators(id, asking: query)
        }
    }

    /// The page of one of its indicators, in a period or without one.
    func address(of indicator: Indicator, in period: Period? = nil) -> Address {
        let query = period.map { PeriodQuery($0) } ?? PeriodQuery()
        return switch place {
        case .programme: Routes.programmeFigure(indicator.code, asking: query)
        case .country(let country): Routes.countryFigure(country, indicator.code, asking: query)
        case .college(let id): Routes.collegeFigure(id, indicator.code, asking: query)
        }
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
            [Frame.Link(address: Routes.countries(asking: CountriesQuery(period)), label: texts("countries.title"))]
        case .college(let id):
            [
                Frame.Link(address: Routes.colleges(), label: texts("colleges.title")),
                Frame.Link(address: Routes.college(id), label: name(texts)),
            ]
        }
    }

    /// Who may ask: for a country and the programme headquarters alone, for a college whoever may see it.
    static func reader(of place: Place, _ context: Context) throws -> Member {
        switch place {
        case .programme, .country: try context.requireMember(with: .seeCountries)
        case .college: try context.requireMember()
        }
    }

    /// The place that the address names; throws `NotFound` for a college that the member may not see.
    init(asked: Place, in scope: Scope) async throws {
        switch asked {
        case .programme: (place, college) = (.programme, nil)
        case .country(let code):
            (place, college) = (code == "all" ? .programme : .country(code.uppercased()), nil)
        case .college(let id):
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
