import Hummingbird

extension Routes {
    /// DHIS2's dialect: what the server is, and who asks.
    static let dhis2Info = Route("dhis2/api/system/info")
    static let dhis2Me = Route("dhis2/api/me")

    /// Definitions, all of a kind or one; and one of whichever kind.
    static let dhis2Collection = Route("dhis2/api/:collection", MetadataKind.self)
    static let dhis2Object = Route("dhis2/api/:collection/:uid", MetadataKind.self, String.self)
    static let dhis2Identifiable = Route("dhis2/api/identifiableObjects/:uid", String.self)
    static let dhis2PeriodTypes = Route("dhis2/api/periodTypes")
    static let dhis2Description = Route("dhis2/api/expressions/description")

    /// Values, many or one; which data sets are complete; what became of an import; the empty form of a data set.
    static let dhis2ValueSets = Route("dhis2/api/dataValueSets")
    static let dhis2Values = Route("dhis2/api/dataValues")
    static let dhis2Completions = Route("dhis2/api/completeDataSetRegistrations")
    static let dhis2Task = Route("dhis2/api/system/tasks/DATAVALUE_IMPORT/:task", String.self)
    static let dhis2TaskSummary = Route("dhis2/api/system/taskSummaries/DATAVALUE_IMPORT/:task", String.self)
    static let dhis2Form = Route("dhis2/api/:collection/:uid/dataValueSet", MetadataKind.self, String.self)

    /// Figures.
    static let dhis2Analytics = Route("dhis2/api/analytics")

    /// Whether an address is one at which DHIS2's clients ask.
    static func isOfDHIS2(_ path: String) -> Bool { path == dhis2Root || path.hasPrefix(dhis2Root + "/") }

    /// What clients are given as the server's address.
    static let dhis2Root = "/dhis2"

    /// An address of DHIS2's dialect as the site map has it, without a version and a file's ending, and that ending:
    /// `/dhis2/api/42/dataElements.json` is `/dhis2/api/dataElements` as `json`.
    static func dhis2(_ path: String) -> (path: String, ending: String) {
        var parts = path.split(separator: "/").map(String.init)
        if parts.count > 2, parts[1] == "api", let version = Int(parts[2]), (25...99).contains(version) {
            parts.remove(at: 2)
        }
        var ending = ""
        if let last = parts.last, let dot = last.lastIndex(of: "."),
            dhis2Endings.contains(String(last[dot...].dropFirst()))
        {
            ending = String(last[dot...].dropFirst())
            parts[parts.count - 1] = String(last[..<dot])
        }
        return ("/" + parts.joined(separator: "/"), ending)
    }

    private static let dhis2Endings: Set<String> = [
        "json", "csv", "xml", "geojson", "pdf", "xlsx", "xls", "html", "gz", "zip",
    ]
}

extension Site {
    /// The addresses of DHIS2's dialect, which stand in no description of our own; each is asked for with a version before it
    /// and a file's ending behind it too.
    func dhis2Routes(on map: some SiteMap) {
        map.get(Routes.dhis2Info) { ShowDHIS2Info(site: self) }
        map.get(Routes.dhis2Me) { ShowDHIS2Me(site: self) }
        map.get(Routes.dhis2PeriodTypes) { ListPeriodTypes(site: self) }
        map.get(Routes.dhis2Description) { DescribeExpression(site: self) }
        map.get(Routes.dhis2Identifiable) { ShowMetadata(site: self, kind: nil, uid: $0) }
        map.get(Routes.dhis2Collection) { ListMetadata(site: self, kind: $0) }
        map.get(Routes.dhis2Analytics) { ShowAnalytics(site: self) }
        map.get(Routes.dhis2ValueSets) { ShowDataValueSet(site: self) }
        map.post(Routes.dhis2ValueSets) { WriteDataValueSet(site: self) }
        map.get(Routes.dhis2Values) { ShowDataValue(site: self) }
        map.post(Routes.dhis2Values) { WriteDataValue(site: self) }
        map.delete(Routes.dhis2Values) { WriteDataValue(site: self, isRemoval: true) }
        map.get(Routes.dhis2Completions) { ListCompletions(site: self) }
        map.post(Routes.dhis2Completions) { CompleteDataSets(site: self) }
        map.delete(Routes.dhis2Completions) { WithdrawCompletion(site: self) }
        map.get(Routes.dhis2Task) { ShowDHIS2Task(site: self, task: $0) }
        map.get(Routes.dhis2TaskSummary) { ShowDHIS2TaskSummary(site: self, task: $0) }
        map.get(Routes.dhis2Form) { ShowDataSetForm(site: self, kind: $0, uid: $1) }
        map.get(Routes.dhis2Object) { ShowMetadata(site: self, kind: $0, uid: $1) }
    }

    /// What answers them.
    func dhis2Router() -> Router<Context> {
        let plan = Router(context: Context.self)
        dhis2Routes(on: RoutedSite(group: plan))
        let map = plan.routes.map { (path: "\($0.path)", method: $0.method) }
        let router = Router(context: Context.self, options: .autoGenerateHeadEndpoints)
        // What isn't at these addresses is told here, for a router answers it without a word.
        router.add(middleware: Refusals(site: self))
        router.add(middleware: Verbs(map, self))
        dhis2Routes(on: RoutedSite(group: router))
        return router
    }
}
