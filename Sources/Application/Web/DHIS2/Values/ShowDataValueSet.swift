import Calendar
import Collection
import Foundation
import HTTPTypes
import Hummingbird
import Indicators
import Lifecycle
import Tenancy

/// Which values a client of DHIS2 asks for, by the query of an address.
struct DataValueSelection {
    let colleges: [OrganisationUnit]
    let choice: ValueChoice
    let schemes: Schemes

    /// Reads it; throws `DHIS2Fault` for what names nothing, or asks for everything.
    init(_ query: DHIS2Query, _ directory: Directory, now: Date) throws {
        schemes = try Schemes(query)
        var choice = ValueChoice()
        choice.elements = try Self.elements(query, directory, schemes)
        choice.periods = query.list("period").compactMap { Period($0)?.identifier }
        if choice.periods.isEmpty, let start = query["startDate"].flatMap({ Day($0) }),
            let end = query["endDate"].flatMap({ Day($0) })
        {
            guard start <= end else { throw DHIS2Fault(code: "E2003") }
            choice.days = start...end
        }
        choice.since = try Self.since(query, now)
        if choice.periods.isEmpty, choice.days == nil {
            guard choice.since != nil else { throw DHIS2Fault(code: "E2002") }
            choice.days = Self.allDays
        }
        choice.limit = min(query.number("limit") ?? Self.limit + 1, Self.limit + 1)
        self.choice = choice
        colleges = try Self.colleges(query, directory, schemes)
    }

    /// As many values as one answer may have, for all of them are in memory.
    static let limit = 250_000

    /// Every day of which a value can be.
    private static var allDays: ClosedRange<Day> {
        let years = ReportedYears.all
        return Period(.yearly, containing: Day(firstOfMonth: years.lowerBound * 12))
            .start...Period(.yearly, containing: Day(firstOfMonth: years.upperBound * 12)).end
    }

    private static func elements(_ query: DHIS2Query, _ directory: Directory, _ schemes: Schemes) throws -> [String] {
        let sets = query.list("dataSet")
        let (known, elements) = (directory.dataSets(by: schemes.dataSet), directory.elements(by: schemes.element))
        var found: [String] = []
        for name in sets {
            guard let set = known[name] else { throw DHIS2Fault(code: "E7600", subject: name) }
            found += directory.elements.filter { $0.dataSet == set.code }.map(\.code)
        }
        for name in query.list("dataElement") {
            guard let element = elements[name] else { throw DHIS2Fault(code: "E7610", subject: name) }
            found.append(element.code)
        }
        for name in query.list("dataElementGroup") {
            let domain = Element.Domain.allCases.first { UID.of(.dataElementGroups, $0.rawValue) == name }
            guard let domain else { throw DHIS2Fault(code: "E7610", subject: name) }
            found += directory.elements.filter { $0.domain == domain }.map(\.code)
        }
        guard !found.isEmpty else { throw DHIS2Fault(code: "E2001") }
        return found
    }

    private static func colleges(_ query: DHIS2Query, _ directory: Directory, _ schemes: Schemes) throws
        -> [OrganisationUnit]
    {
        let units = directory.units(by: schemes.unit)
        var found: [OrganisationUnit] = []
        for name in query.list("orgUnit") {
            guard let unit = units[name] else { throw DHIS2Fault(code: "E7612", subject: name) }
            found += query.flag("children") ? directory.units.filter { $0.lies(in: unit.uid) } : [unit]
        }
        for name in query.list("orgUnitGroup") {
            found += directory.units.filter { unit in
                unit.college.map { UID.of(.organisationUnitGroups, $0.state.rawValue) } == name
            }
        }
        guard !query.list("orgUnit").isEmpty || !query.list("orgUnitGroup").isEmpty else {
            throw DHIS2Fault(code: "E2006")
        }
        var seen: Set<String> = []
        return found.filter { $0.college != nil && seen.insert($0.uid).inserted }
    }

    private static func since(_ query: DHIS2Query, _ now: Date) throws -> Date? {
        if let text = query["lastUpdated"] {
            guard let day = Day(String(text.prefix(10))) else { throw DHIS2Fault(code: "E2002", subject: text) }
            return day.start(in: .utc)
        }
        guard let text = query["lastUpdatedDuration"], let unit = text.last, let count = Int(text.dropLast()) else {
            return nil
        }
        let seconds = ["d": 86_400, "h": 3_600, "m": 60, "s": 1][unit] ?? 86_400
        return now.addingTimeInterval(-Double(min(count, 1_000_000) * seconds))
    }
}

/// `GET /dhis2/api/dataValueSets`: values as they stand.
struct ShowDataValueSet: Endpoint {
    static let contract = Contract.dhis2

    let site: Site

    var timeLimit: Duration { .seconds(120) }

    func respond(to request: Request, _ context: Context) async throws -> Response {
        let member = try context.requireMember(with: .seeReports)
        let query = DHIS2Query(request)
        let directory = try await site.directory(context)
        let selection = try DataValueSelection(query, directory, now: site.now())
        let values = try await site.database.reading(as: member) { scope in
            try await scope.values(
                of: selection.colleges.compactMap(\.college).map { (tenant: $0.tenant, id: $0.id) },
                selection.choice
            )
        }
        guard values.count <= DataValueSelection.limit else { throw DHIS2Fault(code: "E7128") }
        let rows = DataValueRows(values, directory, selection.schemes)
        if context.ending == "csv" || request.headers[.accept]?.contains("csv") == true {
            return Reply(bytes: Array(rows.csv.utf8), type: "application/csv").response(to: request)
        }
        if context.ending == "xml" || request.headers[.accept]?.contains("xml") == true {
            return Reply(bytes: Array(rows.xml.utf8), type: "application/xml").response(to: request)
        }
        var answer: [String: JSONValue] = ["dataValues": rows.json]
        if let dataSet = query["dataSet"] { answer["dataSet"] = .scalar(dataSet) }
        if selection.choice.periods.count == 1 { answer["period"] = .scalar(selection.choice.periods[0]) }
        if query.list("orgUnit").count == 1, let unit = query["orgUnit"] { answer["orgUnit"] = .scalar(unit) }
        return try Reply.json(.object(answer)).response(to: request)
    }
}
