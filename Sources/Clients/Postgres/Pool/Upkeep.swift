import Synchronization

extension Pool {
    /// Keeps the pool healthy until it is drained or the task is cancelled: opens the minimum of connections, checks
    /// idle ones, replaces those that broke, closes those nobody needs.
    package func run() async throws {
        await withTaskGroup { group in
            group.addTask { for await _ in self.drained.stream {} }
            group.addTask {
                while !Task.isCancelled {
                    await self.tend()
                    // Sleeping fails only when the task is cancelled, which ends the loop.
                    do { try await Task.sleep(for: self.configuration.healthInterval) } catch {}
                }
            }
            await group.next()
            group.cancelAll()
        }
    }

    private func tend() async {
        for _ in 0..<census.idle {
            guard let oldest = state.withLock({ $0.leases.takeOldest() }) else { break }
            let isHealthy = await isWorthKeeping(oldest)
            proceed { isHealthy ? $0.giveBack(oldest.connection, lastUsed: oldest.since) : $0.giveUp() }
        }
        do {
            while state.withLock({ $0.leases.reserve(upTo: configuration.minimumConnections) }) {
                let connection = try await open(before: .now)
                proceed { $0.giveBack(connection, lastUsed: .now) }
            }
        } catch {
            // The server cannot be reached now; whoever asks for a connection is told so, and here it is tried again.
        }
    }

    private func isWorthKeeping(_ idle: Leases<Connection>.Idle) async -> Bool {
        let isOld = idle.since + configuration.idleLimit < .now
        if isOld && census.connections > configuration.minimumConnections { return false }
        if idle.connection.isBroken { return false }
        return await idle.connection.answers()
    }
}
