import Foundation
import HTTPTypes
import Hummingbird
import Support
import Tenancy
import Testing

@testable import Web

/// Reads `/openapi.json` as a program would, and holds the service to it.
@Suite struct `The description for programs` {
    @Test func `has every address and method of the site map`() async throws {
        let test = try await TestSite()
        let described = try await Self.paths(test).flatMap { path, operations in
            operations.keys.map { "\($0.uppercased()) \(path)" }
        }
        #expect(Set(described) == Set(test.site.router().routes.map { "\($0.method) \($0.path)" }))
        let names = try await Self.paths(test).values.flatMap(\.values).compactMap { $0["operationId"] as? String }
        #expect(Set(names).count == described.count)
    }

    @Test func `is kept by every answer that any audience gets`() async throws {
        let planted = try await PlantedSite()
        let document = try await Self.document(planted.test)
        let (paths, schemas) = (try await Self.paths(planted.test), JSONSchema(document))
        var checked: Set<String> = []
        for (title, member) in planted.audiences {
            var browser = try await planted.test.browser(as: member)
            for page in planted.pages {
                let answer = try await browser.get(page.address, accept: "application/json")
                let operation = try #require(paths[page.route]?["get"])
                guard let type = answer.headers[.contentType], type.hasSuffix("json"), page.route != "/openapi.json"
                else { continue }
                let schema = try #require(
                    Self.schema(of: operation, status: answer.status, type, document),
                    "\(title): \(page.address) \(answer.status) \(type)"
                )
                let faults = schemas.faults(of: try answer.json(), by: schema)
                #expect(faults.isEmpty, "\(title): \(page.address) \(answer.status)")
                if answer.status == 200 { checked.insert(page.route) }
            }
        }
        let files: Set = [
            "/assets/{mark}/{file}", "/reports/{id}/form.xlsx", "/reports/{id}/form.csv", "/openapi.json",
            "/calendar.ics", "/colleges/{id}/dossier.zip", "/evidence/{id}/file", "/evidence/{id}/shown",
            "/members/roster.xlsx", "/organisations/roster.xlsx", "/targets/workbook/targets.xlsx",
            "/organisations/{id}/members/roster.xlsx",
        ]
        #expect(checked == Set(planted.pages.map(\.route)).subtracting(files))
    }

    @Test func `tells apart what is known to be none and what is not the reader's`() async throws {
        let planted = try await PlantedSite()
        var browser = try await planted.test.browser(as: planted.programme.reporter)
        let answer = try await browser.get("/reports/\(planted.reports.open)", accept: "application/json")
        let report = try #require((try answer.json() as? [String: Any])?["report"] as? [String: Any])
        #expect(report["submittedAt"] is NSNull)
        let page = try await browser.get("/colleges/\(planted.college)", accept: "application/json")
        let college = try #require(try page.json() as? [String: Any])
        #expect(college["refused"] == nil && college.keys.contains("scorecard"))
    }

    @Test func `is kept by the answer to every form, which it says how to fill in`() async throws {
        let planted = try await PlantedSite()
        let document = try await Self.document(planted.test)
        let (paths, schemas) = (try await Self.paths(planted.test), JSONSchema(document))
        for form in planted.forms {
            let operation = try #require(paths[form.route]?["post"])
            let request = operation["requestBody"] as? [String: Any]
            let body = try #require(request?["content"] as? [String: [String: Any]])
            let sent = try #require(form.form)
            for type in ["application/json", "application/x-www-form-urlencoded"] {
                let schema = try #require(body[type]?["schema"] as? [String: Any])
                #expect(schemas.faults(of: sent, by: schema) == [], "\(form.route) as \(type)")
            }
            // No file comes as JSON.
            guard let sender = form.sender, form.file == nil else { continue }
            var machine = try await planted.test.machine(as: sender)
            let answer = try await machine.post(
                form.address,
                json: String(decoding: try JSONEncoder().encode(sent), as: UTF8.self)
            )
            let isOfBrowsers = operation["security"] != nil
            #expect(isOfBrowsers ? answer.status == 403 : [200, 201].contains(answer.status), "\(form.route)")
            let declared = Self.response(of: operation, status: answer.status, document)
            #expect(declared != nil, "\(form.route): \(answer.status)")
            let type = try #require(answer.headers[.contentType])
            let schema = try #require(Self.schema(of: operation, status: answer.status, type, document))
            #expect(schemas.faults(of: try answer.json(), by: schema) == [], "\(form.route): \(answer.text)")
            let hasLocation = (declared?["headers"] as? [String: Any])?["Location"] != nil
            #expect(!hasLocation || answer.location != nil, "\(form.route)")
        }
    }

    private static func document(_ test: TestSite) async throws -> [String: Any] {
        var browser = try await test.browser()
        return try #require(try await browser.get("/openapi.json").json() as? [String: Any])
    }

    private static func paths(_ test: TestSite) async throws -> [String: [String: [String: Any]]] {
        try #require(try await document(test)["paths"] as? [String: [String: [String: Any]]])
    }

    private static func schema(
        of operation: [String: Any],
        status: Int,
        _ type: String,
        _ document: [String: Any]
    ) -> [String: Any]? {
        response(of: operation, status: status, document).flatMap { response in
            let content = response["content"] as? [String: [String: Any]]
            return content?[type]?["schema"] as? [String: Any]
        }
    }

    /// What is declared of answers by a status; nil where nothing is.
    private static func response(of operation: [String: Any], status: Int, _ document: [String: Any]) -> [String: Any]?
    {
        let responses = operation["responses"] as? [String: [String: Any]]
        guard let response = responses?["\(status)"] else { return nil }
        guard let name = (response["$ref"] as? String)?.split(separator: "/").last else { return response }
        let components = document["components"] as? [String: [String: [String: Any]]]
        return components?["responses"]?[String(name)]
    }
}
