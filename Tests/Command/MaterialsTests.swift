import Foundation
import Subprocess
import SystemPackage
import Testing

/// What banmo is built of, as the scripts in `Deploy/` have it.
@Suite struct `The bill of materials` {
    private struct Bill: Decodable {
        struct Component: Decodable {
            let name: String
            let version: String
            let purl: String
        }

        let bomFormat: String
        let specVersion: String
        let components: [Component]
    }

    private struct Resolved: Decodable {
        struct Pin: Decodable {
            struct State: Decodable {
                let revision: String
                let version: String?
            }

            let identity: String
            let location: String
            let state: State
        }

        let pins: [Pin]
    }

    private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    private static func kept() throws -> Set<String> {
        let list = try String(contentsOf: root.appending(path: "Deploy/swift-packages"), encoding: .utf8)
        return Set(list.split(separator: "\n").filter { !$0.hasPrefix("#") }.map(String.init))
    }

    @Test func `of a build is the list that is kept with the source`() throws {
        let file = Self.root.appending(path: "Package.resolved")
        let resolved = try JSONDecoder().decode(Resolved.self, from: Data(contentsOf: file))
        let pins = resolved.pins.map { pin in
            "\(pin.identity) \(pin.state.version ?? "none") \(pin.state.revision) \(pin.location)"
        }
        #expect(Set(pins) == (try Self.kept()))
    }

    @Test func `is CycloneDX and names every package with its version`() async throws {
        let run = try await Subprocess.run(
            .path(FilePath("/bin/bash")),
            arguments: Arguments([Self.root.appending(path: "Deploy/sbom").path]),
            output: .string(limit: 1 << 20),
            error: .discarded
        )
        let bill = try JSONDecoder().decode(Bill.self, from: Data(run.standardOutput.utf8))
        #expect(bill.bomFormat == "CycloneDX" && bill.specVersion == "1.6")
        let named = Set(bill.components.map { "\($0.name) \($0.version)" })
        let wanted = try Self.kept().map { $0.split(separator: " ").prefix(2).joined(separator: " ") }
        #expect(wanted.allSatisfy(named.contains))
        #expect(bill.components.contains { $0.purl.hasPrefix("pkg:deb/debian/libpq5@") })
        #expect(Set(bill.components.map(\.purl)).count == bill.components.count)
    }
}
