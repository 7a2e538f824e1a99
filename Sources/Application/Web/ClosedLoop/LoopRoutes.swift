import Lifecycle
import Tenancy

extension Routes {
    /// `all` is the whole programme.
    static let countryLoop = Route("countries/:code/loop", String.self, asks: PeriodQuery.self)
    static let collegeLoop = Route("colleges/:id/loop", Identifier<College>.self, asks: PeriodQuery.self)
}
