import ClosedLoop
import Crypto
import Evidence
import Foundation
import Language
import Lifecycle
import Tenancy

/// A college's dossier as one archive: its documents in force, what was attached, decisions and scores, with an index that
/// opens without a network and a manifest of hashes.
struct CollegeArchive {
    /// A file of the archive.
    struct Part {
        enum Content {
            case bytes([UInt8])
            case file(EvidenceFile)
        }

        let name: String
        let content: Content
        let size: Int
        let crc32: UInt32
        /// In hexadecimal digits.
        let hash: String

        init(_ name: String, _ bytes: [UInt8]) {
            self.name = name
            content = .bytes(bytes)
            size = bytes.count
            crc32 = ZipStream.check(of: bytes)
            hash = EvidenceFile.text(of: Array(SHA256.hash(data: bytes)))
        }

        init(_ name: String, _ file: EvidenceFile) {
            self.name = name
            content = .file(file)
            (size, crc32, hash) = (file.size, file.crc32, file.hash)
        }
    }

    /// All of it, the index first and the manifest last.
    let parts: [Part]

    init(_ read: CollegeArchiveReading, _ pages: Pages, _ texts: Texts, at date: Date) {
        let texts = texts.at(read.college.zone)
        var names: [String: String] = [:]
        var files: [Part] = []
        for attachment in read.attachments where names[attachment.file.hash] == nil {
            let name = "evidence/\(String(attachment.file.hash.prefix(8)))-\(attachment.fileName)"
            names[attachment.file.hash] = name
            files.append(Part(name, attachment.file))
        }
        let documents = read.documents.map { entry in
            let citation = entry.document.citation
            let page = CollegeArchivePage(entry, texts)
            return Part(
                "documents/\(citation.kind.rawValue)-\(citation.version).html",
                pages.bare("CollegeArchiveDocument", texts, page)
            )
        }
        let index = CollegeArchiveIndex(read, names, texts, at: date)
        let shown = [Part("index.html", pages.bare("CollegeArchive", texts, index))] + documents + files
        let manifest = shown.map { "\($0.hash)  \($0.name)\n" }.joined()
        parts = shown + [Part("SHA256SUMS", Array(manifest.utf8))]
    }
}

/// What is read of a college for its archive.
struct CollegeArchiveReading {
    let file: CollegeFile
    let findings: [Finding]
    /// The newest filed version of each kind, with its words.
    let documents: [DocumentEntry]
    let attachments: [Attachment]

    var college: College { file.entry.college }

    /// Reads what the member may see; throws `NotFound` or `Forbidden`.
    init(_ id: Identifier<College>, for member: Member, _ database: Database) async throws {
        (file, findings, documents, attachments) = try await database.reading(as: member) { scope in
            let entry = try await scope.college(id)
            try member.require(.seeCollege, at: entry.college)
            let file = try await scope.file(of: entry)
            var inForce: [Citation] = []
            for kind in Lifecycle.Document.Kind.allCases {
                let filed = file.documents.last { $0.document.kind == kind && $0.filedAt != nil }
                if let filed { inForce.append(filed.document.citation) }
            }
            var documents: [DocumentEntry] = []
            for citation in inForce { documents.append(try await scope.document(citation, of: entry.college)) }
            return (
                file, try await scope.findings(of: entry.college), documents,
                try await scope.attachments(ofCollege: id.uuid, of: entry.college.tenant)
            )
        }
    }
}
