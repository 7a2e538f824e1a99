import Foundation
import Testing

@testable import Web

/// Reads the sources and templates of the web for addresses that no route prints.
@Suite struct `Addresses in the sources` {
    @Test func `are written only where routes are declared`() throws {
        let swift = try Self.files("swift").filter { !$0.name.hasSuffix("Routes.swift") }
        #expect(swift.count > 100)
        for file in swift {
            let lines = file.text.split(separator: "\n").filter { !$0.drop { $0 == " " }.hasPrefix("//") }
            for line in lines {
                #expect(
                    try !line.contains(Regex(#""/[A-Za-z0-9\\{:]|\\\)/[A-Za-z0-9\\]|"[a-z-]+/:"#))
                        || line.contains("filled)/"),
                    "\(file.name): \(line)"
                )
            }
        }
        let templates = try Self.files("mustache")
        #expect(templates.count > 40)
        for file in templates {
            #expect(
                !file.text.contains(/(?:href|action|src|hx-[a-z]+|formaction)="(?:\/|[a-z]|\{\{[^}]*\}\}[^"])/),
                "\(file.name)"
            )
        }
    }

    @Test func `that templates name are there`() throws {
        let links = Set(Mirror(reflecting: Links()).children.compactMap(\.label))
        var named: Set<String> = []
        for file in try Self.files("mustache") {
            for match in file.text.matches(of: /\{\{\s*routes\.([A-Za-z.]+)\s*\}\}/) { named.insert(String(match.1)) }
        }
        #expect(named == links)
    }

    private static func files(_ ending: String) throws -> [(name: String, text: String)] {
        let folder = TestSite.folder("Sources/Application/Web")
        let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
        return try (files?.compactMap { $0 as? URL } ?? []).filter { $0.pathExtension == ending }
            .map { ($0.lastPathComponent, try String(contentsOf: $0, encoding: .utf8)) }
    }
}
