import ArgumentParser
import Calendar
import ClosedLoop
import Foundation
import Logging
import NIOCore
import Notices
import Outbox
import Postgres
import Schema
import ServiceLifecycle
import Tenancy
import Web

/// `banmo serve`: the pages, until it is told to stop; then it finishes what is under way.
struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: HelpWords.text("commands.serve.about"),
        discussion: HelpWords.text("commands.serve.discussion")
    )

    @OptionGroup var options: DatabaseOptions

    @Option(help: .text("commands.serve.port"))
    var port = 8080

    @Option(help: .text("commands.serve.listen"))
    var listen = "127.0.0.1"

    @Option(
        help: .text("commands.serve.address")
    )
    var address: String?

    @Option(
        name: .customLong("trusted-proxy"),
        help: .text("commands.serve.trustedProxy")
    )
    var trustedProxies: [NetworkRange] = []

    @Option(help: .text("commands.serve.connections"))
    var connections = 16

    @Option(help: .text("commands.serve.clients"))
    var clients = SiteServer.Limits().clients

    @OptionGroup var mail: MailOptions
    @OptionGroup var log: LogOptions

    func validate() throws {
        guard let address, ServiceAddress(address) == nil else { return }
        throw ValidationError(try TerminalMessages().text("commands.serve.badAddress", ["address": address]))
    }

    func run() async throws {
        let logger = log.logger()
        let messages = try TerminalMessages()
        try await Workplace.run(options, serving: true) { place in
            if place.isPrivate {
                for migration in try await place.migrate() { logger.info("migrated to \(migration.number)") }
            }
            try await serve(place, logger, messages)
        }
    }

    private func serve(_ place: Workplace, _ logger: Logger, _ messages: TerminalMessages) async throws {
        let pool = place.pool(connections: connections)
        let database = Database(pool: pool, seal: try place.seal(), consequences: .closedLoop)
        let pending = try await Migrator(pool: pool, migrations: try Migration.all()).pending()
        guard pending.isEmpty else { throw MigrationFault.pending(pending.count) }
        try await database.sealSecondFactors()
        let mail = try mail.chosen()
        let catalogues = try place.content.catalogues()
        let known = address.flatMap(ServiceAddress.init)
        let site = try Site(
            database: database,
            programme: try await database.programmes().first,
            catalogues: catalogues,
            tiles: try TilePlaces(from: place.content.standards),
            zones: try CountryZones(from: place.content.standards),
            address: (known ?? ServiceAddress(listening: listen, port: port)).url,
            trustedProxies: trustedProxies,
            dataFolder: place.isPrivate ? place.dataFolder : nil,
            mails: mail != nil
        )
        let notices = NoticeMaker(database: database, rows: NoticeRow.all)
        let outbox = OutboxReader(pool: pool, handlers: [notices.hear])
        var beside: [any Service] = [
            ReportService(database, logger), FindingService(database, logger),
            OutboxService(reader: outbox, logger: logger),
        ]
        if let mail {
            let writer = LetterWriter(from: mail.sender, catalogues: catalogues, links: site.mailLinks)
            let sender = MailSender(database: database, server: mail.server, writer: writer, pauses: self.mail.pauses)
            beside.append(MailService(sender: sender, logger: logger))
        }
        beside.append(RetentionService(place: place, database: database, logger: logger))
        if place.isPrivate { beside.append(ClusterService(place: place, logger: logger)) }
        var limits = SiteServer.Limits()
        limits.clients = clients
        let group = SiteServer(site, limits: limits, beside: beside, logger: logger)
            .group(on: listen, port: port) { port in
                let own = ServiceAddress(listening: listen, port: port).description
                let key = known == nil ? "commands.serve.listening" : "commands.serve.behind"
                print(messages.text(key, ["own": own, "address": known?.description ?? own]))
                // Whoever started it may read this through a pipe, and wait for it.
                fflush(nil)
            }
        place.interruption.isAnswered(by: { await group.triggerGracefulShutdown() })
        do {
            try await group.run()
        } catch is CancellationError {
            TerminalMessages.complain(messages.text("commands.serve.cancelled"))
        } catch let error as IOError {
            let arguments = ["listen": listen, "port": "\(port)", "reason": String(cString: strerror(error.errnoCode))]
            throw messages.refusal("commands.serve.notListening", arguments)
        }
    }
}

extension NetworkRange: ExpressibleByArgument {
    /// An address, or a range as `10.0.0.0/8`.
    package init?(argument: String) {
        self.init(argument)
    }
}
