import Calendar
import Foundation

/// A letter as servers carry it: a head, and the letter twice, as plain text and as HTML (RFC 5322, 2045, 2046, 2047).
struct MailMessage: Sendable {
    /// Without angle brackets; the same whenever the letter is sent.
    let id: String
    let date: Date
    let sender: MailAddress
    let senderName: String
    let recipient: String
    let letter: Letter
    /// Where one click ends mail of this kind (RFC 8058); nil where none can.
    let ending: String?

    /// What is handed over, in ASCII, its lines ended by CR LF and none longer than 998.
    var bytes: [UInt8] {
        // Never in base64.
        let boundary = "=_\(id.prefix { $0 != "@" })"
        let head =
            [
                "Date: \(Self.text(of: date))",
                "From: \(HeaderText.encoded(senderName))\r\n <\(sender)>",
                "To: <\(recipient)>",
                "Subject: \(HeaderText.encoded(letter.subject))",
                "Message-ID: <\(id)>",
                "Auto-Submitted: auto-generated",
                "Content-Language: \(letter.language)",
                "MIME-Version: 1.0",
                "Content-Type: multipart/alternative;\r\n boundary=\"\(boundary)\"",
            ]
            + (ending.map { ["List-Unsubscribe:\r\n <\($0)>", "List-Unsubscribe-Post: List-Unsubscribe=One-Click"] }
                ?? [])
        let body = [("plain", letter.plain), ("html", letter.html)].map { kind, text in
            """
            --\(boundary)\r
            Content-Type: text/\(kind); charset=utf-8\r
            Content-Transfer-Encoding: base64\r
            \r
            \(Self.base64(text))\r

            """
        }
        return Array("\(head.joined(separator: "\r\n"))\r\n\r\n\(body.joined())--\(boundary)--\r\n".utf8)
    }

    private static func base64(_ text: String) -> String {
        let lines = text.replacing("\n", with: "\r\n")
        return Data(lines.utf8).base64EncodedString(options: [
            .lineLength76Characters, .endLineWithCarriageReturn, .endLineWithLineFeed,
        ])
    }

    /// `Sat, 28 Nov 2026 00:01:02 +0000` (RFC 5322, 3.3).
    static func text(of date: Date) -> String {
        let day = Day(date, in: .utc)
        let (year, month, number) = day.components
        let seconds = Int(date.timeIntervalSince1970.rounded(.down)) - day.number * 86_400
        let weekday = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"][day.weekday - 1]
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        let time = [seconds / 3_600, seconds / 60 % 60, seconds % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
        return "\(weekday), \(number) \(months[month - 1]) \(year) \(time.joined(separator: ":")) +0000"
    }
}
