import Foundation
import Published
import Tenancy

/// All vocational standards of a folder.
package struct StandardFolder: Sendable {
    /// By code and version.
    package let files: [StandardFile]

    /// The standards of files that have been read.
    package init(files: [StandardFile]) {
        self.files = files.sorted { ($0.standard.code, $0.standard.version) < ($1.standard.code, $1.standard.version) }
    }

    /// Reads every `.yaml` file of the folder; throws the faults of all of them together.
    package static func load(from folder: URL) throws -> StandardFolder {
        let files = try ContentFolder.read(folder) { yaml, name throws(ContentFaults) in
            try StandardFile(yaml: yaml, file: name)
        } marks: { file in
            AcrossFiles.Marks(
                code: file.standard.code,
                version: file.standard.version,
                identifiers: [file.standard.id.description],
                kept: file.standard.items.map(\.id.description) + file.adoptions.map(\.id.description)
            )
        }
        return StandardFolder(files: files)
    }

    /// The standard of that code and version; nil if the folder has none.
    package func standard(_ code: String, _ version: Version) -> VocationalStandard? {
        files.map(\.standard).first { $0.code == code && $0.version == version }
    }
}
