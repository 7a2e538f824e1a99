import ArgumentParser
import Curl
import Foundation
import Notices

/// By which server mail is sent, and from whom: given here or in the environment; without a server nothing is mailed.
struct MailOptions: ParsableArguments {
    @Option(help: .text("commands.serve.smtp"))
    var smtp: String?

    @Option(name: .customLong("smtp-user"), help: .text("commands.serve.smtpUser"))
    var user: String?

    @Option(name: .customLong("smtp-from"), help: .text("commands.serve.smtpFrom"))
    var sender: String?

    @Option(name: .customLong("smtp-pause"), help: .text("commands.serve.smtpPause"))
    var pause: Int?

    /// A server that was chosen, with the address that mail comes from.
    struct Chosen {
        let server: MailServer
        let sender: MailAddress
    }

    /// What was chosen; nil for nothing. Throws a `Complaint`.
    func chosen() throws -> Chosen? {
        guard let address = smtp ?? Self.setting("BANMO_SMTP") else { return nil }
        let server: MailServer
        do {
            server = try MailServer(
                address,
                user: user ?? Self.setting("BANMO_SMTP_USER"),
                password: try Self.password()
            )
        } catch let fault as MailServerFault {
            throw Self.complaint(fault)
        }
        guard let sender = MailAddress(self.sender ?? Self.setting("BANMO_SMTP_FROM") ?? "") else {
            throw Complaint("commands.serve.smtpFromMissing")
        }
        return Chosen(server: server, sender: sender)
    }

    /// When what was refused is tried again.
    var pauses: MailPauses {
        var pauses = MailPauses()
        let seconds = pause ?? Self.setting("BANMO_SMTP_PAUSE").flatMap { Int($0) }
        if let seconds { pauses.first = TimeInterval(max(1, seconds)) }
        return pauses
    }

    private static func complaint(_ fault: MailServerFault) -> Complaint {
        switch fault {
        case .malformed(let address): Complaint("commands.serve.smtpMalformed", ["address": address])
        case .passwordInTheOpen: Complaint("commands.serve.smtpPasswordInTheOpen")
        case .halfSignIn: Complaint("commands.serve.smtpHalfSignIn")
        }
    }

    /// Never an option, which everybody on the machine sees.
    private static func password() throws -> String? {
        guard let file = setting("BANMO_SMTP_PASSWORD_FILE") else { return setting("BANMO_SMTP_PASSWORD") }
        guard let bytes = FileManager.default.contents(atPath: file) else {
            throw Complaint("commands.serve.smtpPasswordFile")
        }
        return String(decoding: bytes, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
    }

    private static func setting(_ name: String) -> String? {
        ProcessInfo.processInfo.environment[name].flatMap { $0.isEmpty ? nil : $0 }
    }
}
