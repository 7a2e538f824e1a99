import Curl
import Foundation
import Notices
import Tenancy

/// Looks at mail: whether there is a server, whether it answers.
struct MailCheckup {
    let options: MailOptions
    let messages: TerminalMessages

    func checks() async -> [Check] {
        do {
            guard let chosen = try options.chosen() else {
                return [messages.well("mail", messages.text("commands.doctor.mail.off"))]
            }
            let address = chosen.server.address
            do {
                try await chosen.server.greet()
                return [messages.well("mail", messages.text("commands.doctor.mail.reached", ["server": address]))]
            } catch let fault as MailFault {
                return [messages.fault("mail", "unreachable", ["server": address, "reason": fault.words ?? ""])]
            }
        } catch let complaint as Complaint {
            let words = messages.text(complaint.key, complaint.arguments)
            return [Check(check: "mail", name: messages.text("commands.doctor.mail.name"), isWell: false, words: words)]
        } catch {
            return [messages.fault("mail", error)]
        }
    }
}

extension DatabaseCheckup {
    /// Whether mail that waits in the queue is stuck.
    func mailQueue(_ database: Database) async throws -> Check {
        let now = Date()
        let standing = try await database.mailStanding(at: now)
        guard standing.isStuck(at: now) else {
            let arguments = ["waiting": "\(standing.waiting)", "sent": "\(standing.sent)"]
            return messages.well("mailQueue", messages.text("commands.doctor.mailQueue.fine", arguments))
        }
        let faults = standing.faults.prefix(3).map { "\($0.host): \($0.words) (\($0.count))" }
        return messages.fault(
            "mailQueue",
            "stuck",
            [
                "waiting": "\(standing.waiting)", "givenUp": "\(standing.givenUp)",
                "since": standing.oldest.map { $0.formatted(.iso8601) } ?? "-",
                "faults": faults.joined(separator: "; "),
            ]
        )
    }
}
