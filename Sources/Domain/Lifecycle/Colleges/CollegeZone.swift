import Calendar
import Postgres
import Tenancy

extension Database {
    /// Changes the zone in which a college counts its days. What was told by the old one stays: the days on which something
    /// is due or was submitted, and what was counted. Throws `UnknownZone`.
    package func change(zone: Zone, of id: Identifier<College>, by act: Act) async throws {
        try await self.act(act) { scope in
            let college = try await scope.lock(scope.college(id).college, for: .setCollegeTimeZone)
            try await zone.requireKnown(to: scope)
            let before = college.zone
            try await scope.requireUnchanged(
                since: act,
                before.fields,
                ["lifecycle.set-time-zone"],
                of: "\(id)"
            )
            guard before != zone else { return .nothing }
            try await scope.execute("UPDATE lifecycle.college SET time_zone = \(zone) WHERE \(scope.own(college))")
            let details = ["from": before.name, "to": zone.name]
            return Deed(AuditEntry("lifecycle.set-time-zone", of: "\(id)", details: details))
        }
    }
}
