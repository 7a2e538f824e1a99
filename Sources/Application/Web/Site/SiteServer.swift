import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import Postgres
import ServiceLifecycle
import Tenancy

/// A site served over HTTP, with what must run beside it, until it is told to stop.
package struct SiteServer: Sendable {
    /// How much of the service any one client, and all together, can take up.
    package struct Limits: Sendable {
        /// How long a client may be connected saying nothing, or only a part of a request's head.
        package var idle: Duration = .seconds(60)
        /// How many clients may be connected. For one more, whoever has been silent longest has to leave; where none is
        /// silent, it is told at once that there is no place.
        package var clients = 512
        /// How many of them, and how many requests under way, one address may have.
        package var share = 128
        /// How long stopping waits for what is under way; what then still is, is cancelled and told so.
        package var farewell: Duration = .seconds(30)

        /// The usual limits.
        package init() {}
    }

    /// How large the head of a request may be: several times what browsers send.
    private static let heads = HTTP1Channel.Configuration.DecoderConfiguration(
        maxHeaderFieldSize: 16 << 10,
        maxHeaderListSize: 32 << 10,
        maxHeaderFieldCount: 100
    )

    private let site: Site
    private let limits: Limits
    private let others: [any Service]
    private let logger: Logger

    /// A server of a site within limits, and what else is to run beside it; its log has one line a request.
    package init(
        _ site: Site,
        limits: Limits = Limits(),
        beside others: [any Service] = [],
        logger: Logger
    ) {
        self.others = others
        self.site = site
        self.limits = limits
        self.logger = logger
    }

    /// What is to be run: it listens on an address and a port (0 for any), says which port that is, and stops in good
    /// order when it is told to.
    package func group(
        on address: String,
        port: Int,
        _ isListening: @escaping @Sendable (Int) -> Void
    ) -> ServiceGroup {
        let connections = Connections(limits, forwarding: site.forwarding)
        let web = Application(
            responder: NamedRequests(responder: site.router(share: limits.share).buildResponder()),
            server: HTTPServerBuilder { responder in
                OnLoop(
                    base: HTTP1Channel(
                        responder: responder,
                        configuration: HTTP1Channel.Configuration(
                            additionalChannelHandlers: [ConnectionWatch(connections)],
                            idleTimeout: TimeAmount(limits.idle),
                            httpDecoderConfiguration: Self.heads
                        )
                    )
                )
            },
            configuration: ApplicationConfiguration(
                address: .hostname(address, port: port),
                serverName: nil
            ),
            onServerRunning: { channel in isListening(channel.localAddress?.port ?? port) },
            logger: logger
        )
        let beside: [any Service] =
            [PoolService(pool: site.database.pool), SignOutService(site: site, logger: logger)] + others
        let serving = WebService(web: web, deadlines: site.deadlines, limits: limits)
        var configuration = ServiceGroupConfiguration(
            services: (beside + [serving]).map { ServiceGroupConfiguration.ServiceConfiguration(service: $0) },
            logger: logger
        )
        // Requests give up by themselves before this; it is for what should hang nevertheless.
        configuration.maximumGracefulShutdownDuration = limits.farewell + .seconds(20)
        return ServiceGroup(configuration: configuration)
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

/// Serves, and when told to stop cancels what is still under way after a while.
private struct WebService<Web: Service>: Service {
    let web: Web
    let deadlines: Deadlines
    let limits: SiteServer.Limits

    func run() async throws {
        try await withThrowingTaskGroup(of: Bool.self) { group in
            group.addTask {
                try await web.run()
                return true
            }
            group.addTask {
                do {
                    try await gracefulShutdown()
                    try await Task.sleep(for: limits.farewell)
                    deadlines.stop()
                } catch is CancellationError {
                    // All was answered in time.
                }
                return false
            }
            for try await isOver in group where isOver { group.cancelAll() }
        }
    }
}

/// Forgets signed-out sessions on every machine at once.
private struct SignOutService: Service {
    let site: Site
    let logger: Logger

    func run() async throws {
        await cancelWhenGracefulShutdown { await site.sessions.followSignOuts(logger) }
    }
}
