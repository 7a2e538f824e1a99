import ArgumentParser
import ClosedLoop
import Foundation
import Postgres
import Schema
import Tenancy

/// Where the database is: the private one under a data folder, or a server that is already there.
struct DatabaseOptions: ParsableArguments {
    @Option(name: .customLong("data"), help: .text("commands.place.data"))
    var dataFolder: String = DatabaseOptions.usualFolder

    @Option(
        help: .text("commands.place.database")
    )
    var database: String?

    @Option(help: .text("commands.place.databaseOwner"))
    var databaseOwner: String?

    /// The address that was given, here or in the environment; nil for the private database.
    var givenAddress: String? { database ?? ProcessInfo.processInfo.environment["BANMO_DATABASE"] }

    /// The owner's address that was given.
    var givenOwnerAddress: String? {
        databaseOwner ?? ProcessInfo.processInfo.environment["BANMO_DATABASE_OWNER"]
    }

    private static var usualFolder: String {
        if let folder = ProcessInfo.processInfo.environment["BANMO_DATA"] { return folder }
        return geteuid() == 0 ? "/var/lib/banmo" : NSHomeDirectory() + "/.local/share/banmo"
    }
}

/// An open database with what goes with it; a private PostgreSQL runs as long as somebody uses it.
struct Workplace: Sendable {
    let content: Content
    let dataFolder: URL
    /// What Ctrl-C does here.
    let interruption: Interruption
    /// The use of the private PostgreSQL, where it is that.
    private let use: ClusterUse?
    /// The address of the service's role, and of the owner where one is known.
    let address: String
    let ownerAddress: String?

    /// Whether the database is the private one, which banmo migrates by itself.
    var isPrivate: Bool { use != nil }

    /// Starts or finds the database.
    private static func open(_ options: DatabaseOptions, serving: Bool) async throws -> Workplace {
        // Before anything is started: whoever is interrupted while it starts must stop it.
        let interruption = await Interruption()
        let content = try Content.find()
        let folder = URL(filePath: options.dataFolder)
        if let address = options.givenAddress {
            return Workplace(
                content: content,
                dataFolder: folder,
                interruption: interruption,
                use: nil,
                address: address,
                ownerAddress: options.givenOwnerAddress
            )
        }
        let cluster = try Cluster(dataFolder: folder)
        return Workplace(
            content: content,
            dataFolder: folder,
            interruption: interruption,
            use: try await cluster.use(serving: serving),
            address: cluster.address(role: "banmo_service"),
            ownerAddress: cluster.address(role: "banmo_admin")
        )
    }

    /// By what the secrets of second factors are sealed: the key file that is named, or the data folder's where the database
    /// is the private one; nil for a given database without one, which other machines may serve from too.
    func seal() throws -> Seal? {
        let named = ProcessInfo.processInfo.environment["BANMO_SECRET_FILE"].map { URL(filePath: $0) }
        return try (named ?? (isPrivate ? dataFolder.appending(path: "secret.key") : nil)).map { try Seal(file: $0) }
    }

    /// Keeps the private PostgreSQL running until the task is cancelled; at once where it is somebody else's.
    func watch(_ tell: @Sendable (ClusterEvent) -> Void) async throws {
        try await use?.watch(tell)
    }

    /// Deletes what a private PostgreSQL has logged and not written to since a moment.
    func forgetLogs(before moment: Date) throws {
        try use?.forgetLogs(before: moment)
    }

    /// Leaves; the last to leave a private PostgreSQL stops it.
    private func close() async throws {
        try await use?.end()
    }

    /// A pool of the service's role.
    func pool(connections: Int = 8) -> Pool {
        var configuration = Pool.Configuration(DatabaseAddress(address))
        configuration.maximumConnections = connections
        return Pool(configuration)
    }

    /// Brings the database to this executable's schema; what was applied.
    func migrate() async throws -> [Migration] {
        guard let ownerAddress else {
            throw Complaint("commands.migrate.ownerNeeded")
        }
        var configuration = Pool.Configuration(DatabaseAddress(ownerAddress))
        configuration.maximumConnections = 1
        let pool = Pool(configuration)
        let applied = try await Migrator(pool: pool, migrations: try Migration.all()).migrate()
        await pool.drain()
        return applied
    }

    /// Runs `body` at the workplace and leaves it whatever happens, Ctrl-C included; `serving` where the pages are to be
    /// served from it, which one process at a time does.
    static func run<Answer: Sendable>(
        _ options: DatabaseOptions,
        serving: Bool = false,
        at body: @escaping @Sendable (Workplace) async throws -> Answer
    ) async throws -> Answer {
        let place = try await open(options, serving: serving)
        do {
            let answer = try await place.interruption.cancelling { try await body(place) }
            try await place.close()
            return answer
        } catch {
            try await place.close()
            throw error
        }
    }

    /// Runs `body` with the database, migrated if it is the private one, and closes everything whatever happens.
    static func run<Answer: Sendable>(
        _ options: DatabaseOptions,
        _ body: @escaping @Sendable (Workplace, Database) async throws -> Answer
    ) async throws -> Answer {
        try await run(options) { place in
            if place.isPrivate { _ = try await place.migrate() }
            let pool = place.pool()
            do {
                let answer = try await body(place, Database(pool: pool, consequences: .closedLoop))
                await pool.drain()
                return answer
            } catch {
                await pool.drain()
                throw error
            }
        }
    }
}
