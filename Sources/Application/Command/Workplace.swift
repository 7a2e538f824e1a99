import ArgumentParser
import Foundation
import Postgres
import Schema
import Tenancy

/// Where the database is: the private one under a data folder, or a server that is already there.
struct DatabaseOptions: ParsableArguments {
    @Option(name: .customLong("data"), help: "The folder of the private database and of what banmo keeps.")
    var dataFolder: String = DatabaseOptions.usualFolder

    @Option(
        help: "The address of a PostgreSQL to use instead, for the service's role: host=… dbname=… user=banmo_service."
    )
    var database: String?

    @Option(help: "The same server's address for a role that may create roles and tables; for migrate and demo.")
    var databaseOwner: String?

    private static var usualFolder: String {
        if let folder = ProcessInfo.processInfo.environment["BANMO_DATA"] { return folder }
        return geteuid() == 0 ? "/var/lib/banmo" : NSHomeDirectory() + "/.local/share/banmo"
    }
}

/// An open database with what goes with it; a private PostgreSQL is started for it and stopped with it.
struct Workplace {
    let content: Content
    let dataFolder: URL
    let cluster: Cluster?
    /// Whether this process started the cluster, so that it must stop it.
    private let isStarter: Bool
    /// The address of the service's role, and of the owner where one is known.
    let address: String
    let ownerAddress: String?

    /// Starts or finds the database.
    static func open(_ options: DatabaseOptions) async throws -> Workplace {
        let content = try Content.find()
        let folder = URL(filePath: options.dataFolder)
        if let address = options.database ?? ProcessInfo.processInfo.environment["BANMO_DATABASE"] {
            let owner = options.databaseOwner ?? ProcessInfo.processInfo.environment["BANMO_DATABASE_OWNER"]
            return Workplace(
                content: content,
                dataFolder: folder,
                cluster: nil,
                isStarter: false,
                address: address,
                ownerAddress: owner
            )
        }
        let cluster = try Cluster(dataFolder: folder)
        return Workplace(
            content: content,
            dataFolder: folder,
            cluster: cluster,
            isStarter: try await cluster.start(),
            address: cluster.address(role: "banmo_service"),
            ownerAddress: cluster.address(role: "banmo_admin")
        )
    }

    /// Stops what was started; `evenIfFound` also a private PostgreSQL that a killed banmo left running.
    func close(evenIfFound: Bool = false) async throws {
        if isStarter || evenIfFound { try await cluster?.stop() }
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
            throw ValidationError("To migrate a given database, name its owner's address with --database-owner.")
        }
        var configuration = Pool.Configuration(DatabaseAddress(ownerAddress))
        configuration.maximumConnections = 1
        let pool = Pool(configuration)
        let applied = try await Migrator(pool: pool, migrations: try Migration.all()).migrate()
        await pool.drain()
        return applied
    }

    /// Runs `body` with the database, migrated if it is the private one, and closes everything whatever happens.
    static func run<Answer>(
        _ options: DatabaseOptions,
        _ body: (Workplace, Database) async throws -> Answer
    ) async throws -> Answer {
        let place = try await open(options)
        let pool = place.pool()
        do {
            if place.cluster != nil { _ = try await place.migrate() }
            let answer = try await body(place, Database(pool: pool))
            await pool.drain()
            try await place.close()
            return answer
        } catch {
            await pool.drain()
            try await place.close()
            throw error
        }
    }
}
