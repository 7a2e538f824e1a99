import Evidence
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Tenancy

/// `PATCH /evidence/uploads/{id}`: takes more bytes of it, each piece for good before the next; with the last it is attached.
struct ContinueEvidenceUpload: Endpoint {
    static let contract = Contract(.nothing, takes: [])

    let site: Site
    let id: Identifier<EvidenceUpload>

    var timeLimit: Duration { .seconds(3_600) }

    func respond(to request: Request, _ context: Context) async throws -> Response {
        let member = try context.requireMember()
        try Tus.check(request, context)
        let act = try context.act(at: site.now())
        try act.requireWriting()
        guard request.headers[.contentType] == Tus.type else { throw FormRefusal.otherType }
        let upload = try await site.database.reading(as: member) { try await $0.evidenceUpload(id) }
        guard let place = request.headers[.uploadOffset].flatMap({ Int($0) }), place == upload.received,
            upload.attachment == nil
        else { throw EvidenceRefusal.place(received: upload.received) }
        let received = try await site.uploads.during(member.id) {
            try await take(request, of: upload, context)
        }
        return Response(status: .noContent, headers: Tus.headers(upload, received: received))
    }

    /// How many bytes are here afterwards. Of a line that breaks, what came is kept.
    private func take(_ request: Request, of upload: EvidenceUpload, _ context: Context) async throws -> Int {
        var (place, piece) = (upload.received, [UInt8]())
        var body = try FormBody(request, limit: upload.size - upload.received)
        do {
            while let bytes = try await body.next() {
                piece += bytes.readableBytesView
                while piece.count >= ExaminedFile.pieceSize, place + piece.count < upload.size {
                    let whole = Array(piece.prefix(ExaminedFile.pieceSize))
                    try await keep(whole, at: &place, context)
                    piece.removeFirst(whole.count)
                }
            }
        } catch FormRefusal.brokenOff {
            if !piece.isEmpty, place + piece.count < upload.size { try await keep(piece, at: &place, context) }
            throw FormRefusal.brokenOff
        }
        guard place + piece.count == upload.size else {
            if !piece.isEmpty { try await keep(piece, at: &place, context) }
            return place
        }
        let member = try context.requireMember()
        let whole = try await site.database.reading(as: member) { try await $0.evidenceUpload(id) }
        guard whole.received == place else { throw EvidenceRefusal.place(received: whole.received) }
        let act = try context.act(at: site.now())
        _ = try await site.database.complete(whole, with: piece, in: Site.evidenceRooms, by: act)
        return upload.size
    }

    private func keep(_ bytes: [UInt8], at place: inout Int, _ context: Context) async throws {
        try await site.database.add(bytes, at: place, to: id, by: try context.act(at: site.now()))
        place += bytes.count
    }
}
