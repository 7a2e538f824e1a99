import ArgumentParser
import Foundation
import Hummingbird
import Logging
import Postgres
import Schema
import ServiceLifecycle
import Tenancy
import UnixSignals
import Web

/// `banmo serve`: the pages, until it is told to stop; then it finishes what is under way.
struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Serves the pages, with a private PostgreSQL unless an address is given."
    )

    @OptionGroup var options: DatabaseOptions

    @Option(help: "The port to listen on.")
    var port = 8080

    @Option(help: "The address to listen on; other than loopback only behind a proxy that speaks https.")
    var listen = "127.0.0.1"

    @Option(help: "Where people reach the service; https makes its cookies secure.")
    var address: String?

    @Option(help: "How many connections to the database at most.")
    var connections = 16

    func run() async throws {
        let logger = Logger(label: "banmo")
        let place = try await Workplace.open(options)
        do {
            if place.cluster != nil {
                for migration in try await place.migrate() { logger.info("migrated to \(migration.number)") }
            }
            try await serve(place, logger)
        } catch {
            try await place.close(evenIfFound: true)
            throw error
        }
        try await place.close(evenIfFound: true)
    }

    private func serve(_ place: Workplace, _ logger: Logger) async throws {
        let pool = place.pool(connections: connections)
        let database = Database(pool: pool)
        let pending = try await Migrator(pool: pool, migrations: try Migration.all()).pending()
        guard pending.isEmpty else { throw MigrationFault.pending(pending.count) }
        let site = try Site(
            database: database,
            programme: try await database.programmes().first,
            catalogues: try place.content.catalogues(),
            rubric: try place.content.rubric(),
            tiles: try TilePlaces(from: place.content.standards),
            address: URL(string: address ?? "http://localhost:\(port)") ?? URL(filePath: "/")
        )
        let web = Application(
            router: site.router(),
            configuration: ApplicationConfiguration(address: .hostname(listen, port: port), serverName: nil),
            onServerRunning: { _ in print("banmo serves on http://localhost:\(port)") },
            logger: logger
        )
        let group = ServiceGroup(
            configuration: ServiceGroupConfiguration(
                services: [
                    ServiceGroupConfiguration.ServiceConfiguration(service: PoolService(pool: pool)),
                    ServiceGroupConfiguration.ServiceConfiguration(service: SignOutService(site: site)),
                    ServiceGroupConfiguration.ServiceConfiguration(service: ReportService(database, logger)),
                    ServiceGroupConfiguration.ServiceConfiguration(service: web),
                ],
                gracefulShutdownSignals: [.sigterm, .sigint],
                logger: logger
            )
        )
        try await group.run()
    }
}

/// Keeps the pool healthy, and lets it go when everything that used it has stopped.
private struct PoolService: Service {
    let pool: Pool

    func run() async throws {
        do {
            try await cancelWhenGracefulShutdown { try await pool.run() }
        } catch is CancellationError {
            // Told to stop; everything that used the pool has stopped before.
        }
        await pool.drain()
    }
}

/// Forgets signed-out sessions on every machine at once.
private struct SignOutService: Service {
    let site: Site

    func run() async throws {
        try await cancelWhenGracefulShutdown { try await site.followSignOuts() }
    }
}
