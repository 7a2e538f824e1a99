import Foundation
import Tenancy

/// That a file shows something of a subject, as it is kept for ever.
package struct Attachment: Sendable, Hashable {
    /// Since when it no longer stands, and who said so.
    package struct End: Sendable, Hashable {
        package let at: Date
        package let by: String
        /// What stands in its place; nil where it was withdrawn.
        package let replacedBy: Identifier<Attachment>?
    }

    package let id: Identifier<Attachment>
    /// Under which it is kept.
    package let tenant: Identifier<Organisation>
    package let subject: EvidenceSubject
    package let file: EvidenceFile
    package let words: EvidenceWords
    package let member: Identifier<Member>
    /// Who attached it, as they were called then.
    package let memberName: String
    package let role: Role
    package let organisation: Identifier<Organisation>
    package let organisationZh: String
    package let organisationEn: String
    package let at: Date
    /// Nil while it stands.
    package let end: End?

    /// Its name as it is given away.
    package var fileName: String { file.mediaType?.fileName(words.fileName) ?? words.fileName }
}

/// A file as it is kept once a tenant.
package struct EvidenceFile: Sendable, Hashable {
    package let tenant: Identifier<Organisation>
    /// 32 bytes.
    package let sha256: [UInt8]
    package let size: Int
    /// As ZIP archives have it.
    package let crc32: UInt32
    /// What its bytes say.
    package let type: String

    /// A tenant's file of this hash.
    package init(tenant: Identifier<Organisation>, sha256: [UInt8], size: Int, crc32: UInt32, type: String) {
        (self.tenant, self.sha256, self.size, self.crc32, self.type) = (tenant, sha256, size, crc32, type)
    }

    /// The hash in 64 hexadecimal digits.
    package var hash: String { Self.text(of: sha256) }

    /// The kind of file; nil for one that is no longer taken.
    package var mediaType: MediaType? { MediaType.named(type) }

    /// How many rows hold its bytes.
    package var pieces: Int { ExaminedFile.pieces(of: size) }

    /// A hash in hexadecimal digits.
    package static func text(of sha256: [UInt8]) -> String {
        sha256.map { String(UInt16($0) + 0x100, radix: 16).dropFirst() }.joined()
    }
}

/// What is said of a file by who attaches it.
package struct EvidenceWords: Sendable, Hashable {
    /// As it is called on their machine, in any script.
    package let fileName: String
    /// What it shows.
    package let sentence: String
    /// The language of the sentence, BCP 47.
    package let language: String

    /// What was said, without white space around it and without a folder before the name.
    package init(fileName: String, sentence: String, language: String) {
        let name = fileName.split { "/\\".contains($0) }.last.map(String.init) ?? ""
        let printable = name.unicodeScalars.filter { !Self.unprintable.contains($0.properties.generalCategory) }
        let trimmed = String(String.UnicodeScalarView(printable)).trimmingCharacters(in: .whitespacesAndNewlines)
        self.fileName = trimmed.isEmpty ? "file" : String(trimmed.prefix(200))
        self.sentence = sentence.trimmingCharacters(in: .whitespacesAndNewlines)
        self.language = String(language.prefix(35))
    }

    /// What breaks a line of a header, or turns what is read round.
    private static let unprintable: Set<Unicode.GeneralCategory> = [
        .control, .format, .lineSeparator, .paragraphSeparator,
    ]

    /// Throws `EvidenceRefusal.sentenceMissing` or `TextTooLong`.
    package func check() throws {
        guard !sentence.isEmpty else { throw EvidenceRefusal.sentenceMissing }
        try WrittenText.remark.check(sentence)
    }
}
