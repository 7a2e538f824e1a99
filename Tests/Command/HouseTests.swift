import Foundation
import Testing

@Suite struct `The house` {
    /// Every file that somebody wrote as code, by its place below the root, with how many lines it has.
    private static let files: [(place: String, lines: Int)] = {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        return ["Sources", "Tests", "Deploy"].flatMap { folder -> [(place: String, lines: Int)] in
            let places = FileManager.default.enumerator(atPath: root.appending(path: folder).path)
            return (places?.compactMap { $0 as? String } ?? []).compactMap { place in
                guard [".swift", ".mustache", ".py", ".c", ".h"].contains(where: place.hasSuffix),
                    !place.contains(".venv"),
                    let bytes = FileManager.default.contents(atPath: root.appending(path: "\(folder)/\(place)").path)
                else { return nil }
                return ("\(folder)/\(place)", bytes.count { $0 == UInt8(ascii: "\n") })
            }
        }
    }()

    @Test func `has no file over 400 lines`() {
        #expect(Self.files.count > 500)
        #expect(Self.files.filter { $0.lines > 400 }.map(\.place) == [])
    }

    @Test func `is built of small files: half of the sources are under 80 lines`() {
        let lines = Self.files.filter { $0.place.hasPrefix("Sources/") && $0.place.hasSuffix(".swift") }.map(\.lines)
        #expect(lines.sorted()[lines.count / 2] < 80)
    }

    @Test func `has no room for what nobody could name`() {
        let words: Set = ["utils", "util", "helpers", "helper", "common", "core", "manager", "managers", "extensions"]
        let unnamed = Self.files.map(\.place).filter { place in
            let parts = place.split { $0 == "/" || $0 == "." || $0 == "+" }.map { $0.lowercased() }
            return place.contains("+") || parts.contains(where: words.contains)
        }
        #expect(unnamed == [])
    }
}
