import Evidence
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Tenancy

/// `GET /evidence/{id}/file`, and `…/shown` for the page that shows it: the bytes, as they come from the database.
struct DownloadAttachment: Endpoint {
    static let contract = Contract(files: MediaType.all.map(\.name))

    let site: Site
    let id: Identifier<Attachment>
    /// Whether a browser is to show it in the page, not to keep it.
    let isShown: Bool

    func respond(to request: Request, _ context: Context) async throws -> Response {
        let member = try context.requireMember()
        let attachment = try await site.database.attachment(id, for: member)
        let file = attachment.file
        let type = file.mediaType
        guard !isShown || type?.isShown == true else { throw NotFound(what: "evidence") }
        var headers: HTTPFields = [
            .contentType: type?.name ?? "application/octet-stream", .acceptRanges: "bytes",
            .eTag: "\"\(file.hash)\"", .cacheControl: "private, no-cache",
            .contentSecurityPolicy: isShown ? Self.shown : Self.kept,
        ]
        headers[.contentDisposition] =
            (isShown ? "inline" : "attachment") + FileNameHeader.parameters(of: attachment.fileName)
        if isShown { headers[.frameOptions] = "SAMEORIGIN" }
        if request.headers[.ifNoneMatch]?.contains(file.hash) == true {
            return Response(status: .notModified, headers: headers)
        }
        let range = ByteRange(request.headers, of: file.size, tag: file.hash)
        if range == .outside {
            headers[.contentRange] = "bytes */\(file.size)"
            return Response(status: .rangeNotSatisfiable, headers: headers)
        }
        let stretch = range.stretch ?? 0..<file.size
        if range.stretch != nil {
            headers[.contentRange] = "bytes \(stretch.lowerBound)-\(stretch.upperBound - 1)/\(file.size)"
        }
        let reading = FileReading(file, in: site.database, by: member)
        return Response(
            status: range.stretch == nil ? .ok : .partialContent,
            headers: headers,
            body: ResponseBody(contentLength: stretch.count) { writer in
                try await reading.read(stretch) { try await writer.write(ByteBuffer(bytes: $0)) }
                try await writer.finish(nil)
            }
        )
    }

    /// Opened by itself it may do nothing at all.
    private static let kept = "default-src 'none'; sandbox; frame-ancestors 'none'"
    /// The same within a page of ours; a reader of PDFs brings its own style along.
    private static let shown =
        "default-src 'none'; img-src 'self'; object-src 'self'; style-src 'unsafe-inline'; sandbox; "
        + "frame-ancestors 'self'"
}

/// The stretch of a file that a request asks for (RFC 9110 section 14): one, or all of it.
enum ByteRange: Equatable {
    case whole
    case part(Range<Int>)
    case outside

    var stretch: Range<Int>? { if case .part(let stretch) = self { stretch } else { nil } }

    init(_ headers: HTTPFields, of size: Int, tag: String) {
        self = .whole
        guard let text = headers[.range], text.hasPrefix("bytes="), headers[.ifRange]?.contains(tag) != false else {
            return
        }
        let ends = text.dropFirst(6).split(separator: "-", omittingEmptySubsequences: false)
        // Several stretches at once are answered with the whole, as may be.
        guard ends.count == 2, !text.contains(",") else { return }
        switch (Int(ends[0]), Int(ends[1])) {
        case (let first?, let last):
            guard ends[1].isEmpty || last != nil, last ?? first >= first else { return }
            self = first < size ? .part(first..<min(size, (last ?? size - 1) + 1)) : .outside
        case (nil, let length?) where ends[0].isEmpty:
            self = length > 0 ? .part(max(0, size - length)..<size) : .outside
        default: return
        }
    }
}

/// A file's name in a header: in every script, and for what knows none but ASCII (RFC 6266, RFC 8187).
enum FileNameHeader {
    /// What stands behind `attachment`.
    static func parameters(of name: String) -> String {
        let plain = String(name.map { $0.isASCII && !"\"\\%".contains($0) && $0 >= " " ? $0 : "_" })
        let encoded = name.addingPercentEncoding(withAllowedCharacters: .fileName) ?? ""
        return "; filename=\"\(plain)\"; filename*=UTF-8''\(encoded)"
    }
}
