import Crypto
import Foundation
import Postgres
import Tenancy

/// A kept file that isn't what it should be.
package struct EvidenceFault: Sendable, Hashable, Codable {
    /// What is wrong with it.
    package enum Kind: String, Sendable, Codable, CaseIterable {
        /// Bytes are missing.
        case missing
        /// Its bytes have another hash, or are of another number, than they had.
        case altered
        /// Nothing has it attached.
        case unattached
        /// Something was decided on it that has another hash.
        case miscited
    }

    package let tenant: Identifier<Organisation>
    /// The file's hash in hexadecimal digits.
    package let file: String
    package let kind: Kind
}

extension Scope {
    /// The programme's kept files in the order of their tenants and hashes, after one.
    package func evidenceFiles(after last: EvidenceFile?, limit: Int) async throws -> [EvidenceFile] {
        let tenant = last?.tenant ?? Identifier<Organisation>.nobody
        return try await all(
            """
            SELECT tenant_id, sha256, size, crc32, media_type FROM evidence.file
            WHERE programme_id = \(member.programme)
                AND (tenant_id, sha256) > (\(tenant), \(last?.sha256 ?? []))
            ORDER BY tenant_id, sha256
            LIMIT \(Int64(limit))
            """
        ) { (tenant: Identifier<Organisation>, sha256: [UInt8], size: Int, crc32: Int, type: String) in
            EvidenceFile(
                tenant: tenant,
                sha256: sha256,
                size: size,
                crc32: UInt32(truncatingIfNeeded: crc32),
                type: type
            )
        }
    }

    /// What of the programme's files is attached to nothing, or was decided on and is attached with another hash.
    package func looseEvidence() async throws -> [EvidenceFault] {
        try await all(
            """
            SELECT file.tenant_id, encode(file.sha256, 'hex'), 'unattached' FROM evidence.file
            WHERE file.programme_id = \(member.programme) AND NOT EXISTS (
                SELECT FROM evidence.attachment
                WHERE attachment.tenant_id = file.tenant_id AND attachment.sha256 = file.sha256
            )
            UNION ALL
            SELECT citation.tenant_id, encode(citation.sha256, 'hex'), 'miscited' FROM evidence.citation
            LEFT JOIN evidence.attachment
                ON attachment.tenant_id = citation.tenant_id AND attachment.attachment_id = citation.attachment_id
            WHERE citation.programme_id = \(member.programme) AND citation.sha256 IS DISTINCT FROM attachment.sha256
            ORDER BY 1, 2
            """
        ) { (tenant: Identifier<Organisation>, file: String, kind: EvidenceFault.Kind) in
            EvidenceFault(tenant: tenant, file: file, kind: kind)
        }
    }
}

extension EvidenceFault.Kind: PostgresCodable {}

extension Database {
    /// Reads every file that a member's programme keeps, and says what is missing, altered or attached to nothing; empty
    /// when all is as it was written.
    ///
    /// - Parameter progress: told after each file of how many there are so far.
    package func evidenceFaults(
        as member: Member,
        progress: (_ files: Int) -> Void = { _ in }
    ) async throws -> (files: Int, faults: [EvidenceFault]) {
        var (count, last) = (0, nil as EvidenceFile?)
        var faults = try await reading(as: member) { try await $0.looseEvidence() }
        while true {
            let files = try await reading(as: member) { [last] in try await $0.evidenceFiles(after: last, limit: 100) }
            guard !files.isEmpty else { return (count, faults) }
            for file in files {
                if let kind = try await fault(of: file, as: member) {
                    faults.append(EvidenceFault(tenant: file.tenant, file: file.hash, kind: kind))
                }
                count += 1
                progress(count)
            }
            last = files.last
        }
    }

    private func fault(of file: EvidenceFile, as member: Member) async throws -> EvidenceFault.Kind? {
        var (hash, size) = (SHA256(), 0)
        for first in stride(from: 0, to: file.pieces, by: 4) {
            let range = first..<min(first + 4, file.pieces)
            let pieces = try await reading(as: member) { try await $0.pieces(range, of: file) }
            guard pieces.count == range.count else { return .missing }
            for piece in pieces {
                hash.update(data: piece)
                size += piece.count
            }
        }
        return size == file.size && Array(hash.finalize()) == file.sha256 ? nil : .altered
    }
}
