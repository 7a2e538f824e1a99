import Curl
import Foundation
import Testing

@Suite struct `The address of a mail server` {
    @Test func `says how it is spoken to, and its port where it is another than usual`() throws {
        let submission = try MailServer("smtp://mail.example.org")
        #expect(submission.security == .startTLS && submission.port == 587)
        let inside = try MailServer("smtps://mail.example.org/", user: "banmo", password: "secret")
        #expect(inside.security == .tls && inside.port == 465 && inside.address == "smtps://mail.example.org:465")
        #expect(try MailServer("smtp-plain://localhost:2525").port == 2525)
    }

    @Test(arguments: [
        "mail.example.org", "http://mail.example.org", "smtp://", "smtp://a:b@mail.example.org",
        "smtp://mail.example.org/x",
        "smtp://mail.example.org:99999", "",
    ])
    func `is refused where it is none`(address: String) {
        #expect(throws: MailServerFault.malformed(address)) { try MailServer(address) }
    }

    @Test func `takes no password that would travel in the open, but on this machine`() throws {
        #expect(throws: MailServerFault.passwordInTheOpen) {
            try MailServer("smtp-plain://mail.example.org", user: "a", password: "b")
        }
        #expect(throws: MailServerFault.halfSignIn) { try MailServer("smtp://mail.example.org", user: "a") }
        #expect(try MailServer("smtp-plain://localhost", user: "a", password: "b").user == "a")
    }
}

@Suite struct `A mail` {
    private static let envelope = Envelope(
        from: "a@example.org",
        to: "b@example.org",
        Array("Subject: x\r\n\r\ny\r\n".utf8)
    )

    @Test func `to a server that nobody reaches fails as the server's fault`() async throws {
        // The discard port of this machine, where nothing listens.
        let server = try MailServer("smtp-plain://127.0.0.1:9")
        await #expect { try await server.send(Self.envelope) } throws: { ($0 as? MailFault)?.isOfServer == true }
    }

    @Test func `is given up soon when whoever waits for it is cancelled`() async throws {
        // An address that swallows what is sent to it (RFC 5737).
        let server = try MailServer("smtp-plain://192.0.2.1:25")
        let began = ContinuousClock.now
        let sending = Task { try await server.send(Self.envelope) }
        sending.cancel()
        await #expect(throws: MailFault.self) { try await sending.value }
        #expect(ContinuousClock.now - began < .seconds(8))
    }
}
