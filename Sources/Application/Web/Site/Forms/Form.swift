import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Tenancy

/// A form that was sent: its fields and files. Where a cookie tells who sends it there is no way to read one without
/// checking that a page of this session did; where it brings a file, that is checked before the file is read. A machine
/// shows its credential each time, and no other site's page can make it do so.
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
        let token = try Self.token(request, context)
        var limits = limits
        limits.bytes = min(limits.bytes, context.door.bodyLimit)
        if context.member == nil { limits.bytes = min(limits.bytes, limits.anyonesBytes) }
        let type = (request.headers[.contentType] ?? "").lowercased()
        if type.hasPrefix("multipart/form-data") {
            let parts = try await Self.parts(of: request, request.headers[.contentType] ?? "", limits, token: token)
            (fields, files) = (parts.fields, parts.files)
        } else {
            let text = try await Self.text(of: request, limits)
            if type.hasPrefix("application/json") {
                fields = try JSONForm.fields(of: text, limits: limits)
            } else {
                fields = try URLEncodedForm.fields(of: String(buffer: text), limits: limits)
            }
            files = [:]
        }
        guard token == nil || fields["csrf"] == token else { throw FormRefusal.foreign }
    }

    /// What the field `csrf` must say; nil where there need be none.
    private static func token(_ request: Request, _ context: Context) throws(FormRefusal) -> String? {
        guard context.door.credentials == .cookie else { return nil }
        if request.headers[.secFetchSite] == "cross-site" || !context.isSessionKnown { throw .foreign }
        return context.session.formToken
    }

    private static func parts(
        of request: Request,
        _ type: String,
        _ limits: FormLimits,
        token: String?
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

    private static func text(of request: Request, _ limits: FormLimits) async throws -> ByteBuffer {
        var body = try FormBody(request, limit: min(limits.bytes, limits.allFields))
        var text = ByteBuffer()
        while var chunk = try await body.next() { text.writeBuffer(&chunk) }
        return text
    }
}
