import Foundation
import Spreadsheet
import Tenancy

extension Database {
    /// Makes a file of an upload whose last bytes are in hand: they are kept together with the file or not at all, so that
    /// whoever was told that all is here has it attached. A file that isn't taken ends the upload; throws why.
    package func complete(
        _ upload: EvidenceUpload,
        with last: [UInt8],
        in rooms: EvidenceRooms,
        by act: Act
    ) async throws -> Identifier<Attachment> {
        let content = try await received(of: upload, by: act)
        try content.append(last)
        do {
            let file = try await ExaminedFile(content, largest: upload.size)
            return try await attach(
                file,
                upload.words,
                to: upload.subject,
                replacing: upload.replaces,
                from: upload,
                in: rooms,
                by: act
            )
        } catch EvidenceRefusal.place(let received) {
            // Somebody else took it on meanwhile, whose it is now.
            throw EvidenceRefusal.place(received: received)
        } catch let refusal as EvidenceRefusal {
            // However often it is sent again, it stays what it is.
            try await dropUpload(upload.id, by: act)
            throw refusal
        }
    }

    /// The bytes that were here when the upload was looked at; throws `EvidenceRefusal.place` where it went on since.
    private func received(of upload: EvidenceUpload, by act: Act) async throws -> SpooledFile {
        let content = try SpooledFile()
        while content.count < upload.received {
            let place = content.count
            let pieces = try await reading(as: act.member) { scope in
                let pieces = try await scope.uploadPieces(upload.id, from: place)
                try await scope.evidenceUpload(upload.id).requireSame(as: upload)
                return pieces
            }
            guard !pieces.isEmpty else { throw EvidenceRefusal.place(received: place) }
            for piece in pieces { try content.append(piece) }
        }
        return content
    }
}
