import Foundation
import HTTPTypes
import NIOCore
import Support
import Tenancy

@testable import Web

extension TestSite {
    /// A program that shows a new token of a member with each request, as a header of this kind.
    func machine(
        as member: Member,
        scope: TokenScope = .all,
        on other: Site? = nil,
        header: (String) -> String = { "Bearer \($0)" }
    ) async throws -> Browser {
        let new = try NewToken(name: "machine \(UUID())", scope: scope, days: 1)
        let act = Act(member, at: (other ?? site).now(), from: "here")
        let issued = try await programme.database.issue(new, by: act)
        return Browser.machine(on: other ?? site, header(issued.secret.text))
    }
}

extension Browser {
    /// A program that shows this as its credential.
    static func machine(on site: Site, _ authorization: String) -> Browser {
        var machine = Browser(on: site)
        machine.fields[.authorization] = authorization
        return machine
    }

    /// Sends one JSON object.
    mutating func post(_ path: String, json: String) async throws -> Answer {
        try await send(.post, path, accept: "*/*", body: ByteBuffer(string: json), type: "application/json")
    }
}
