import Foundation
import Postgres
import Tenancy

extension Scope {
    /// Some of a file's pieces in their order, as far as the member may read them.
    package func pieces(_ ordinals: Range<Int>, of file: EvidenceFile) async throws -> [[UInt8]] {
        try await all(
            """
            SELECT bytes FROM evidence.chunk
            WHERE tenant_id = \(file.tenant) AND sha256 = \(file.sha256)
                AND ordinal >= \(Int32(ordinals.lowerBound)) AND ordinal < \(Int32(ordinals.upperBound))
            ORDER BY ordinal
            """
        )
    }
}

/// A file's bytes as they are read piece by piece: whoever takes them slowly holds no connection meanwhile, for what is
/// kept under a hash never changes.
package struct FileReading: Sendable {
    /// A row that should be there is not.
    package struct Damaged: Error, Sendable {
        package let hash: String
    }

    private let database: Database
    private let member: Member
    private let file: EvidenceFile

    /// A file as a member reads it.
    package init(_ file: EvidenceFile, in database: Database, by member: Member) {
        (self.database, self.member, self.file) = (database, member, file)
    }

    /// Hands on the bytes of a stretch of the file, a piece at a time; throws `Damaged`, and what `take` throws.
    package func read(
        _ stretch: Range<Int>,
        _ take: (ArraySlice<UInt8>) async throws -> Void
    ) async throws {
        let size = ExaminedFile.pieceSize
        var place = stretch.lowerBound
        while place < stretch.upperBound {
            let first = place / size
            let last = min(first + Self.together, (stretch.upperBound + size - 1) / size)
            let pieces = try await database.reading(as: member) { try await $0.pieces(first..<last, of: file) }
            guard pieces.count == last - first else { throw Damaged(hash: file.hash) }
            for piece in pieces {
                let from = place % size
                let until = min(piece.count, from + stretch.upperBound - place)
                guard from < until else { throw Damaged(hash: file.hash) }
                try await take(piece[from..<until])
                place += until - from
            }
        }
    }

    private static let together = 4
}
