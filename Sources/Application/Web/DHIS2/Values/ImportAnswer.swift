import Collection
import HTTPTypes
import Hummingbird

/// What became of values that were sent, as DHIS2 2.42 tells it.
struct ImportAnswer {
    let outcome: ValueHandover.Outcome
    let set: DataValueSet
    /// The day on which the data set was said to be complete; nil where it was not.
    var completed: String?

    /// The summary with what is told around it. What was left out makes it a conflict, whatever else was written.
    func reply(_ texts: Texts) throws -> Reply {
        let conflicts = ImportConflicts(outcome)
        let isSound = conflicts.isEmpty
        let status = isSound ? HTTPResponse.Status.ok : .conflict
        let answer: JSONValue = [
            "httpStatus": .scalar(status.reasonPhrase), "httpStatusCode": .scalar(status.code),
            "status": isSound ? "OK" : "WARNING",
            "message": .scalar(texts(isSound ? "dhis2.imported" : "dhis2.conflicts")),
            "response": summary(conflicts, texts),
        ]
        return try Reply.json(answer, status: status)
    }

    /// The summary alone.
    func summary(_ texts: Texts) -> JSONValue { summary(ImportConflicts(outcome), texts) }

    private func summary(_ conflicts: ImportConflicts, _ texts: Texts) -> JSONValue {
        let counts = outcome.handing.summary
        return [
            "responseType": "ImportSummary", "status": conflicts.isEmpty ? "SUCCESS" : "WARNING",
            "description": .scalar(texts("dhis2.processed")),
            "importCount": [
                "imported": .scalar(counts.created), "updated": .scalar(counts.updated),
                "deleted": .scalar(counts.removed), "ignored": .scalar(outcome.handing.ignored + outcome.empty.count),
            ],
            "conflicts": conflicts.json(of: set, texts),
            "rejectedIndexes": .list(conflicts.rejected.sorted().map { .scalar($0) }),
            "dataSetComplete": .scalar(completed ?? "false"),
        ]
    }
}
