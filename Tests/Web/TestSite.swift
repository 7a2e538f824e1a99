import Calendar
import Collection
import Foundation
import Language
import Lifecycle
import Support
import Tenancy

@testable import Web

/// A site over a fresh programme, which anyone reads of.
struct TestSite {
    let programme: FreshProgramme
    let site: Site

    init(address: String = "http://localhost:8080", in database: Database? = nil) async throws {
        programme = try await FreshProgramme(in: database)
        site = try Self.site(over: programme, address: address)
    }

    /// Another site over the same database, as on another machine.
    static func site(
        over programme: FreshProgramme,
        by database: Database? = nil,
        address: String = "http://localhost:8080",
        dataFolder: URL? = nil,
        now: @escaping @Sendable () -> Date = { Date() }
    ) throws -> Site {
        let database = database ?? programme.database
        return try site(over: programme.programme, in: database, address: address, dataFolder: dataFolder, now: now)
    }

    /// A site over a database that may have no programme yet.
    static func site(
        over programme: Programme?,
        in database: Database,
        address: String = "http://localhost:8080",
        dataFolder: URL? = nil,
        now: @escaping @Sendable () -> Date = { Date() }
    ) throws -> Site {
        try Site(
            database: database,
            programme: programme,
            catalogues: catalogues.get(),
            zones: zones.get(),
            address: URL(string: address) ?? URL(filePath: "/"),
            dataFolder: dataFolder,
            mails: true,
            now: now
        )
    }

    private static let catalogues = Result { try Catalogues.load(from: folder("Localization")) }
    private static let zones = Result { try CountryZones(from: folder("Standards")) }

    /// A folder of the repository.
    static func folder(_ name: String) -> URL {
        URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../\(name)").standardizedFileURL
    }

    /// A browser in which somebody is signed in, or nobody.
    func browser(as member: Member? = nil) async throws -> Browser {
        if let member { try await Browser(on: site, as: member) } else { Browser(on: site) }
    }

    /// A member who signs in with a password.
    func person(password: String) async throws -> String {
        let name = "li.ming-\(UUID().uuidString.prefix(8).lowercased())"
        _ = try await programme.settled(name, password: password)
        return name
    }
}
