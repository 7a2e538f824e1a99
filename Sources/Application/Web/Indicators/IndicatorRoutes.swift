import Calendar
import Indicators
import Lifecycle
import Tenancy

extension Routes {
    static let countries = Route("countries", asks: CountriesQuery.self)
    static let country = Route("countries/:code", String.self, asks: PeriodQuery.self)
    static let countryFigure = Route(
        "countries/:code/indicators/:indicator",
        String.self,
        String.self,
        asks: PeriodQuery.self
    )
    static let programmeIndicators = Route("programme/indicators", asks: PeriodQuery.self)
    static let programmeFigure = Route("programme/indicators/:indicator", String.self, asks: PeriodQuery.self)
    static let collegeIndicators = Route(
        "colleges/:id/indicators",
        Identifier<College>.self,
        asks: PeriodQuery.self
    )
    static let collegeFigure = Route(
        "colleges/:id/indicators/:indicator",
        Identifier<College>.self,
        String.self,
        asks: PeriodQuery.self
    )
}

/// The period that figures are asked for; empty for the last quarter that is over.
struct PeriodQuery: AddressQuery {
    var period = ""

    static let fields = [QueryField("period", \Self.period)]
}

extension PeriodQuery {
    /// Asks for a period.
    init(_ period: Period) {
        self.init(period: period.identifier)
    }
}

/// The period and the leg whose indicators are shown by country.
struct CountriesQuery: AddressQuery {
    var period = ""
    var leg = ""

    static let fields = [QueryField("period", \Self.period), QueryField("leg", \.leg)]
}

extension CountriesQuery {
    /// Asks for a period and a leg, the first where none is given.
    init(_ period: Period, _ leg: Leg? = nil) {
        self.init(period: period.identifier, leg: leg?.rawValue ?? "")
    }
}
