import Collection
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Support
import Tenancy
import Testing

@testable import Web

/// Walks every address of DHIS2's dialect, so that none is forgotten when it is added.
@Suite struct `Every address of DHIS2's dialect` {
    private struct Asked {
        let method: HTTPRequest.Method
        let route: String
        let address: String
        var body = ""
    }

    @Test func `is one that the walk knows, shows a stranger nothing of a tenant's, and changes nothing of it`()
        async throws
    {
        let planted = try await PlantedSite()
        let asked = try await Self.asked(planted)
        let routes = Set(planted.site.dhis2Router().routes.map { "\($0.method) \($0.path)" })
        #expect(routes == Set(asked.map { "\($0.method) \($0.route)" }))
        let witness = try await planted.witness()
        var machines: [(String, Browser)] = []
        for stranger in planted.strangers {
            guard let member = stranger.member else { continue }
            machines.append((stranger.title, try await planted.test.machine(as: member)))
        }
        let before = try await witness.digest()
        for (title, machine) in machines {
            var machine = machine
            for one in asked {
                let answer = try await machine.ask(one.method, one.address, one.body)
                let canaries = try answer.canaries()
                #expect(canaries.isEmpty, "\(title): \(one.method) \(one.address) shows \(canaries)")
                #expect(answer.status < 500, "\(title): \(one.method) \(one.address): \(answer.status)")
                #expect(answer.status == 204 || answer.status == 201 || !answer.text.contains("<html"))
            }
        }
        #expect(try await witness.digest() == before)
    }

    /// Without this the walk could pass by looking at nothing.
    @Test func `shows those whom it concerns what is the tenant's`() async throws {
        let planted = try await PlantedSite()
        let asked = try await Self.asked(planted).filter { $0.method == .get }
        var seen: Set<String> = []
        for member in [planted.programme.reporter, planted.programme.reviewer] {
            var machine = try await planted.test.machine(as: member)
            for one in asked {
                let answer = try await machine.ask(one.method, one.address, "")
                #expect(answer.status == 200 || answer.status == 404, "\(one.address): \(answer.status) \(answer.text)")
                if try !answer.canaries().isEmpty { seen.insert(one.route) }
            }
        }
        #expect(
            seen == [
                "/dhis2/api/{collection}", "/dhis2/api/{collection}/{uid}", "/dhis2/api/identifiableObjects/{uid}",
                "/dhis2/api/dataValueSets", "/dhis2/api/dataValues", "/dhis2/api/analytics",
            ]
        )
    }

    private static func asked(_ planted: PlantedSite) async throws -> [Asked] {
        let unit = UID.of(Identifier(planted.college))
        let (students, dataSet) = (UIDText.derived(from: "ORG_STUDENTS"), UIDText.derived(from: "Q_COLLEGE"))
        let value = """
            {"dataElement":"\(students)","period":"2025Q3","orgUnit":"\(unit)","value":"5"}
            """
        let named = "de=\(students)&pe=2025Q3&ou=\(unit)"
        let api = "/dhis2/api"
        var asked = [
            Asked(method: .get, route: "\(api)/system/info", address: "\(api)/system/info.json"),
            Asked(method: .get, route: "\(api)/me", address: "\(api)/me"),
            Asked(method: .get, route: "\(api)/periodTypes", address: "\(api)/periodTypes"),
            Asked(
                method: .get,
                route: "\(api)/expressions/description",
                address: "\(api)/expressions/description?expression=%23%7B\(students)%7D"
            ),
            Asked(
                method: .get,
                route: "\(api)/identifiableObjects/{uid}",
                address: "\(api)/identifiableObjects/\(unit)"
            ),
            Asked(
                method: .get,
                route: "\(api)/{collection}/{uid}",
                address: "\(api)/organisationUnits/\(unit)?fields=*"
            ),
            Asked(
                method: .get,
                route: "\(api)/dataValueSets",
                address: "\(api)/dataValueSets?dataSet=\(dataSet)&period=2025Q3&orgUnit=\(unit)"
            ),
            Asked(
                method: .get,
                route: "\(api)/dataValueSets",
                address:
                    "\(api)/dataValueSets.csv?dataElement=\(students)&startDate=2025-01-01&endDate=2025-12-31&orgUnit="
                    + "\(UID.of(planted.programme.programme))&children=true"
            ),
            Asked(
                method: .post,
                route: "\(api)/dataValueSets",
                address: "\(api)/dataValueSets",
                body: "{\"dataValues\":[\(value)]}"
            ),
            Asked(method: .get, route: "\(api)/dataValues", address: "\(api)/dataValues?\(named)"),
            Asked(method: .post, route: "\(api)/dataValues", address: "\(api)/dataValues", body: value),
            Asked(method: .delete, route: "\(api)/dataValues", address: "\(api)/dataValues?\(named)"),
            Asked(
                method: .get,
                route: "\(api)/completeDataSetRegistrations",
                address: "\(api)/completeDataSetRegistrations?dataSet=\(dataSet)&period=2025Q3&orgUnit=\(unit)"
            ),
            Asked(
                method: .post,
                route: "\(api)/completeDataSetRegistrations",
                address: "\(api)/completeDataSetRegistrations",
                body: """
                    {"completeDataSetRegistrations":[{"dataSet":"\(dataSet)","period":"2025Q3","organisationUnit":"\(unit)"}]}
                    """
            ),
            Asked(
                method: .delete,
                route: "\(api)/completeDataSetRegistrations",
                address: "\(api)/completeDataSetRegistrations?ds=\(dataSet)&pe=2025Q3&ou=\(unit)"
            ),
            Asked(
                method: .get,
                route: "\(api)/system/tasks/DATAVALUE_IMPORT/{task}",
                address: "\(api)/system/tasks/DATAVALUE_IMPORT/abcdefghijk"
            ),
            Asked(
                method: .get,
                route: "\(api)/system/taskSummaries/DATAVALUE_IMPORT/{task}",
                address: "\(api)/system/taskSummaries/DATAVALUE_IMPORT/abcdefghijk"
            ),
            Asked(
                method: .get,
                route: "\(api)/{collection}/{uid}/dataValueSet",
                address: "\(api)/dataSets/\(dataSet)/dataValueSet?orgUnit=\(unit)"
            ),
            Asked(
                method: .get,
                route: "\(api)/analytics",
                address:
                    "\(api)/analytics?dimension=dx:\(students);\(dataSet).ACTUAL_REPORTS&dimension=pe:2025Q3&dimension=ou:\(unit)"
            ),
            Asked(
                method: .get,
                route: "\(api)/analytics",
                address: "\(api)/analytics.csv?dimension=dx:\(students)&dimension=pe:2025Q3;2025&dimension=ou:LEVEL-3"
            ),
        ]
        for kind in MetadataKind.allCases {
            asked.append(
                Asked(
                    method: .get,
                    route: "\(api)/{collection}",
                    address: "\(api)/\(kind.rawValue).json?fields=*&paging=false"
                )
            )
        }
        return asked
    }
}

extension Browser {
    /// Sends a request to a door for programs alone.
    fileprivate mutating func ask(_ method: HTTPRequest.Method, _ address: String, _ body: String) async throws
        -> Answer
    {
        try await send(method, address, accept: "*/*", body: ByteBuffer(string: body), type: "application/json")
    }
}
