import Evidence
import Foundation
import HTTPTypes
import Hummingbird
import Lifecycle
import NIOCore
import Tenancy

/// `GET /colleges/{id}/dossier.zip`: all that is on file of a college, as one archive that is made as it is sent.
struct DownloadCollege: Endpoint {
    static let contract = Contract(files: ["application/zip"])

    let site: Site
    let id: Identifier<College>

    func respond(to request: Request, _ context: Context) async throws -> Response {
        let member = try context.requireMember()
        let (now, texts, database) = (site.now(), site.pages.texts(context), site.database)
        let read = try await CollegeArchiveReading(id, for: member, database)
        let parts = CollegeArchive(read, site.pages, texts, at: now).parts
        var archive = ZipStream(at: now)
        let heads = parts.map { archive.begin($0.name, size: $0.size, crc32: $0.crc32) }
        let end = archive.end()
        let name = "\(read.college.code)-\(texts.name(of: read.college)).zip"
        let headers: HTTPFields = [
            .contentType: "application/zip", .cacheControl: "no-store",
            .contentDisposition: "attachment" + FileNameHeader.parameters(of: name),
        ]
        let length = heads.reduce(end.count) { $0 + $1.count } + parts.reduce(0) { $0 + $1.size }
        let body = ResponseBody(contentLength: length) { writer in
            for (head, part) in zip(heads, parts) {
                try await writer.write(ByteBuffer(bytes: head))
                switch part.content {
                case .bytes(let bytes): try await writer.write(ByteBuffer(bytes: bytes))
                case .file(let file):
                    try await FileReading(file, in: database, by: member).read(0..<file.size) {
                        try await writer.write(ByteBuffer(bytes: $0))
                    }
                }
            }
            try await writer.write(ByteBuffer(bytes: end))
            try await writer.finish(nil)
        }
        return Response(status: .ok, headers: headers, body: body)
    }
}
