import CZlib
import Crypto
import Foundation
import Magic
import Spreadsheet

/// A file whose every byte is here and was looked at: it may be kept.
package struct ExaminedFile: Sendable {
    /// Bytes of a row that keeps them.
    package static let pieceSize = 256 << 10

    /// The bytes, on the disk.
    package let content: SpooledFile
    package let size: Int
    /// 32 bytes, by which it is known.
    package let sha256: [UInt8]
    /// As ZIP archives have it.
    package let crc32: UInt32
    package let mediaType: MediaType

    /// Reads a file twice at most; throws `EvidenceRefusal`, or what the disk says.
    package init(_ content: SpooledFile, largest: Int) async throws {
        self.content = content
        size = content.count
        guard size > 0 else { throw EvidenceRefusal.empty }
        guard size <= largest else { throw EvidenceRefusal.tooLarge(limit: largest) }
        mediaType = try Self.mediaType(of: content)
        switch mediaType.look {
        case .markup: try MarkupLook.check(content.bytes(from: 0, atMost: MarkupLook.longest + 1))
        case .package: try PackageLook.check(content)
        case .none, .pdf, .compound: break
        }
        var (hash, check) = (SHA256(), zlibStart)
        var scan = MarkScan(
            mediaType.look == .pdf ? MarkScan.pdf : mediaType.look == .compound ? MarkScan.compound : []
        )
        for piece in 0..<Self.pieces(of: size) {
            let bytes = try content.bytes(from: piece * Self.pieceSize, atMost: Self.pieceSize)
            hash.update(data: bytes)
            check = bytes.withUnsafeBufferPointer { crc32_z(check, $0.baseAddress, $0.count) }
            try scan.look(at: bytes)
            // Others are answered by the same threads.
            await Task.yield()
        }
        sha256 = Array(hash.finalize())
        self.crc32 = UInt32(truncatingIfNeeded: check)
    }

    /// The ordinals of its pieces.
    var pieces: Range<Int> { 0..<Self.pieces(of: size) }

    /// How many pieces so many bytes are.
    static func pieces(of size: Int) -> Int { (size + pieceSize - 1) / pieceSize }

    private static func mediaType(of content: SpooledFile) throws -> MediaType {
        let descriptor = try content.reopened()
        defer { close(descriptor) }
        return try MagicName.mediaType(Magic.shared.mediaType(of: descriptor))
    }
}

/// The check of no bytes.
private let zlibStart = crc32_z(0, nil, 0)
