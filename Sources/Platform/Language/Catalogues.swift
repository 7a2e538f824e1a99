import Foundation

/// The program's texts in all the languages it speaks.
package struct Catalogues: Sendable {
    private let byLanguage: [LanguageTag: Catalogue]
    /// The languages: Chinese first, then English, then by the alphabet.
    package let languages: [LanguageTag]
    private let first: Catalogue

    /// Gathers catalogues, one a language; nil if there is none.
    package init?(_ catalogues: [Catalogue]) {
        byLanguage = Dictionary(catalogues.map { ($0.language, $0) }) { $1 }
        languages = byLanguage.keys.sorted()
        guard let first = languages.first.flatMap({ [byLanguage] in byLanguage[$0] }) else { return nil }
        self.first = first
    }

    /// Reads every `*.yaml` of a folder, each named by its language: `zh-Hans.yaml`, `en.yaml`.
    ///
    /// Throws `CatalogueFileError` for a file that is no catalogue or a folder without any, and Foundation's error for
    /// what can't be read.
    package static func load(from folder: URL) throws -> Catalogues {
        let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
            .filter { $0.pathExtension == "yaml" }
        let catalogues = try files.map { file in
            guard let language = LanguageTag(file.deletingPathExtension().lastPathComponent) else {
                throw CatalogueFileError(file: file.lastPathComponent, line: nil, reason: "not named by a language")
            }
            let yaml = try String(contentsOf: file, encoding: .utf8)
            return try Catalogue(language: language, yaml: yaml, file: file.lastPathComponent)
        }
        guard let loaded = Catalogues(catalogues) else {
            throw CatalogueFileError(file: folder.path, line: nil, reason: "no catalogue (*.yaml) in this folder")
        }
        return loaded
    }

    /// The catalogue for a reader of that language: its own, else of the same language, else English, else the first.
    package subscript(language: LanguageTag) -> Catalogue {
        if let exact = byLanguage[language] { return exact }
        let nearest = language.nearest(among: languages) ?? LanguageTag.english.nearest(among: languages)
        return nearest.flatMap { byLanguage[$0] } ?? first
    }

    /// The catalogue that suits a browser's `Accept-Language` header.
    package func catalogue(acceptLanguage header: String) -> Catalogue {
        self[LanguageTag.preferred(acceptLanguage: header, among: languages)]
    }

    /// Every fault of every catalogue, each compared with the first; none means that all languages are complete.
    package func faults() -> [CatalogueFault] {
        languages.flatMap { language in
            guard let catalogue = byLanguage[language] else { return [CatalogueFault]() }
            return catalogue.faults(comparedWith: language == first.language ? nil : first)
        }
    }
}
