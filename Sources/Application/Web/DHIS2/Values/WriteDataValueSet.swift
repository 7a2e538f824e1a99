import Collection
import HTTPTypes
import Hummingbird
import Tenancy

/// `POST /dhis2/api/dataValueSets`: takes values of many elements, periods and places.
struct WriteDataValueSet: Endpoint {
    static let contract = Contract(.answer(.text()), takes: [], at: [.dhis2])

    let site: Site

    /// 20 MB hold some hundred thousand values.
    var timeLimit: Duration { .seconds(600) }

    func respond(to request: Request, _ context: Context) async throws -> Response {
        // Who may not write is told before anything is read.
        let member = try context.requireMember(with: .move(.prepare))
        return try await site.uploads.during(member.id) {
            let query = DHIS2Query(request)
            let set = try await set(of: request, query, context)
            let answer = try await take(set, query, context)
            guard query.flag("async") else { return try answer.reply(site.pages.texts(context)).response(to: request) }
            let task = site.dhis2Tasks.keep(answer.summary(site.pages.texts(context)), for: member.id, at: site.now())
            return try Reply.json(DHIS2Tasks.started(task, site.pages.texts(context))).response(to: request)
        }
    }

    private func set(of request: Request, _ query: DHIS2Query, _ context: Context) async throws -> DataValueSet {
        let body = try await request.body.collect(upTo: context.door.bodyLimit)
        let type = request.headers[.contentType]?.split(separator: ";").first.map(String.init) ?? "application/json"
        switch type {
        case "application/json", "application/adx+json": return try DataValueSet(json: body)
        case "application/csv", "text/csv":
            return try DataValueSet(csv: body, hasHeader: query.flag("firstRowIsHeader", orElse: true))
        case "application/xml", "text/xml": return try DataValueSet(xml: body)
        default: throw FormRefusal.otherType
        }
    }

    private func take(_ set: DataValueSet, _ query: DHIS2Query, _ context: Context) async throws -> ImportAnswer {
        var handover = ValueHandover(
            site: site,
            context: context,
            directory: try await site.directory(context),
            schemes: try Schemes(query, said: set.said)
        )
        handover.options.strategy = try Self.strategy(
            set.said["strategy"] ?? query["importStrategy"] ?? query["strategy"]
        )
        handover.options.isDryRun = set.said["dryRun"] == "true" || query.flag("dryRun")
        handover.options.isWhole = query["atomicMode"]?.uppercased() == "ALL"
        let outcome = try await handover.hand(set, named: "dataValueSets")
        var answer = ImportAnswer(outcome: outcome, set: set)
        if let day = set.said["completeDate"], !handover.options.isDryRun {
            let completion = Completion.Sent(
                dataSet: set.said["dataSet"] ?? "",
                period: set.said["period"] ?? "",
                unit: set.said["orgUnit"] ?? ""
            )
            try await Completion(site: site, context: context, directory: handover.directory, schemes: handover.schemes)
                .take(completion)
            answer.completed = day
        }
        return answer
    }

    /// What DHIS2 calls a strategy, `NEW` and the like of its older versions too.
    static func strategy(_ text: String?) throws(DHIS2Fault) -> HandingStrategy {
        guard let text else { return .createAndUpdate }
        switch text.uppercased() {
        case "NEW_AND_UPDATES": return .createAndUpdate
        case "NEW": return .create
        case "UPDATES": return .update
        case "DELETES": return .delete
        default: break
        }
        guard let strategy = HandingStrategy(rawValue: text.uppercased()) else {
            throw DHIS2Fault(code: "strategy", subject: text)
        }
        return strategy
    }
}
