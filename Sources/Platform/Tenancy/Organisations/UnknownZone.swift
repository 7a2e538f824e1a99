import Calendar
import Postgres

/// A time zone that this machine knows but its PostgreSQL doesn't, so that no day could be told in it.
package struct UnknownZone: Error, Sendable, Hashable {
    /// As it was named.
    package let name: String

    /// No zone of this name.
    package init(name: String) {
        self.name = name
    }
}

extension Zone {
    /// Throws `UnknownZone` where PostgreSQL doesn't know the zone; everybody knows China's.
    package func requireKnown(to scope: Scope) async throws {
        guard self != .china else { return }
        let isKnown: Bool = try await scope.one("SELECT EXISTS (SELECT FROM pg_timezone_names WHERE name = \(name))")
        guard isKnown else { throw UnknownZone(name: name) }
    }
}
