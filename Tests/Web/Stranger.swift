import Foundation
import HTTPTypes
import NIOCore
import Spreadsheet
import Support
import Tenancy
import Testing

@testable import Web

extension PlantedSite {
    /// Somebody whom the first lead college's content does not concern.
    struct Stranger: Sendable {
        let title: String
        let member: Member?
        /// Whether they look at pages too; JSON, which everybody asks for, has all that a page has.
        var readsPages = false
    }

    /// Each role of another tenant, of the same programme and of another, and nobody.
    var strangers: [Stranger] {
        let second = programme.otherLead
        return [
            Stranger(title: "anyone", member: nil),
            Stranger(title: "reporter", member: programme.member(.reporter, of: second), readsPages: true),
            Stranger(title: "approver", member: programme.member(.approver, of: second)),
            Stranger(title: "college-admin", member: programme.member(.collegeAdmin, of: second)),
            Stranger(title: "expert", member: programme.member(.expert, of: second)),
            Stranger(title: "headquarters' expert", member: programme.member(.expert, of: programme.headquarters)),
            Stranger(title: "partner", member: idlePartner, readsPages: true),
            Stranger(title: "operator", member: `operator`),
            Stranger(title: "another programme's reviewer", member: other.reviewer),
            Stranger(title: "another programme's hq-admin", member: other.hqAdmin, readsPages: true),
            Stranger(title: "another programme's leader", member: other.member(.leader, of: other.headquarters)),
            Stranger(title: "another programme's reporter", member: other.reporter),
            Stranger(title: "another programme's partner", member: other.member(.partner, of: other.partner)),
        ]
    }

    /// Whoever a page may be for.
    var audiences: [(title: String, member: Member?)] {
        [
            ("anyone", nil), ("reporter", programme.reporter), ("approver", programme.approver),
            ("college-admin", programme.member(.collegeAdmin, of: programme.lead)), ("reviewer", programme.reviewer),
            ("hq-admin", programme.hqAdmin), ("partner", programme.member(.partner, of: programme.partner)),
            ("expert", expert), ("leader", programme.member(.leader, of: programme.headquarters)),
        ]
    }

    /// Asks for every page and sends every form as a stranger.
    func walk(as stranger: Stranger) async throws {
        for accept in stranger.readsPages ? ["application/json", "text/html"] : ["application/json"] {
            var browser = try await test.browser(as: stranger.member)
            // Whoever has no session gets the token that forms carry.
            if stranger.member == nil { _ = try await browser.get("/sign-in") }
            try await walk(with: &browser, accept: accept, as: stranger.title)
        }
        if let member = stranger.member {
            var machine = try await test.machine(as: member)
            try await walk(with: &machine, accept: "*/*", as: "\(stranger.title)'s machine")
            for request in deletions {
                let answer = try await machine.send(.delete, request.address, accept: "*/*")
                #expect(try answer.status == 404 && answer.canaries().isEmpty, "\(stranger.title): \(request.address)")
            }
        }
    }

    private func walk(with client: inout Browser, accept: String, as title: String) async throws {
        for request in pages + forms {
            let answer = try await client.ask(request, accept: accept)
            let canaries = try answer.canaries()
            #expect(canaries.isEmpty, "\(title): \(request.address) shows \(canaries)")
            #expect(answer.status < 500, "\(title): \(request.address): \(answer.status)")
            #expect(
                request.form == nil || answer.status != 403 || !answer.text.contains("expired"),
                "\(title): \(request.address) never reached the endpoint"
            )
        }
    }
}

extension Browser {
    /// Asks as a page would: an address, or a form with this session's token.
    mutating func ask(_ request: PlantedSite.Request, accept: String = "text/html") async throws -> Answer {
        guard let form = request.form else { return try await get(request.address, accept: accept) }
        if let file = request.file { return try await send(file, with: form, to: request.address, accept: accept) }
        let pairs = form.merging(["csrf": csrf]) { $1 }.map { name, value in
            "\(name)=\(value.addingPercentEncoding(withAllowedCharacters: .urlQueryValueAllowed) ?? "")"
        }
        return try await send(
            .post,
            request.address,
            accept: accept,
            body: ByteBuffer(string: pairs.joined(separator: "&")),
            type: "application/x-www-form-urlencoded"
        )
    }
}

extension Browser {
    /// Sends a form that brings a file.
    mutating func send(
        _ file: String,
        named name: String = "seen.txt",
        with form: [String: String],
        to address: String,
        accept: String = "text/html"
    ) async throws -> Answer {
        let fields = [("csrf", csrf)] + form.map { ($0.key, $0.value) }
        let parts = fields.map { "--x\r\nContent-Disposition: form-data; name=\"\($0)\"\r\n\r\n\($1)\r\n" }
        let last = "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"\(name)\"\r\n\r\n\(file)\r\n--x--"
        return try await send(
            .post,
            address,
            accept: accept,
            body: ByteBuffer(string: parts.joined() + last),
            type: "multipart/form-data; boundary=x"
        )
    }
}

extension Answer {
    /// Which canaries stand in it; a workbook is read, for it is compressed.
    func canaries() throws -> [String] {
        var text = text
        if headers[.contentType]?.contains("spreadsheetml") == true {
            text = ""
            try SheetFile(.bytes(Data(bytes))).forEachRow { row in
                text += row.cells.compactMap(\.content.trimmed).joined(separator: " ") + "\n"
            }
        }
        return PlantedSite.canaries.filter(text.contains)
    }
}
