import Collection
import Foundation
import Postgres
import Spreadsheet
import Support
import Tenancy
import Testing

@Suite(.serialized) struct `A server killed in the middle of an import` {
    @Test func `leaves nothing or everything, and the sums equal the values`() async throws {
        let server = try PostgresServer()
        let test = try await TestCollection(in: try await FreshProgramme.migratedDatabase(on: server))
        let lead = test.programme.lead.id
        var written = 0
        for round in 0..<5 {
            let file = try SheetFile(.bytes(Data(lines(round).utf8)))
            let killer = Task.detached {
                try await Task.sleep(for: .milliseconds(60 * (round + 1)))
                try server.restart(killing: true)
            }
            do {
                written = try await test.values().load(file, named: "\(round).csv", of: lead).changed
            } catch is ConnectionLost {
                // The file's fate is what the database says below.
            } catch is PostgresError {
            } catch is ConnectFailed {
            }
            try await killer.value
            let count = try await count(in: test)
            #expect(count == 0 || count == Self.size)
            #expect(try await test.differences().isEmpty)
        }
        let file = try SheetFile(.bytes(Data(lines(9).utf8)))
        written = try await test.values().load(file, named: "9.csv", of: lead).changed
        #expect(written == Self.size)
        #expect(try await test.differences().isEmpty)
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
