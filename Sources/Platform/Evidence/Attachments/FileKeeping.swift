import Foundation
import Postgres
import Spreadsheet
import Tenancy

extension Scope {
    /// Keeps a file once a tenant. Whoever brings the same at the same time waits for the first; under which colleges it is
    /// known already stays unseen, for only the platform's own bookkeeping looks.
    ///
    /// - Parameter college: whose partner and experts may read it from now on; nil for nobody more.
    func keep(
        _ file: ExaminedFile,
        of tenant: Identifier<Organisation>,
        grantedWith college: UUID?,
        at date: Date
    ) async throws {
        let colleges = [college].compactMap(\.self)
        try await acting(as: "evidence") {
            let isNew =
                try await execute(
                    """
                    INSERT INTO evidence.file (tenant_id, sha256, programme_id, colleges, size, crc32, media_type,
                        created)
                    VALUES (\(tenant), \(file.sha256), \(member.programme), \(colleges), \(Int64(file.size)),
                        \(Int64(file.crc32)), \(file.mediaType.name), \(date))
                    ON CONFLICT (tenant_id, sha256) DO NOTHING
                    """
                ) == 1
            if isNew { return try await write(file, of: tenant, colleges) }
            guard let college else { return }
            let own: SQL =
                "tenant_id = \(tenant) AND sha256 = \(file.sha256) AND NOT colleges @> ARRAY[\(college)]::uuid[]"
            try await transaction.pipeline([
                "UPDATE evidence.file SET colleges = colleges || \(college) WHERE \(own)",
                "UPDATE evidence.chunk SET colleges = colleges || \(college) WHERE \(own)",
            ])
        }
    }

    /// Writes the pieces, a few in a round trip, so that the file is never in memory.
    private func write(_ file: ExaminedFile, of tenant: Identifier<Organisation>, _ colleges: [UUID]) async throws {
        let size = ExaminedFile.pieceSize
        for first in stride(from: 0, to: file.pieces.count, by: Self.together) {
            let pieces = try (first..<min(first + Self.together, file.pieces.count)).map { piece -> SQL in
                """
                INSERT INTO evidence.chunk (tenant_id, sha256, ordinal, programme_id, colleges, bytes)
                VALUES (\(tenant), \(file.sha256), \(Int32(piece)), \(member.programme), \(colleges),
                    \(try file.content.bytes(from: piece * size, atMost: size)))
                """
            }
            try await transaction.pipeline(pieces)
        }
    }

    private static var together: Int { 2 }
}
