import ArgumentParser
import Foundation
import Language
import Lifecycle

/// The folders of data that go with the executable: `Standards/` and `Localization/`.
struct Content {
    let folder: URL

    /// Looks beside the executable and upwards, as in a clone, then where packages install it.
    static func find() throws -> Content {
        var candidates: [URL] = []
        if let folder = ProcessInfo.processInfo.environment["BANMO_CONTENT"] {
            candidates.append(URL(filePath: folder))
        }
        var place = URL(filePath: CommandLine.arguments[0]).resolvingSymlinksInPath().deletingLastPathComponent()
        if let executable = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe") {
            place = URL(filePath: executable).deletingLastPathComponent()
        }
        for _ in 0..<6 {
            candidates.append(place)
            place = place.deletingLastPathComponent()
        }
        candidates.append(URL(filePath: "/usr/share/banmo"))
        let found = candidates.first { folder in
            ["Standards", "Localization"].allSatisfy {
                FileManager.default.fileExists(atPath: folder.appending(path: $0).path)
            }
        }
        guard let found else {
            throw ValidationError(
                "The folders Standards and Localization are not beside banmo; say where they are in BANMO_CONTENT."
            )
        }
        return Content(folder: found)
    }

    /// The data dictionary, indicators, rubrics, standards and courses.
    var standards: URL { folder.appending(path: "Standards") }

    /// The rubric that a programme begins with.
    func rubric() throws -> Rubric {
        try Rubric(from: standards.appending(path: "rubric.yaml"))
    }

    /// Every language's messages.
    func catalogues() throws -> Catalogues {
        try Catalogues.load(from: folder.appending(path: "Localization"))
    }
}

extension Catalogues {
    /// The catalogue of the language that the terminal is set to; English where that is no Chinese.
    var ofTerminal: Catalogue {
        let environment = ProcessInfo.processInfo.environment
        let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].compactMap { environment[$0] }.first { !$0.isEmpty } ?? ""
        return self[locale.hasPrefix("zh") ? .chinese : .english]
    }
}
