import Foundation
import Language
import Testing

@Suite struct `The texts of commands` {
    @Test func `that the code names are in every language`() throws {
        let root = URL(filePath: #filePath).appending(path: "../../..").standardizedFileURL
        let catalogues = try Catalogues.load(from: root.appending(path: "Localization"))
        let folder = root.appending(path: "Sources/Application/Command")
        let paths = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
        var count = 0
        for path in paths where path.hasSuffix(".swift") {
            let source = try String(contentsOf: folder.appending(path: path), encoding: .utf8)
            let said = source.matches(of: /(?:refusal|Complaint|init|messages\.text)\(\s*"([a-z]\w*(?:\.[\w-]+)+)"/)
            let help = source.matches(of: /(?:HelpWords|help: )\.text\("([a-z][\w.]+)"/)
            let keys = said.map { String($0.output.1) } + help.map { String($0.output.1) }
            count += keys.count
            for key in keys {
                for language in catalogues.languages where ["en", "zh-Hans"].contains(language.description) {
                    #expect(catalogues[language].has(key), "\(path): \(key) in \(language)")
                }
            }
        }
        #expect(count > 120)
    }
}
