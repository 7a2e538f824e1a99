import CZip
import Foundation
import Spreadsheet

/// Looks at what an Office document is made of, by the names of its parts.
enum PackageLook {
    /// Throws `EvidenceRefusal` for one with macros, with something to run in it, or that is encrypted or no archive.
    static func check(_ file: SpooledFile) throws {
        let descriptor = try file.reopened()
        var status: Int32 = 0
        guard let archive = zip_fdopen(descriptor, 0, &status) else {
            close(descriptor)
            throw EvidenceRefusal.otherKind("application/zip")
        }
        defer { zip_discard(archive) }
        let count = zip_get_num_entries(archive, 0)
        guard count <= 20_000 else { throw EvidenceRefusal.archive }
        for index in 0..<zip_uint64_t(max(0, count)) {
            var entry = zip_stat_t()
            zip_stat_init(&entry)
            guard zip_stat_index(archive, index, 0, &entry) == 0 else { continue }
            if entry.encryption_method != UInt16(ZIP_EM_NONE) { throw EvidenceRefusal.encrypted }
            if let refusal = entry.name.flatMap({ refusal(of: String(cString: $0).lowercased()) }) { throw refusal }
        }
    }

    private static func refusal(of part: String) -> EvidenceRefusal? {
        let isMacro =
            part.hasSuffix("vbaproject.bin") || part.hasSuffix("vbadata.xml") || part.contains("macrosheets/")
            || part.hasPrefix("basic/") || part.hasPrefix("scripts/")
        if isMacro { return .macros }
        let isActive =
            part.contains("activex/") || part.contains("embeddings/") && part.hasSuffix(".bin")
            || [".exe", ".dll", ".js", ".vbs", ".bat", ".cmd", ".scr", ".jar"].contains { part.hasSuffix($0) }
        return isActive ? .active : nil
    }
}
