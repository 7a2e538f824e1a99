import Collection
import Foundation
import Synchronization
import Tenancy

/// What became of imports whose clients ask for it later, for an hour, on the service that took them. They are done before
/// they are answered; clients only ask as DHIS2 has them ask.
final class DHIS2Tasks: Sendable {
    private struct Kept {
        let summary: JSONValue
        let member: Identifier<Member>
        let at: Date
    }

    private let kept = Mutex<[String: Kept]>([:])
    private static let lifetime: TimeInterval = 3_600
    private static let limit = 1_000

    /// Keeps a summary for who sent the values, under the identifier that it gives.
    func keep(_ summary: JSONValue, for member: Identifier<Member>, at now: Date) -> String {
        let task = UIDText.derived(from: "\(UUID())")
        kept.withLock { kept in
            kept = kept.filter { now.timeIntervalSince($0.value.at) < Self.lifetime }
            if kept.count >= Self.limit { kept.removeAll() }
            kept[task] = Kept(summary: summary, member: member, at: now)
        }
        return task
    }

    /// A member's summary; nil where there is none.
    func summary(_ task: String, of member: Identifier<Member>) -> JSONValue? {
        kept.withLock { $0[task] }.flatMap { $0.member == member ? $0.summary : nil }
    }

    /// What a client is told that asks later.
    static func started(_ task: String, _ texts: Texts) -> JSONValue {
        [
            "httpStatus": "OK", "httpStatusCode": .scalar(200), "status": "OK",
            "message": .scalar(texts("dhis2.started")),
            "response": [
                "responseType": "JobConfigurationWebMessageResponse", "name": "dataValueImport", "id": .scalar(task),
                "jobType": "DATAVALUE_IMPORT", "jobStatus": "COMPLETED",
                "relativeNotifierEndpoint": .scalar(Routes.dhis2Task(task).path),
            ],
        ]
    }
}
