import Collection
import Foundation
import Support
import Tenancy
import Testing

@testable import Web

@Suite struct `DHIS2's analytics` {
    @Test func `tell a lead college of its own colleges alone, and headquarters of countries too`() async throws {
        let planted = try await PlantedSite()
        let students = UIDText.derived(from: "ORG_STUDENTS")
        let college = UID.of(Identifier(planted.college))
        let address = "/dhis2/api/analytics?skipMeta=true&dimension=dx:\(students)&dimension=pe:2025Q3&dimension=ou:"
        var (reporter, reviewer) = (
            try await planted.test.machine(as: planted.programme.reporter),
            try await planted.test.machine(as: planted.programme.reviewer)
        )
        for places in [college, "LEVEL-3", "USER_ORGUNIT"] {
            let answer = try await reporter.get(address + places)
            #expect(try Self.rows(answer) == [[students, "2025Q3", college, "8675309"]], "\(places)")
        }
        for unit in [UID.of(country: "LA"), UID.of(planted.programme.programme)] {
            #expect(try Self.code(try await reporter.get(address + unit)) == "E7120")
            #expect(try Self.rows(try await reviewer.get(address + unit)) == [[students, "2025Q3", unit, "8675309"]])
        }
        var stranger = try await planted.test.machine(
            as: planted.programme.member(.reporter, of: planted.programme.otherLead)
        )
        #expect(try Self.code(try await stranger.get(address + college)) == "E7143")
        #expect(try Self.rows(try await stranger.get(address + "LEVEL-3")) == [])
    }

    @Test func `say by DHIS2's codes what is wrong with what is asked`() async throws {
        let planted = try await PlantedSite()
        let students = UIDText.derived(from: "ORG_STUDENTS")
        var reviewer = try await planted.test.machine(as: planted.programme.reviewer)
        let asked: KeyValuePairs = [
            "dimension=pe:2025&dimension=ou:LEVEL-1": "E7102", "dimension=dx:\(students)&dimension=ou:LEVEL-1": "E7104",
            "dimension=dx:\(students)&dimension=pe:2025": "E7143", "dimension=dx:nothing&dimension=pe:2025": "E7124",
            "dimension=dx:\(students)&dimension=dx:\(students)": "E7111",
            "dimension=dx:\(students)&filter=dx:\(students)": "E7103", "dimension=xy:1": "E7125",
            "dimension=dx:\(students)&dimension=pe:2025&startDate=2025-01-01&endDate=2025-02-01&dimension=ou:LEVEL-1":
                "E7105",
            "dimension=dx:\(students)&startDate=2025-03-01&endDate=2025-02-01&dimension=ou:LEVEL-1": "E7106",
            "dimension=dx:\(students)&dimension=pe:2025&dimension=ou:nothing": "E7143",
        ]
        for (query, code) in asked {
            let answer = try await reviewer.get("/dhis2/api/analytics?" + query)
            #expect(answer.status == 409, "\(query)")
            #expect(try Self.code(answer) == code, "\(query)")
        }
        let april = try await reviewer.get(
            "/dhis2/api/analytics?dimension=dx:\(students)&dimension=pe:2025April&dimension=ou:LEVEL-1"
        )
        #expect(april.status == 409 && april.text.contains("2025April"))
    }

    private static func rows(_ answer: Answer) throws -> [[String]] {
        let told = try answer.json() as? [String: Any]
        return try #require(told?["rows"] as? [[String]], "\(answer.text)")
    }

    private static func code(_ answer: Answer) throws -> String? {
        (try answer.json() as? [String: Any])?["errorCode"] as? String
    }
}
