import Foundation
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
        var files: [StandardFile] = []
        var faults: [ContentFault] = []
        var across = AcrossFiles()
        for url in try ContentFolder.files(of: folder) {
            let name = url.lastPathComponent
            do throws(ContentFaults) {
                let file = try StandardFile(yaml: try ContentFolder.text(of: url), file: name)
                let standard = file.standard
                faults += across.faults(
                    code: standard.code,
                    version: standard.version,
                    identifiers: [standard.id.description],
                    kept: standard.items.map(\.id.description) + file.adoptions.map(\.id.description),
                    file: name
                )
                files.append(file)
            } catch {
                faults += error.faults
            }
        }
        guard faults.isEmpty else { throw ContentFaults(faults) }
        return StandardFolder(files: files)
    }

    /// The standard of that code and version; nil if the folder has none.
    package func standard(_ code: String, _ version: Version) -> VocationalStandard? {
        files.map(\.standard).first { $0.code == code && $0.version == version }
    }
}
