import Foundation
import Language
import Testing

@testable import Notices

@Suite struct `A message` {
    private static let letter = Letter(
        language: .chinese,
        subject: "数据表被退回，请修改后重新报送，截止日期见平台通知",
        paragraphs: ["数据表被退回 <&>"],
        items: ["一", "二"],
        link: ("登录平台查看：", "https://quality.example.org/notices/x?a=1&b=2"),
        footer: [("设置：", "https://quality.example.org/account/mail")]
    )

    private static func message(_ letter: Letter = letter) throws -> String {
        let message = MailMessage(
            id: "11111111-2222-8333-8444-555555555555@example.org",
            date: Date(timeIntervalSince1970: 1_764_288_062),
            sender: try #require(MailAddress("banmo@example.org")),
            senderName: "班·墨",
            recipient: "wang.min@example.net",
            letter: letter,
            ending: "https://quality.example.org/mail/ending?of=reports&by=x"
        )
        return String(decoding: message.bytes, as: UTF8.self)
    }

    @Test func `has a head as the standards ask, in ASCII and in short lines`() throws {
        let text = try Self.message()
        #expect(text.utf8.allSatisfy { $0 < 0x80 })
        let lines = text.components(separatedBy: "\r\n")
        #expect(!text.replacing("\r\n", with: "").contains { $0 == "\n" || $0 == "\r" })
        #expect(lines.allSatisfy { $0.utf8.count <= 76 || $0.contains("https://") }, "\(lines)")
        for line in [
            "Date: Fri, 28 Nov 2025 00:01:02 +0000", " <banmo@example.org>", "To: <wang.min@example.net>",
            "Message-ID: <11111111-2222-8333-8444-555555555555@example.org>", "MIME-Version: 1.0",
            "Auto-Submitted: auto-generated", "List-Unsubscribe-Post: List-Unsubscribe=One-Click",
            " <https://quality.example.org/mail/ending?of=reports&by=x>",
        ] { #expect(lines.contains(line), "\(line)") }
    }

    @Test func `says its subject in encoded words that divide no character`() throws {
        let text = try Self.message()
        let head = try #require(text.components(separatedBy: "\r\n\r\n").first)
        let subject = try #require(head.firstMatch(of: /Subject: ((?:[^\r]|\r\n )+)\r\n[A-Z]/)?.output.1)
        let words = subject.matches(of: /=\?UTF-8\?B\?([^?]+)\?=/).map { String($0.output.1) }
        #expect(words.count > 1)
        let parts = try words.map { word in
            let bytes = try #require(Data(base64Encoded: word))
            return try #require(String(data: bytes, encoding: .utf8))
        }
        #expect(parts.joined() == Self.letter.subject)
        #expect(HeaderText.encoded("A report was returned") == "A report was returned")
    }

    @Test func `says the same as plain text and as HTML, which loads nothing`() throws {
        let text = try Self.message()
        let boundary = try #require(text.firstMatch(of: /boundary="([^"]+)"/)?.output.1)
        let parts = text.components(separatedBy: "--\(boundary)")
        #expect(parts.count == 4 && parts[3] == "--\r\n")
        let bodies = try parts[1...2].map { part in
            let body = try #require(part.components(separatedBy: "\r\n\r\n").last)
            let bytes = try #require(Data(base64Encoded: body, options: .ignoreUnknownCharacters))
            return String(decoding: bytes, as: UTF8.self)
        }
        #expect(parts[1].contains("text/plain; charset=utf-8") && parts[2].contains("text/html; charset=utf-8"))
        #expect(bodies[0].contains("数据表被退回 <&>\r\n") && bodies[0].contains("?a=1&b=2"))
        #expect(bodies[1].contains("<html lang=\"zh-Hans\" dir=\"ltr\">") && bodies[1].contains("数据表被退回 &lt;&amp;&gt;"))
        #expect(bodies[1].contains("href=\"https://quality.example.org/notices/x?a=1&amp;b=2\""))
        #expect(!bodies[1].contains("<img") && !bodies[1].contains("src="))
    }
}

@Suite struct `A mail address` {
    @Test(arguments: ["wang.min@example.org", "a+b@sub.example.co", "x@xn--fiq228c.cn"])
    func `is taken`(text: String) { #expect(MailAddress(text)?.description == text) }

    @Test(arguments: [
        "", "@", "a@b", "a b@example.org", "a@example.org\r\nBcc: x@example.org", "<a@example.org>", "a@@example.org",
        "王@example.org", ".a@example.org", "a@-example.org", "a@example.org.", "a@127.0.0.1",
        String(repeating: "a", count: 65) + "@example.org",
    ])
    func `is refused where it is none`(text: String) { #expect(MailAddress(text) == nil) }
}

@Suite struct `The address that ends mail` {
    @Test func `is its reader's and its topic's alone`() throws {
        let (tenant, member, key) = (UUID(), UUID(), [UInt8](repeating: 7, count: 32))
        let mark = MailMark(.topic(.reports), tenant: tenant, member: member, key: key)
        let read = try #require(MailMark(mark.text))
        #expect(read == mark && read.isMade(by: key, for: .topic(.reports)))
        #expect(!read.isMade(by: key, for: .topic(.steps)) && !read.isMade(by: key, for: .digest))
        #expect(!read.isMade(by: [UInt8](repeating: 8, count: 32), for: .topic(.reports)))
        #expect(
            !MailMark(.topic(.reports), tenant: tenant, member: UUID(), key: key).text.hasSuffix(mark.text.suffix(20))
        )
        #expect(MailMark("") == nil && MailMark("x") == nil)
        for ending in MailEnding.all { #expect(MailEnding(name: ending.name) == ending) }
    }
}

@Suite struct `Pauses between tries` {
    @Test func `grow, but not for ever`() {
        let pauses = MailPauses()
        #expect((1...4).map { pauses.pause(after: $0) } == [60, 120, 240, 480])
        #expect(pauses.pause(after: 30) == 14_400 && pauses.pause(after: 10_000) == 14_400)
        #expect(pauses.pause(ofServerAfter: 1) == 10 && pauses.pause(ofServerAfter: 99) == 300)
    }
}
