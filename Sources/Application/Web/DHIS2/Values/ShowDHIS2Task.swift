import Hummingbird
import Tenancy

/// `GET /dhis2/api/system/tasks/DATAVALUE_IMPORT/{task}`: that an import is done.
struct ShowDHIS2Task: Endpoint {
    static let contract = Contract.dhis2

    let site: Site
    let task: String

    func respond(to request: Request, _ context: Context) async throws -> Response {
        let member = try context.requireMember()
        guard site.dhis2Tasks.summary(task, of: member.id) != nil else { throw NotFound(what: "task") }
        let done: JSONValue = [
            "uid": .scalar(task), "id": .scalar(task), "level": "INFO", "category": "DATAVALUE_IMPORT",
            "time": .scalar(DHIS2Moment.text(site.now())), "message": "Import done", "completed": .scalar(true),
        ]
        return try Reply.json(.list([done])).response(to: request)
    }
}

/// `GET /dhis2/api/system/taskSummaries/DATAVALUE_IMPORT/{task}`: what became of it.
struct ShowDHIS2TaskSummary: Endpoint {
    static let contract = Contract.dhis2

    let site: Site
    let task: String

    func respond(to request: Request, _ context: Context) async throws -> Response {
        let member = try context.requireMember()
        guard let summary = site.dhis2Tasks.summary(task, of: member.id) else { throw NotFound(what: "task") }
        return try Reply.json(summary).response(to: request)
    }
}
