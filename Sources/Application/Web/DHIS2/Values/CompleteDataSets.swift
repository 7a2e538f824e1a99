import Calendar
import Collection
import Foundation
import HTTPTypes
import Hummingbird
import Indicators
import Tenancy

/// `POST /dhis2/api/completeDataSetRegistrations`: says that data sets are complete.
struct CompleteDataSets: Endpoint {
    static let contract = Contract(.answer(.text()), takes: [], at: [.dhis2])

    let site: Site

    private struct Payload: Decodable {
        let completeDataSetRegistrations: [Registration]

        struct Registration: Decodable {
            let dataSet: String
            let period: String
            let organisationUnit: String
            let completed: Bool?
        }
    }

    func respond(to request: Request, _ context: Context) async throws -> Response {
        let query = DHIS2Query(request)
        let body = try await request.body.collect(upTo: context.maxUploadSize)
        let payload: Payload
        do {
            payload = try JSONDecoder().decode(Payload.self, from: Data(body.readableBytesView))
        } catch is DecodingError {
            throw FormRefusal.malformed
        }
        let completion = Completion(
            site: site,
            context: context,
            directory: try await site.directory(context),
            schemes: try Schemes(query)
        )
        for registration in payload.completeDataSetRegistrations {
            let sent = Completion.Sent(
                dataSet: registration.dataSet,
                period: registration.period,
                unit: registration.organisationUnit
            )
            if registration.completed == false {
                try await completion.takeBack(sent)
            } else {
                try await completion.take(sent)
            }
        }
        let count = payload.completeDataSetRegistrations.count
        let texts = site.pages.texts(context)
        let answer: JSONValue = [
            "httpStatus": "OK", "httpStatusCode": .scalar(200), "status": "OK",
            "message": .scalar(texts("dhis2.imported")),
            "response": [
                "responseType": "ImportSummary", "status": "SUCCESS",
                "importCount": [
                    "imported": .scalar(count), "updated": .scalar(0), "ignored": .scalar(0), "deleted": .scalar(0),
                ], "conflicts": [],
            ],
        ]
        return try Reply.json(answer).response(to: request)
    }
}

/// `DELETE /dhis2/api/completeDataSetRegistrations`: takes one back.
struct WithdrawCompletion: Endpoint {
    static let contract = Contract(.nothing, takes: [], at: [.dhis2])

    let site: Site

    func respond(to request: Request, _ context: Context) async throws -> Response {
        let query = DHIS2Query(request)
        try await Completion(
            site: site,
            context: context,
            directory: try await site.directory(context),
            schemes: try Schemes(query)
        ).takeBack(Completion.Sent(dataSet: query["ds"] ?? "", period: query["pe"] ?? "", unit: query["ou"] ?? ""))
        return Response(status: .noContent)
    }
}

/// `GET /dhis2/api/completeDataSetRegistrations`: which data sets were handed in.
struct ListCompletions: Endpoint {
    static let contract = Contract.dhis2

    let site: Site

    func respond(to request: Request, _ context: Context) async throws -> Response {
        let member = try context.requireMember(with: .seeReports)
        let (query, directory) = (DHIS2Query(request), try await site.directory(context))
        let schemes = try Schemes(query)
        let dataSets = try query.list("dataSet").map { name in
            guard let set = directory.dataSets(by: schemes.dataSet)[name] else {
                throw DHIS2Fault(code: "E7600", subject: name)
            }
            return set
        }
        let units = try query.list("orgUnit").flatMap { name in
            guard let unit = directory.units(by: schemes.unit)[name] else {
                throw DHIS2Fault(code: "E7612", subject: name)
            }
            return query.flag("children") ? directory.units.filter { $0.lies(in: unit.uid) } : [unit]
        }
        let periods = query.list("period").compactMap { Period($0)?.identifier }
        let reports = try await site.database.reading(as: member) { scope in
            try await scope.reports(
                of: units.compactMap(\.college?.id),
                dataSets: dataSets.map(\.code),
                periods: periods
            )
        }
        let attribute = UID.defaultOptionCombination
        let rows = reports.filter(\.isComplete).map { report -> JSONValue in
            let unit = directory.units.first { $0.college?.id == report.college }
            return [
                "period": .scalar(report.period), "completed": .scalar(true),
                "attributeOptionCombo": .scalar(attribute),
                "dataSet": .scalar(UIDText.derived(from: report.dataSet)), "organisationUnit": .scalar(unit?.uid ?? ""),
                "date": .scalar(report.submittedAt.map(DHIS2Moment.text) ?? ""),
                "storedBy": .scalar(report.submittedBy ?? ""),
            ]
        }
        return try Reply.json(["completeDataSetRegistrations": .list(rows)]).response(to: request)
    }
}
