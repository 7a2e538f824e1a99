import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Spreadsheet
import Tenancy

/// A form that was sent: its fields and files. Where a cookie tells who sends it there is no way to read one without
/// checking that a page of this session did; where it brings a file, that is checked before the file is read. A machine
/// shows its credential each time, and no other site's page can make it do so. Only the fields that the endpoint's contract
/// declares are there; a program that sends others, or others than they may be, is refused.
struct Form: Sendable {
    /// The text fields by name; of several with one name the last.
    let fields: [String: String]
    /// The files by field name; they stand on the disk until the last who holds one lets go.
    let files: [String: UploadedFile]

    /// A text field without surrounding white space; empty where the form had none.
    subscript(_ name: String) -> String {
        (fields[name] ?? "").trimmingCharacters(in: .whitespacesAndNewlines)
    }

    /// Reads a form as it comes; throws `FormRefusal` or `InputRefusal`.
    init(_ request: Request, _ context: Context, limits: FormLimits = FormLimits()) async throws {
        let token = try Self.token(request, context)
        var limits = limits
        if !limits.isAboveDoor { limits.bytes = min(limits.bytes, context.door.bodyLimit) }
        if context.member == nil { limits.bytes = min(limits.bytes, limits.anyonesBytes) }
        let sent: [String: SentValue]
        (sent, files) = try await Self.sent(by: request, limits, token: token, context.typed)
        context.typed.fields = sent.mapValues(\.text)
        guard token == nil || sent["csrf"] == token.map(SentValue.text) else { throw FormRefusal.foreign }
        Self.recognise(request, context, files)
        let inputs = context.inputs + [.token, .own]
        if context.wantsJSON { try inputs.check(sent) }
        fields = sent.filter { name, _ in name != OwnField.password.rawValue && inputs.contains { $0.isOf(name) } }
            .mapValues(\.text)
    }

    /// Tells the use case by what this is recognised when it is sent again, and which version its sender saw.
    private static func recognise(_ request: Request, _ context: Context, _ files: [String: UploadedFile]) {
        let typed = context.typed
        let isMachine = context.door.credentials == .authorization
        let key = isMachine ? request.headers[.idempotencyKey] ?? "" : typed[.key]
        // What is about a browser's own session, such as a password, may well be refused and yet write that it was.
        if !key.isEmpty, typed.contract?.doors != [.pages] {
            let names = files.mapValues { "\($0.name) \($0.content.count)" }
            let content = typed.fields.filter { !OwnField.isOwn($0.key) }.merging(names) { $1 }
            typed.sent.submission = Submission(key: key, to: request.uri.path, fields: content)
        }
        let seen = isMachine ? request.headers[.ifMatch]?.replacing("\"", with: "") ?? "" : typed[.seen]
        typed.sent.seen = seen.isEmpty || seen == "*" ? nil : seen
        typed.sent.password = isMachine ? nil : typed[.password]
    }

    /// What was sent, put together as its type says.
    private static func sent(
        by request: Request,
        _ limits: FormLimits,
        token: String?,
        _ typed: TypedForm
    ) async throws -> ([String: SentValue], [String: UploadedFile]) {
        let header = request.headers[.contentType] ?? ""
        let type = header.prefix { $0 != ";" }.trimmingCharacters(in: .whitespaces).lowercased()
        switch type {
        case "multipart/form-data":
            let parts = try await parts(of: request, header, limits, token: token, typed)
            return (parts.fields.mapValues(SentValue.text), parts.files)
        case "application/json":
            return (try JSONForm.values(of: try await text(of: request, limits, typed), limits: limits), [:])
        case "application/x-www-form-urlencoded":
            let text = String(buffer: try await text(of: request, limits, typed))
            let fields = try URLEncodedForm.fields(of: text, limits: limits)
            return (fields.mapValues(SentValue.text), [:])
        default:
            // A form of no fields may be sent without a body, and then needs no type.
            let text = try await text(of: request, limits, typed)
            guard type.isEmpty, text.readableBytes == 0 else { throw FormRefusal.otherType }
            return ([:], [:])
        }
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
        token: String?,
        _ typed: TypedForm
    ) async throws -> FormParts {
        var parser = try MultipartParser(contentType: type, limits: limits)
        var parts = FormParts(limits: limits, token: token)
        // A form that is refused at its file has said before whose it is.
        defer { typed.fields = parts.fields }
        var body = try FormBody(request, limit: limits.bytes)
        typed.isBegun = true
        while let chunk = try await body.next() {
            for event in try parser.push(chunk.readableBytesView) { try await parts.take(event) }
        }
        try parser.finish()
        return parts
    }

    private static func text(
        of request: Request,
        _ limits: FormLimits,
        _ typed: TypedForm
    ) async throws -> ByteBuffer {
        var body = try FormBody(request, limit: min(limits.bytes, limits.allFields))
        typed.isBegun = true
        var text = ByteBuffer()
        while var chunk = try await body.next() { text.writeBuffer(&chunk) }
        return text
    }
}

extension Request {
    /// Whether what is sent is in parts, files among them.
    var bringsParts: Bool { headers[.contentType]?.lowercased().hasPrefix("multipart/") == true }
}
