import Foundation

/// Looks for marks in bytes that come piece by piece; a mark that stands across two pieces is found too.
struct MarkScan {
    /// A mark and what finding it means.
    struct Mark {
        let bytes: [UInt8]
        let refusal: EvidenceRefusal

        init(_ text: String, _ refusal: EvidenceRefusal, isWide: Bool = false) {
            bytes = text.utf8.flatMap { isWide ? [$0, 0] : [$0] }
            self.refusal = refusal
        }
    }

    private let marks: [Mark]
    private var rest: [UInt8] = []

    init(_ marks: [Mark]) {
        self.marks = marks
    }

    /// What of PDFs acts when they are opened, as far as it stands there unpacked: in packed objects it is left to the
    /// sandbox that shows them.
    static let pdf = [
        Mark("/JavaScript", .active), Mark("/Launch", .active), Mark("/RichMedia", .active),
        Mark("/EmbeddedFile", .active), Mark("/Encrypt", .encrypted),
    ]

    /// Where Office before 2007 keeps what it runs, and what says that it is encrypted.
    static let compound = [
        Mark("_VBA_PROJECT", .macros, isWide: true), Mark("EncryptedPackage", .encrypted, isWide: true),
    ]

    /// Takes the next piece; throws what was found in it.
    mutating func look(at piece: [UInt8]) throws(EvidenceRefusal) {
        guard !marks.isEmpty else { return }
        let seam = rest + piece.prefix(Self.longest)
        for mark in marks where Self.contains(seam, mark.bytes) || Self.contains(piece, mark.bytes) {
            throw mark.refusal
        }
        rest = Array((rest + piece.suffix(Self.longest)).suffix(Self.longest))
    }

    private static let longest = 64

    private static func contains(_ bytes: [UInt8], _ mark: [UInt8]) -> Bool {
        bytes.withUnsafeBytes { raw in
            guard let base = raw.baseAddress, let first = mark.first else { return false }
            var place = 0
            while place + mark.count <= raw.count,
                let hit = memchr(base + place, Int32(first), raw.count - mark.count - place + 1)
            {
                let found = UnsafeRawPointer(hit) - base
                if raw[found..<(found + mark.count)].elementsEqual(mark) { return true }
                place = found + 1
            }
            return false
        }
    }
}
