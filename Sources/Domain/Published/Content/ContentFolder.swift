import Foundation

/// The files of content in a folder.
package enum ContentFolder {
    /// Its `.yaml` files by name; a folder that cannot be read is a fault like any other.
    static func files(of folder: URL) throws(ContentFaults) -> [URL] {
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
    static func text(of url: URL) throws(ContentFaults) -> String {
        do {
            return try String(contentsOf: url, encoding: .utf8)
        } catch {
            let reason = ContentReason.unreadable(error.localizedDescription)
            throw ContentFaults([ContentFault(file: url.lastPathComponent, line: 1, path: "", reason: reason)])
        }
    }

    /// Reads every file of a folder, in the order of their names; throws the faults of all of them together, and what may
    /// stand in one of them only.
    ///
    /// - Parameter marks: what of a file no other may have.
    package static func read<Content>(
        _ folder: URL,
        _ content: (_ yaml: String, _ file: String) throws(ContentFaults) -> Content,
        marks: (Content) -> AcrossFiles.Marks
    ) throws(ContentFaults) -> [Content] {
        var contents: [Content] = []
        var faults: [ContentFault] = []
        var across = AcrossFiles()
        for url in try files(of: folder) {
            let name = url.lastPathComponent
            do throws(ContentFaults) {
                let read = try content(try text(of: url), name)
                faults += across.faults(marks(read), file: name)
                contents.append(read)
            } catch {
                faults += error.faults
            }
        }
        guard faults.isEmpty else { throw ContentFaults(faults) }
        return contents
    }
}
