import Crypto
import Foundation
import Gzip
import HTTPTypes
import Hummingbird
import NIOCore

/// A finished answer in memory: tagged, so that an unchanged one is not sent again, and compressed where that is taken.
struct Reply: Sendable {
    let bytes: [UInt8]
    var type: String
    var status: HTTPResponse.Status = .ok
    /// Assets are named by their content and kept for a year; pages are asked for again each time.
    var caching = "private, no-cache"
    /// Where what was made is; nil where nothing was.
    var location: Address?

    /// Of what nobody may keep a copy of.
    static let uncached = "no-store"

    /// An answer as JSON, dates in ISO 8601, keys in order.
    static func json(_ answer: some Answer, status: HTTPResponse.Status = .ok) throws -> Reply {
        try json(answer.json, status: status)
    }

    /// JSON that is made already.
    static func json(_ value: JSONValue, status: HTTPResponse.Status = .ok) throws -> Reply {
        Reply(bytes: try value.bytes(), type: "application/json", status: status)
    }

    /// What is told this once, such as a secret; at an address, that it was made.
    static func once(_ answer: some Answer, at address: Address? = nil) throws -> Reply {
        var reply = try json(answer, status: address == nil ? .ok : .created)
        (reply.caching, reply.location) = (uncached, address)
        return reply
    }

    /// The response to this request: whole, compressed, or only that nothing has changed.
    func response(to request: Request) -> Response {
        let isCompressed = bytes.count > 1_000 && request.headers[.acceptEncoding]?.contains("gzip") == true
        var headers: HTTPFields = [
            .contentType: type, .cacheControl: caching, .vary: "Accept, Accept-Encoding, Authorization, Cookie",
        ]
        if let location { headers[.location] = location.description }
        if status == .ok, caching != Self.uncached {
            let tag = tag(isCompressed ? "-gzip" : "")
            headers[.eTag] = tag
            if request.headers[.ifNoneMatch]?.contains(tag) == true {
                return Response(status: .notModified, headers: headers)
            }
        }
        if isCompressed, let compressed = Gzip.compress(bytes) {
            headers[.contentEncoding] = "gzip"
            return Response(status: status, headers: headers, body: .init(byteBuffer: ByteBuffer(bytes: compressed)))
        }
        return Response(status: status, headers: headers, body: .init(byteBuffer: ByteBuffer(bytes: bytes)))
    }

    /// What names these bytes, as they are or as they are sent.
    private func tag(_ form: String) -> String {
        "\"\(Data(SHA256.hash(data: bytes).prefix(15)).base64EncodedString())\(form)\""
    }

    /// The response as a file that the browser keeps under a name in the reader's language (RFC 6266).
    ///
    /// - Parameter plain: the name in ASCII, for what knows no other; nil where the name is.
    func download(as name: String, orElse plain: String? = nil, to request: Request) -> Response {
        var response = response(to: request)
        let safe = name.map { "*?:\"<>|\\/".contains($0) ? "-" : $0 }
        let encoded = String(safe).addingPercentEncoding(withAllowedCharacters: .fileName) ?? ""
        let named = plain == nil ? "" : "; filename*=UTF-8''\(encoded)"
        response.headers[.contentDisposition] = "attachment; filename=\"\(plain ?? name)\"\(named)"
        return response
    }
}

extension CharacterSet {
    /// What stands as it is in a file's name of a header (RFC 8187).
    static let fileName = CharacterSet(
        charactersIn: "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~"
    )
}
