/// What a listener hears.
package enum ChannelNotification: Sendable, Hashable {
    /// Listening has begun, or begun again after the connection was lost: anything may have been missed before.
    case listening
    /// Somebody called `NOTIFY`.
    case message(channel: String, payload: String)
}

/// The notifications on some channels, over a connection of their own beside the pool's; they survive the server's
/// restart. The sequence ends when its task is cancelled.
package struct Notifications: AsyncSequence {
    package typealias Element = ChannelNotification

    let pool: Pool
    let channels: [String]

    /// Begins to listen with the first element.
    package func makeAsyncIterator() -> Iterator {
        Iterator(notifications: self)
    }

    /// Waits for one notification after the other.
    package struct Iterator: AsyncIteratorProtocol {
        let notifications: Notifications
        private var connection: Connection?
        private var pause = Duration.milliseconds(50)

        init(notifications: Notifications) {
            self.notifications = notifications
        }

        /// The next notification; nil when the task is cancelled. Throws ``ConnectFailed`` if the server refuses us.
        package mutating func next(
            isolation actor: isolated (any Actor)? = #isolation
        ) async throws(any Error) -> ChannelNotification? {
            while !Task.isCancelled {
                do {
                    if let connection { return try await connection.nextNotification() }
                    connection = try await notifications.connect()
                    pause = .milliseconds(50)
                    return .listening
                } catch is ConnectionLost {
                    connection = nil
                } catch let error as ConnectFailed where error.isTransient {
                    // Asleep only as long as the task is not cancelled; then the loop ends.
                    do { try await Task.sleep(for: pause) } catch {}
                    pause = Swift.min(pause * 2, .seconds(2))
                } catch is CancellationError {
                    return nil
                }
            }
            return nil
        }
    }

    private func connect() async throws -> Connection {
        let configuration = pool.configuration
        let connection = try await Connection.open(
            configuration.address,
            statementLimit: configuration.statementLimit
        )
        for channel in channels {
            _ = try await connection.rows(SQL(once: "LISTEN \(Self.quoted(channel))"))
        }
        return connection
    }

    private static func quoted(_ channel: String) -> String {
        "\"" + channel.replacing("\"", with: "\"\"") + "\""
    }
}

extension Pool {
    /// Listens on channels, each named as in `NOTIFY`.
    package func notifications(on channels: String...) -> Notifications {
        Notifications(pool: self, channels: channels)
    }
}
