import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Tenancy

/// A form that was sent: its fields and files. There is no way to read one without checking that a page of this session
/// sent it.
struct Form: Sendable {
    /// The text fields by name; of several with one name the last.
    let fields: [String: String]
    /// The files by field name.
    let files: [String: UploadedFile]

    /// A text field without surrounding white space; empty where the form had none.
    subscript(_ name: String) -> String {
        (fields[name] ?? "").trimmingCharacters(in: .whitespacesAndNewlines)
    }

    /// Reads a form of at most so many bytes; throws `FormRefusal`.
    init(_ request: Request, _ context: Context, limit: Int = 64 << 10) async throws {
        if request.headers[.secFetchSite] == "cross-site" || !context.isSessionKnown { throw FormRefusal.foreign }
        let body = try await Self.body(of: request, limit: limit)
        let type = request.headers[.contentType] ?? ""
        if type.hasPrefix("multipart/form-data") {
            let parts = try MultipartForm(Data(body.readableBytesView), contentType: type)
            fields = parts.fields
            files = parts.files
        } else {
            fields = Self.decode(String(buffer: body))
            files = [:]
        }
        guard fields["csrf"] == context.session.formToken else { throw FormRefusal.foreign }
    }

    private static func body(of request: Request, limit: Int) async throws -> ByteBuffer {
        do {
            return try await request.body.collect(upTo: limit)
        } catch is NIOTooManyBytesError {
            throw FormRefusal.tooLarge(limit: limit)
        }
    }

    /// `application/x-www-form-urlencoded`, as browsers write it.
    static func decode(_ text: String) -> [String: String] {
        var fields: [String: String] = [:]
        for pair in text.split(separator: "&") {
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let words = parts.map { $0.replacing("+", with: " ").removingPercentEncoding ?? String($0) }
            fields[words[0]] = words.count > 1 ? words[1] : ""
        }
        return fields
    }
}

/// A file that a form brought.
struct UploadedFile: Sendable {
    /// The name it had on the sender's machine.
    let name: String
    let bytes: [UInt8]
}

/// Why a form was not read.
enum FormRefusal: Error, Sendable, Hashable {
    /// It was not sent by a page of this session, or the session has ended since.
    case foreign
    /// It is not put together as browsers do.
    case malformed
    /// It has more bytes than it may.
    case tooLarge(limit: Int)
    /// The form wants a file and none was chosen.
    case fileMissing
}
