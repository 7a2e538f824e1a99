import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Tenancy

/// A form that was sent: its fields and files. There is no way to read one without checking that a page of this session
/// sent it; where it brings a file, that is checked before the file is read.
struct Form: Sendable {
    /// The text fields by name; of several with one name the last.
    let fields: [String: String]
    /// The files by field name; they stand on the disk until the last who holds one lets go.
    let files: [String: UploadedFile]

    /// A text field without surrounding white space; empty where the form had none.
    subscript(_ name: String) -> String {
        (fields[name] ?? "").trimmingCharacters(in: .whitespacesAndNewlines)
    }

    /// Reads a form as it comes; throws `FormRefusal`.
    init(_ request: Request, _ context: Context, limits: FormLimits = FormLimits()) async throws {
        if request.headers[.secFetchSite] == "cross-site" || !context.isSessionKnown { throw FormRefusal.foreign }
        let type = request.headers[.contentType] ?? ""
        if type.lowercased().hasPrefix("multipart/form-data") {
            let parts = try await Self.parts(of: request, type, limits, token: context.session.formToken)
            (fields, files) = (parts.fields, parts.files)
        } else {
            fields = try await Self.fields(of: request, limits)
            files = [:]
        }
        guard fields["csrf"] == context.session.formToken else { throw FormRefusal.foreign }
    }

    private static func parts(
        of request: Request,
        _ type: String,
        _ limits: FormLimits,
        token: String
    ) async throws -> FormParts {
        var parser = try MultipartParser(contentType: type, limits: limits)
        var parts = FormParts(limits: limits, token: token)
        var body = try FormBody(request, limit: limits.bytes)
        while let chunk = try await body.next() {
            for event in try parser.push(chunk.readableBytesView) { try await parts.take(event) }
        }
        try parser.finish()
        return parts
    }

    private static func fields(of request: Request, _ limits: FormLimits) async throws -> [String: String] {
        var body = try FormBody(request, limit: min(limits.bytes, limits.allFields))
        var text = ByteBuffer()
        while var chunk = try await body.next() { text.writeBuffer(&chunk) }
        return try URLEncodedForm.fields(of: String(buffer: text), limits: limits)
    }
}
