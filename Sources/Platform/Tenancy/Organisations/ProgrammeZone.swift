import Calendar
import Postgres

extension Database {
    /// Changes the zone in which the programme's headquarters counts its days. What was told by the old one stays; nobody
    /// hears of what was so already. Throws `UnknownZone`.
    package func change(zone: Zone, by act: Act) async throws {
        try act.require(.setTimeZone)
        try await self.act(act) { scope in
            try await zone.requireKnown(to: scope)
            let (code, before) = try await scope.one(
                """
                SELECT code, time_zone FROM tenancy.programme WHERE programme_id = \(act.member.programme)
                FOR NO KEY UPDATE
                """,
                of: "programme"
            ) { (code: String, before: Zone) in (code, before) }
            try await scope.requireUnchanged(since: act, before.fields, ["tenancy.set-time-zone"], of: code)
            guard before != zone else { return .nothing }
            try await scope.execute(
                "UPDATE tenancy.programme SET time_zone = \(zone) WHERE programme_id = \(act.member.programme)"
            )
            let details = ["from": before.name, "to": zone.name]
            return Deed(AuditEntry("tenancy.set-time-zone", of: code, details: details)) { scope in
                // Every service remembers the programme with whoever is signed in.
                try await scope.execute("SELECT pg_notify('tenancy_session', '')")
            }
        }
    }
}

extension Zone {
    /// What of a setting of a zone can be changed.
    package var fields: [String: String] { ["zone": name] }
}
