import Foundation
import Support
import Tenancy

/// Forms of what is attached, and of the closed loop.
extension PlantedSite {
    var evidenceForms: [Request] {
        [
            Request(
                route: "/evidence/of/{subject}",
                address: "/evidence/of/\(evidence.fresh.subject)",
                form: ["sentence": "Seen"],
                sender: programme.reporter,
                file: "What was seen"
            ),
            Request(
                route: "/evidence/{id}/withdraw",
                address: "/evidence/\(evidence.fresh.attachment)/withdraw",
                form: [:],
                sender: programme.reporter
            ),
        ]
    }

    var loopForms: [Request] {
        func form(_ action: String, _ place: String, _ fields: [String: String], by sender: Member) -> Request {
            let address = "/colleges/\(college.uuidString.lowercased())/\(place)"
            return Request(route: "/colleges/{id}/\(action)", address: address, form: fields, sender: sender)
        }
        let target = ["indicator": "DO_STUDENT_TEACHER_RATIO", "period": "2049", "value": "15"]
        let decision = "targets/\(proposal.uuidString.lowercased())/decision"
        return [
            form("warnings/{number}/dismissal", "warnings/1/dismissal", ["reason": "r"], by: programme.reporter),
            form("warnings/{number}/review", "warnings/2/review", ["decision": "accept"], by: programme.reviewer),
            form("warnings/{number}/finding", "warnings/3/finding", ["text": "t"], by: programme.reporter),
            Request(
                route: "/colleges/{id}/targets",
                address: "/colleges/\(building)/targets",
                form: target,
                sender: programme.reporter
            ),
            form("targets/{proposal}/decision", decision, ["decision": "agree"], by: programme.hqAdmin),
            Request(route: "/targets", address: "/targets", form: target, sender: programme.hqAdmin),
            Request(
                route: "/targets/workbook",
                address: "/targets/workbook",
                form: [:],
                sender: programme.hqAdmin,
                file: "Indicator code,Place code,Period code,Target value\nDO_ATTENDANCE,ALL,2049,91\n"
            ),
            Request(
                route: "/targets/workbook/changes",
                address: "/targets/workbook/changes",
                form: ["changes": "DO_ATTENDANCE ALL 2049 91"],
                sender: programme.hqAdmin
            ),
            Request(
                route: "/warning-rules/{kind}",
                address: "/warning-rules/report-late",
                form: ["on": "yes", "days": "10"],
                sender: programme.hqAdmin
            ),
        ]
    }
}
