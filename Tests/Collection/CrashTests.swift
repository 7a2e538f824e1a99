import Collection
import Foundation
import Postgres
import Spreadsheet
import Support
import Tenancy
import Testing

@Suite(.serialized) struct `A server killed in the middle of an import` {
    /// Where an import is when the server is killed: about to write to a table, or wherever it has got to in that time.
    private enum Moment {
        case before(String)
        case after(Duration)
    }

    @Test func `leaves nothing or everything, and the sums equal the values`() async throws {
        let server = try PostgresServer()
        let test = try await TestCollection(in: try await FreshProgramme.migratedDatabase(on: server))
        let moments: [Moment] = [
            .before("collection.batch"), .before("collection.ledger"), .before("collection.value"),
            .before("collection.rollup"), .after(.milliseconds(60)), .after(.milliseconds(150)),
        ]
        for (round, moment) in moments.enumerated() {
            let isLost = try await killed(server, moment, while: test, imports: round)
            let count = try await count(in: test)
            #expect(count == 0 || count == Self.size)
            if case .before(let table) = moment {
                #expect(isLost && count == 0, "before \(table)")
            }
            #expect(try await test.differences().isEmpty)
        }
        let file = try SheetFile(.bytes(Data(lines(9).utf8)))
        let written = try await test.values().load(file, named: "9.csv", of: test.programme.lead.id).changed
        #expect(written == Self.size)
        #expect(try await test.differences().isEmpty)
    }

    /// Kills the server at that moment of an import and starts it again; whether the import was lost.
    private func killed(
        _ server: PostgresServer,
        _ moment: Moment,
        while test: TestCollection,
        imports round: Int
    ) async throws -> Bool {
        let name: String = try await test.database.pool.one("SELECT current_database()::text")
        let address = DatabaseAddress(server.address(database: name))
        let (holder, watcher) = (try await Connection.open(address), try await Connection.open(address))
        if case .before(let table) = moment { try await holder.script("BEGIN; LOCK TABLE \(table) IN SHARE MODE") }
        let file = try SheetFile(.bytes(Data(lines(round).utf8)))
        let importing = Task {
            do {
                _ = try await test.values().load(file, named: "\(round).csv", of: test.programme.lead.id)
                return false
            } catch is ConnectionLost {
                return true
            } catch is ConnectFailed {
                // It had not begun.
                return false
            }
        }
        switch moment {
        case .before:
            let isWaiting = try await eventually {
                try await watcher.one("SELECT count(*) = 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock'")
            }
            #expect(isWaiting)
        case .after(let time): try await Task.sleep(for: time)
        }
        try server.restart(killing: true)
        return try await importing.value
    }

    private static let size = 3 * 2 * 120

    private func lines(_ round: Int) -> String {
        var lines = ["college,element,period,value"]
        for college in ["BM-LA-01", "BM-LA-02", "BM-TZ-01"] {
            for element in ["TCH_HOURS_PLANNED", "TCH_HOURS_TAUGHT"] {
                for month in 0..<120 {
                    let period = (2015 + month / 12) * 100 + month % 12 + 1
                    lines.append("\(college),\(element),\(period),\(month + round * 1_000)")
                }
            }
        }
        return lines.joined(separator: "\n")
    }

    private func count(in test: TestCollection) async throws -> Int {
        try await test.database.reading(as: test.reviewer) { scope in
            try await scope.one(
                "SELECT count(*) FROM collection.value WHERE element LIKE 'TCH_HOURS_%'",
                as: Int.self
            )
        }
    }
}
