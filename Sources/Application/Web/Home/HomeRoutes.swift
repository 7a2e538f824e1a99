extension Routes {
    static let home = Route("", asks: PeriodQuery.self)
    static let about = Route("about")
}
