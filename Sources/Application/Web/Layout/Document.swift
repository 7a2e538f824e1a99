import Crypto
import Foundation
import Gzip
import HTTPTypes
import Hummingbird
import NIOCore

/// A finished answer in memory: tagged, so that an unchanged one is not sent again, and compressed where that is taken.
struct Document: Sendable {
    let bytes: [UInt8]
    let type: String
    var status: HTTPResponse.Status = .ok
    /// Assets are named by their content and kept for a year; pages are asked for again each time.
    var caching = "private, no-cache"

    /// An answer as JSON, dates in ISO 8601, keys in order.
    static func json(_ answer: some Encodable, status: HTTPResponse.Status = .ok) throws -> Document {
        let encoder = JSONEncoder()
        encoder.dateEncodingStrategy = .iso8601
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return Document(bytes: Array(try encoder.encode(answer)), type: "application/json", status: status)
    }

    /// The response to this request: whole, compressed, or only that nothing has changed.
    func response(to request: Request) -> Response {
        let tag =
            "\""
            + SHA256.hash(data: bytes).prefix(12).map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }
            .joined() + "\""
        var headers: HTTPFields = [
            .contentType: type, .cacheControl: caching, .vary: "Accept, Accept-Encoding, Cookie",
        ]
        if status == .ok {
            headers[.eTag] = tag
            if request.headers[.ifNoneMatch]?.contains(tag) == true {
                return Response(status: .notModified, headers: headers)
            }
        }
        if bytes.count > 1_000, request.headers[.acceptEncoding]?.contains("gzip") == true,
            let compressed = Gzip.compress(bytes)
        {
            headers[.contentEncoding] = "gzip"
            return Response(status: status, headers: headers, body: .init(byteBuffer: ByteBuffer(bytes: compressed)))
        }
        return Response(status: status, headers: headers, body: .init(byteBuffer: ByteBuffer(bytes: bytes)))
    }

    /// The response as a file that the browser keeps under this name.
    func download(as name: String, to request: Request) -> Response {
        var response = response(to: request)
        response.headers[.contentDisposition] = "attachment; filename=\"\(name)\""
        return response
    }
}
