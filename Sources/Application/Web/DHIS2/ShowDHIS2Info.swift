import Calendar
import Collection
import Foundation
import Hummingbird
import Language
import Tenancy

/// `GET /dhis2/api/system/info`: as which version the server answers, and of which programme.
struct ShowDHIS2Info: Endpoint {
    static let contract = Contract.dhis2

    let site: Site

    func respond(to request: Request, _ context: Context) async throws -> Response {
        guard let programme = context.programme else { throw NotFound(what: "programme") }
        let now = site.now()
        let info: JSONValue = [
            "version": "2.42.0", "revision": "banmo", "contextPath": .scalar(site.pages.host + Routes.dhis2Root),
            "systemId": .scalar("\(programme.id)"),
            "systemName": .scalar(site.pages.texts(context).text(programme.name)), "calendar": "iso8601",
            "dateFormat": "yyyy-mm-dd", "serverDate": .scalar(DHIS2Moment.text(now)),
            // Figures are worked out when they are asked for.
            "lastAnalyticsTableSuccess": .scalar(DHIS2Moment.text(now)),
            "lastAnalyticsTablePartitionSuccess": .scalar(DHIS2Moment.text(now)),
            "intervalSinceLastAnalyticsTableSuccess": "0 h, 0 m, 0 s",
            "serverTimeZoneId": .scalar("\(context.zone)"), "databaseInfo": ["spatialSupport": .scalar(false)],
        ]
        return try Reply.json(info).response(to: request)
    }
}

/// Moments as DHIS2 writes them: `2025-07-31T08:15:00.000`, in UTC.
enum DHIS2Moment {
    static func text(_ moment: Date) -> String {
        let whole = Date(timeIntervalSince1970: moment.timeIntervalSince1970.rounded(.down))
        return whole.formatted(.iso8601).dropLast() + ".000"
    }
}

/// `GET /dhis2/api/me`: whom the token acts for, and where.
struct ShowDHIS2Me: Endpoint {
    static let contract = Contract.dhis2

    let site: Site

    func respond(to request: Request, _ context: Context) async throws -> Response {
        let member = try context.requireMember()
        let directory = try await site.directory(context)
        let own = directory.ownUnits.map(\.uid)
        let role = site.pages.texts(context)("roles.\(member.role)")
        var names = member.fullName.split(separator: " ").map(String.init)
        let first = names.count > 1 ? names.removeFirst() : member.fullName
        var fields = MetadataWords(texts: site.pages.texts(context), today: Day(site.now(), in: context.zone))
            .common(UID.of(member), member.name, .init(zh: member.fullName, en: member.fullName))
        fields["username"] = .text(member.name)
        fields["firstName"] = .text(first)
        fields["surname"] = .text(names.joined(separator: " "))
        fields["organisationUnits"] = .references(own)
        fields["dataViewOrganisationUnits"] = .references(own)
        fields["teiSearchOrganisationUnits"] = .references([])
        fields["dataSets"] = .references(directory.dataSets.map { UID.of($0) })
        fields["userGroups"] = .references([])
        fields["programs"] = .references([])
        fields["userRoles"] = .parts([["id": .text(UID.of(.attributes, "role.\(member.role)")), "name": .text(role)]])
        fields["authorities"] = .references([])
        let fieldsAsked = DHIS2Query(request).all("fields")
        let selection = fieldsAsked.isEmpty ? FieldSelection.whole : FieldSelection(fieldsAsked.joined(separator: ","))
        let book = MetadataBook(directory, site.pages.texts(context), today: Day(site.now(), in: context.zone))
        let me = MetadataObject(kind: .attributes, uid: UID.of(member), fields: fields)
        return try Reply.json(book.json(me, selection)).response(to: request)
    }
}
