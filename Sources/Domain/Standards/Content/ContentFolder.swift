import Foundation

/// The files of content in a folder.
package enum ContentFolder {
    /// Its `.yaml` files by name; a folder that cannot be read is a fault like any other.
    package static func files(of folder: URL) throws(ContentFaults) -> [URL] {
        do {
            return try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
                .filter { $0.pathExtension == "yaml" }
                .sorted { $0.lastPathComponent < $1.lastPathComponent }
        } catch {
            let reason = ContentReason.unreadable(error.localizedDescription)
            throw ContentFaults([ContentFault(file: "", line: 1, path: "", reason: reason)])
        }
    }

    /// A file's text; a file that cannot be read is a fault like any other.
    package static func text(of url: URL) throws(ContentFaults) -> String {
        do {
            return try String(contentsOf: url, encoding: .utf8)
        } catch {
            let reason = ContentReason.unreadable(error.localizedDescription)
            throw ContentFaults([ContentFault(file: url.lastPathComponent, line: 1, path: "", reason: reason)])
        }
    }
}
