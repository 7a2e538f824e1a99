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

    /// Reads a form of at most so many bytes; throws `FormRefusal` or a typed 413.
    init(_ request: Request, _ context: Context, limit: Int = 64 << 10) async throws {
        if request.headers[.secFetchSite] == "cross-site" || !context.isSessionKnown { throw FormRefusal.foreign }
        var request = request
        let body = try await request.collectBody(upTo: limit)
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
    /// The form wants a file and none was chosen.
    case fileMissing
}
